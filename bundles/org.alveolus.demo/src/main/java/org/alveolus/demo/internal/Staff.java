package org.alveolus.demo.internal;

import java.util.UUID;

/** Somebody who works in the demo: the account's id. */
record Staff(UUID account) {}
