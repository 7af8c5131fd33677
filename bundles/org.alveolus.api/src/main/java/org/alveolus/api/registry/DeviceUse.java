package org.alveolus.api.registry;

import java.util.UUID;
import org.alveolus.api.catalogue.Device;

/**
 * A device that was used in a treatment.
 *
 * @param stockItem the stock item that it was taken from; null when it did not come from the stock
 * @param device what is known of it; its supplier may be given by {@code supplierName} alone and is then added when it is new. With a
 *     stock item, what is null here is taken from the item. Null only with a stock item, when all is taken from it
 * @param reasonWhenExpired why the stock item is used although it has expired; null when it has not, and once it is recorded: the stock keeps it
 */
public record DeviceUse(UUID stockItem, Device device, String reasonWhenExpired) {

    /** One whose stock item must not have expired, or that has none. */
    public DeviceUse(UUID stockItem, Device device) {
        this(stockItem, device, null);
    }
}
