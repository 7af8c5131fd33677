package org.alveolus.stock.internal.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of an item's place. Each begins where the one before ended, so that the contents of a storage location are all
 * movements into it without those out of it.
 *
 * @param number 1 for the item's first movement, then one more each
 * @param account who; null for the system
 * @param accountName the person's name at that time
 * @param reason in words; null when none was given
 * @param treatment for which it was taken or from which it came back; null when none
 * @param from null when it was not in stock
 * @param to null when it left the stock
 */
public record Movement(
        int number,
        Instant at,
        UUID account,
        String accountName,
        MovementKind kind,
        String reason,
        UUID treatment,
        Place from,
        Place to) {

    /** A storage location with the title that it had then. */
    public record Place(UUID storage, String title) {}
}
