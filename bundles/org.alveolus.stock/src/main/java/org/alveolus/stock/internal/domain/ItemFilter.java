package org.alveolus.stock.internal.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;

/**
 * Which items are meant; what is null does not restrict.
 *
 * @param locations at these practice locations; never null
 * @param kind of this kind
 * @param state in this state; null for what is in the house: in stock, reserved or quarantined
 * @param storage in this storage location
 * @param suppliers of one of these suppliers; empty for any; never null
 * @param product equal to this one, by {@link ItemKeys#product}
 * @param expiresBefore whose last day of use lies before
 * @param expiresFrom whose last day of use is this or a later one
 * @param words each the beginning of a word of some field; empty for any; never null
 */
public record ItemFilter(
        Set<UUID> locations,
        DeviceKind kind,
        StockItem.State state,
        UUID storage,
        Set<UUID> suppliers,
        String product,
        LocalDate expiresBefore,
        LocalDate expiresFrom,
        Set<String> words) {

    /** The states of what is in the house. */
    public static final Set<StockItem.State> PRESENT = Collections.unmodifiableSet(
            EnumSet.of(StockItem.State.IN_STOCK, StockItem.State.RESERVED, StockItem.State.QUARANTINED));

    public ItemFilter {
        locations = Set.copyOf(locations);
        suppliers = Set.copyOf(suppliers);
        words = Set.copyOf(words);
    }

    /** All that is in the house at these practice locations. */
    public static ItemFilter at(Set<UUID> locations) {
        return new ItemFilter(locations, null, null, null, Set.of(), null, null, null, Set.of());
    }

    /** What may be taken: in stock and not expired. */
    public ItemFilter available(LocalDate today) {
        return new ItemFilter(
                locations, kind, StockItem.State.IN_STOCK, storage, suppliers, product, expiresBefore, today, words);
    }

    /** What may be taken with a reason: in stock, expired or not. */
    public ItemFilter inStock() {
        return new ItemFilter(
                locations, kind, StockItem.State.IN_STOCK, storage, suppliers, product, expiresBefore, null, words);
    }

    /** The kinds that are meant. */
    public Set<DeviceKind> kinds() {
        return kind == null ? EnumSet.allOf(DeviceKind.class) : EnumSet.of(kind);
    }

    /** The states that are meant. */
    public Set<StockItem.State> states() {
        return state == null ? PRESENT : EnumSet.of(state);
    }
}
