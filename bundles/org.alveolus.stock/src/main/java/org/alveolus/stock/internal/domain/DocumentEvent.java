package org.alveolus.stock.internal.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a return or an order.
 *
 * @param account who; null for the system
 * @param accountName the person's name at that time
 * @param what the state that it got, or another stable name in capitals
 * @param note in words; null when none was given
 */
public record DocumentEvent(Instant at, UUID account, String accountName, String what, String note) {}
