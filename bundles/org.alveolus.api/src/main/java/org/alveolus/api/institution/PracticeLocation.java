package org.alveolus.api.institution;

import java.util.UUID;

/** A place where an institution treats patients: its id, its name and its postal address in lines. */
public record PracticeLocation(UUID id, String name, String address) {}
