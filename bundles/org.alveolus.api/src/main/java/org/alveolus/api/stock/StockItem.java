package org.alveolus.api.stock;

import java.time.Instant;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;

/**
 * One piece in stock, or that was.
 *
 * @param storage the storage location where it lies
 * @param practiceLocation the practice location the storage location belongs to
 * @param takenFor the treatment it was taken for; null unless {@link State#USED}
 * @param addedAt when it was put into stock
 * @param version rises with each change; the entity tag
 */
public record StockItem(
        UUID id,
        Device device,
        UUID storage,
        String storageTitle,
        UUID practiceLocation,
        State state,
        UUID takenFor,
        Instant addedAt,
        long version) {

    /** Where a piece is in its life. */
    public enum State {
        /** It may be taken. */
        IN_STOCK,
        /** In the house, and set aside for a return to its supplier. */
        RESERVED,
        /** In the house, and nobody may use it until it is released. */
        QUARANTINED,
        USED,
        RETURNED,
        DISCARDED
    }
}
