package org.alveolus.api.accounts;

import java.util.UUID;

/** A person's account: its id, the e-mail address that is its user name, and the name shown to others. */
public record Account(UUID id, String email, String name) {}
