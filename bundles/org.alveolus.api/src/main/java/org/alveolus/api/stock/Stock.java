package org.alveolus.api.stock;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
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
     * All items of these devices that are still in the institution (in stock, reserved or quarantined), wherever they lie: a recall is
     * never shortened by rights.
     */
    List<StockItem> recall(DeviceQuery query);

    /** The storage locations of a practice location, by title. */
    List<StorageLocation> storages(UUID practiceLocation);

    /**
     * Adds a storage location.
     *
     * @param title 1 to 120 characters
     * @param department 1 to 120 characters
     * @throws org.alveolus.api.ProblemException 400 naming the field, 409 {@code storage-exists} when the practice location has one of this
     *     title
     */
    StorageLocation addStorage(UUID practiceLocation, String title, String department);

    /**
     * Puts pieces of the same device into stock and learns the product from it.
     *
     * @param storage where they lie
     * @param device checked by {@link org.alveolus.api.catalogue.DeviceForm#checked}, with a name
     * @param count how many, 1 to 200; 1 when it has a serial number
     * @return the items, one each
     * @throws org.alveolus.api.ProblemException 400 naming the field; 409 {@code serial-in-stock} when a piece with this serial number
     *     is there already
     */
    List<StockItem> add(UUID storage, Device device, int count);

    /**
     * Takes an item out of stock for a treatment. Exactly one of several who try at the same moment succeeds. Whoever takes
     * several takes them in the order of their ids, so that two who want the same ones never wait for each other.
     *
     * @param item its id
     * @param treatment the treatment that uses it
     * @throws org.alveolus.api.ProblemException 404; 409 {@code item-used}, or {@code item-gone} when it left the stock otherwise, with member
     *     {@code item}: its {@code id}, {@code name}, {@code lot}, {@code state}, and who took or removed it when ({@code by}, {@code at}); in the
     *     same form 409 {@code item-quarantined} and {@code item-reserved} while it is not free; 409 {@code item-expired} when it has expired
     */
    default StockItem take(UUID item, UUID treatment) {
        return take(item, treatment, null);
    }

    /**
     * Like {@link #take(UUID, UUID)}, also when the item has expired: the reason then stands in the movement and in the audit log.
     *
     * @param reasonWhenExpired why it is used although it has expired, 1 to 200 characters; null when it must not be
     * @throws org.alveolus.api.ProblemException as {@link #take(UUID, UUID)}; 403 {@code no-task} when it has expired and the caller was not granted
     *     {@link org.alveolus.api.Tasks#USE_EXPIRED_ITEM}
     */
    StockItem take(UUID item, UUID treatment, String reasonWhenExpired);

    /**
     * Puts an item back that was taken for this treatment; does nothing when it was not.
     *
     * @param reason for the movement, e.g. {@code treatment-deleted}
     * @throws org.alveolus.api.ProblemException 409 {@code serial-in-stock} when the same piece was stocked again meanwhile
     */
    void putBack(UUID item, UUID treatment, String reason);

    /**
     * Withholds items from every use until they are released, all or none: they are not offered, taken or returned, and moved only with
     * a reason. A recall goes on finding them. An item that somebody had set aside is set aside no more. Items that are quarantined
     * already stay as they are. Needs the right to edit at each item's practice location.
     *
     * @param items their ids, 1 to 5000
     * @param reason 1 to 200 characters, kept with the movement
     * @return the items that were changed, as they are now
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403; 404; 409 {@code item-used} or {@code item-gone} as with
     *     {@link #take}
     */
    List<StockItem> quarantine(Collection<UUID> items, String reason);

    /**
     * Ends the quarantine of items, all or none. Items that are not quarantined, or that left the stock, stay as they are. Needs the right to
     * edit at each item's practice location.
     *
     * @param items their ids, 1 to 5000
     * @param reason 1 to 200 characters, kept with the movement
     * @return the items that were changed, as they are now
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403; 404
     */
    List<StockItem> release(Collection<UUID> items, String reason);

    /**
     * Sets how many pieces of an item's product should lie at the item's practice location (S6); a level that is there is changed.
     *
     * @param item of the product
     * @param minimum below which it is ordered
     * @param target up to which it is ordered
     * @throws org.alveolus.api.ProblemException 400 naming the field, {@code no-code} or {@code no-supplier} at {@code /item}; 403; 404
     */
    void setReorderLevel(UUID item, int minimum, int target);

    /**
     * Puts a return to a supplier together (S5) and sets its items aside, all or none.
     *
     * @param items 1 to 200 of one practice location, of this supplier or of none
     * @param note at most 1,000 characters; null when none
     * @return the id of the return, a draft
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403; 404; 409 {@code item-used}, {@code item-gone}, {@code item-reserved} or
     *     {@code item-quarantined}
     */
    UUID addReturn(UUID supplier, Collection<UUID> items, ReturnReason reason, String note);

    /**
     * Takes a return to the next state: its items leave when it is sent, and are in stock again when it is refused or called off.
     *
     * @param note at most 1,000 characters; null when none
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403; 404; 409 {@code wrong-state} and as {@link #addReturn}
     */
    void advanceReturn(UUID id, ReturnState state, String note);
}
