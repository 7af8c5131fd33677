package org.alveolus.api.stock;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The stock as the registry uses it: optional, so hold it by a dynamic reference. Any thread; joins the current transaction.
 * Rights of module {@code stock} are checked at the item's practice location.
 */
@ProviderType
public interface Stock {

    Optional<StockItem> find(UUID id);

    /**
     * Items that may be taken now, the first to expire first.
     *
     * @param query which devices
     * @param practiceLocation where they lie; null for anywhere the caller may see
     */
    List<StockItem> available(DeviceQuery query, UUID practiceLocation);

    /**
     * All items of these devices that are still in the institution (in stock or reserved), wherever they lie: a recall is never
     * shortened by rights.
     */
    List<StockItem> recall(DeviceQuery query);

    /**
     * Takes an item out of stock for a treatment. Exactly one of several who try at the same moment succeeds.
     *
     * @param item its id
     * @param treatment the treatment that uses it
     * @throws org.alveolus.api.ProblemException 404; 409 {@code item-used} with member {@code item} when it is not in stock any more; 409
     *     {@code item-expired} when it has expired
     */
    StockItem take(UUID item, UUID treatment);

    /**
     * Puts an item back that was taken for this treatment; does nothing when it was not.
     *
     * @param reason for the movement, e.g. {@code treatment-deleted}
     */
    void putBack(UUID item, UUID treatment, String reason);
}
