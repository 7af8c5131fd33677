package org.alveolus.stock.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Tasks;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ItemFilter;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.alveolus.stock.internal.persistence.ItemEntity;
import org.alveolus.stock.internal.persistence.ItemOrder;
import org.alveolus.stock.internal.persistence.ItemSearch;
import org.alveolus.stock.internal.persistence.StockRows;

/** The lists of items: the stock, what to pick from it, and its counts (S4, R1). */
public final class ItemLists {

    /** How many items of a product are told when picking; the others are in the list of items. */
    public static final int MAXIMUM_PICKED = 10;

    private static final int MAXIMUM_SEARCH = 200;
    private static final int MAXIMUM_WORDS = 8;
    private static final int SOON_DAYS = 90;

    private final Ground ground;
    private final Items items;

    ItemLists(Ground ground, Items items) {
        this.ground = ground;
        this.items = items;
    }

    /**
     * What list is asked for; what is null does not restrict.
     *
     * @param text a search by any field
     * @param state null for what is in the house
     * @param product {@link Pick#product} of equal items
     * @param everywhere at all practice locations instead of the current one
     */
    public record Asked(
            String text,
            DeviceKind kind,
            StockItem.State state,
            UUID storage,
            UUID supplier,
            String product,
            LocalDate expiresBefore,
            boolean everywhere) {}

    /**
     * Equal items of a product.
     *
     * @param product names them among all
     * @param count how many can be taken
     * @param items the first ones to expire, at most {@value ItemLists#MAXIMUM_PICKED}
     */
    public record Pick(String product, long count, List<StockItem> items) {}

    /**
     * Counts of items in the house.
     *
     * @param expired of them, those that may not be used any more
     * @param expiringSoon of them, those that expire within 90 days
     */
    public record Count(DeviceKind kind, long items, long expired, long expiringSoon) {}

    /**
     * The stock at a glance.
     *
     * @param storageLocations how many storage locations there are
     * @param counts by kind, every kind
     */
    public record Summary(int storageLocations, List<Count> counts) {}

    /** A part of the list. */
    public Page<StockItem> list(Asked asked, String sort, Page.Request page) {
        ItemFilter filter = filter(asked);
        ItemOrder order = ItemOrder.parse(sort);
        List<Object> after = order.after(page.cursor());
        return ground.run(rows -> {
            Page<ItemEntity> found = search(rows, filter).page(order, after, page.limit());
            return new Page<>(Items.shown(rows, found.items()), found.next());
        });
    }

    /** How many items the list has. */
    public ItemSearch.Count count(Asked asked) {
        ItemFilter filter = filter(asked);
        return ground.run(rows -> search(rows, filter).count());
    }

    /** Expired items are only for those who may use them. */
    private static boolean mayUseExpired(boolean wanted) {
        return wanted && Callers.current().rights().may(Tasks.USE_EXPIRED_ITEM);
    }

    /**
     * What can be taken, equal items together, by product; of each the first to expire first.
     *
     * @param expired whether expired items are shown to those who may use them
     */
    public Page<Pick> pick(Asked asked, boolean expired, Page.Request page) {
        ItemFilter filter =
                mayUseExpired(expired) ? filter(asked).inStock() : filter(asked).available(ground.today());
        String after =
                page.cursor() == null ? "" : Cursor.values(page.cursor(), 1).get(0);
        return ground.run(rows -> {
            List<ItemSearch.Group> groups = search(rows, filter).groups(after, page.limit() + 1, MAXIMUM_PICKED);
            boolean more = groups.size() > page.limit();
            List<Pick> picks = (more ? groups.subList(0, page.limit()) : groups)
                    .stream()
                            .map(group -> new Pick(
                                    Cursor.of(group.product()), group.count(), Items.shown(rows, group.first())))
                            .toList();
            return new Page<>(picks, more ? picks.get(picks.size() - 1).product() : null);
        });
    }

    /** What can be taken of exactly these devices, equal items together, by product. */
    public List<Pick> pick(DeviceQuery query, DeviceKind kind, boolean expired, boolean everywhere) {
        UUID here = everywhere ? null : Callers.current().location();
        Map<String, List<StockItem>> groups = new LinkedHashMap<>();
        items.available(query, here, mayUseExpired(expired)).stream()
                .filter(item -> kind == null || item.device().kind() == kind)
                .forEach(item -> groups.computeIfAbsent(ItemKeys.product(item.device()), key -> new ArrayList<>())
                        .add(item));
        return groups.entrySet().stream()
                .map(group -> new Pick(
                        Cursor.of(group.getKey()),
                        group.getValue().size(),
                        group.getValue().stream().limit(MAXIMUM_PICKED).toList()))
                .toList();
    }

    /** The stock where the caller works now, or everywhere when no practice location was chosen. */
    public Summary summary() {
        Set<UUID> where = Ground.where(false);
        LocalDate today = ground.today();
        return ground.run(rows -> {
            Map<DeviceKind, Count> counts = new EnumMap<>(DeviceKind.class);
            for (DeviceKind kind : DeviceKind.values()) {
                counts.put(kind, new Count(kind, 0, 0, 0));
            }
            for (UUID location : where) {
                Map<DeviceKind, Long> all = rows.items().count(location, null, null);
                Map<DeviceKind, Long> expired = rows.items().count(location, null, today);
                Map<DeviceKind, Long> soon = rows.items().count(location, today, today.plusDays(SOON_DAYS + 1L));
                counts.replaceAll((kind, count) -> new Count(
                        kind,
                        count.items() + all.getOrDefault(kind, 0L),
                        count.expired() + expired.getOrDefault(kind, 0L),
                        count.expiringSoon() + soon.getOrDefault(kind, 0L)));
            }
            return new Summary(rows.storages().at(where).size(), List.copyOf(counts.values()));
        });
    }

    private static ItemSearch search(StockRows rows, ItemFilter filter) {
        return rows.items()
                .search(
                        filter,
                        filter.words().isEmpty() ? List.of() : rows.storages().at(filter.locations()));
    }

    private ItemFilter filter(Asked asked) {
        new Problem.Faults().text("?q", asked.text(), 0, MAXIMUM_SEARCH).refuse();
        Set<String> words = asked.text() == null ? Set.of() : Texts.searched(asked.text(), ItemKeys.MAXIMUM_WORD);
        if (words.size() > MAXIMUM_WORDS) {
            throw Problem.invalid("?q", "too-many-words", "Search for at most " + MAXIMUM_WORDS + " words")
                    .exception();
        }
        if (asked.text() != null && !asked.text().isBlank() && words.isEmpty()) {
            throw Problem.invalid("?q", "no-word", "Search for something with a letter or a digit")
                    .exception();
        }
        return new ItemFilter(
                Ground.where(asked.everywhere()),
                asked.kind(),
                asked.state(),
                asked.storage(),
                asked.supplier() == null ? Set.of() : items.sameSuppliers(asked.supplier()),
                asked.product() == null ? null : product(asked.product()),
                asked.expiresBefore(),
                null,
                words);
    }

    private static String product(String text) {
        try {
            return Cursor.values(text, 1).get(0);
        } catch (org.alveolus.api.ProblemException e) {
            throw new org.alveolus.api.ProblemException(
                    Problem.invalid("?product", "unknown", "product is the 'product' of a group to pick from"), e);
        }
    }
}
