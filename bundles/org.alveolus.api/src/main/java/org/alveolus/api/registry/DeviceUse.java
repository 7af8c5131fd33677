package org.alveolus.api.registry;

import java.util.UUID;
import org.alveolus.api.catalogue.Device;

/**
 * A device that was used in a treatment.
 *
 * @param stockItem the stock item that it was taken from; null when it did not come from the stock
 * @param device what is known of it; its supplier may be given by {@code supplierName} alone and is then added when it is new. With a
 *     stock item, what is null here is taken from the item. Null only with a stock item, when all is taken from it
 */
public record DeviceUse(UUID stockItem, Device device) {}
