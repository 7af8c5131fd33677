package org.alveolus.api.patients;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A patient of an institution.
 *
 * @param number as in the practice's own system, unique in the institution
 * @param name null when not recorded
 * @param birthDate null when not recorded
 * @param language ISO 639-1; null when not recorded
 */
public record Patient(UUID id, String number, String name, LocalDate birthDate, String language) {}
