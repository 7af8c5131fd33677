package org.alveolus.stock.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import org.alveolus.api.Page;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ItemFilter;
import org.alveolus.stock.internal.domain.ItemKeys;

/**
 * Finds items by any field, in any order, without reading the whole stock where an index can do.
 *
 * <p>Neither database knows beforehand whether a typed word is rare or common, so it is tried: when one of the criteria has few
 * items by its own index, these are read, filtered and sorted in memory; else the index of the order is walked from where the
 * part begins, and since every criterion is common, a part is soon full. An index is only read for ids, rows are read by their
 * ids: then Derby too uses the index that it should. For one transaction.
 */
public final class ItemSearch {

    /** A search for common words is counted up to here. */
    public static final int MOST_COUNTED = 10_000;

    /** So many items are few. */
    private static final int FEW = 2000;

    private static final int STEP = 500;

    /** A statement with as many parameters as there happen to be would be planned anew each time. */
    private static final int[] SIZES = {1, 10, 50, STEP};

    private static final ItemOrder BY_PRODUCT = ItemOrder.parse("name");
    private static final ItemOrder BY_EXPIRY = ItemOrder.parse("expiry");

    private final EntityManager entities;
    private final ItemFilter filter;
    private final Map<String, Set<UUID>> storagesByWord;
    private final List<Range> ranges = new ArrayList<>();
    private Optional<List<ItemEntity>> few;

    ItemSearch(EntityManager entities, ItemFilter filter, Map<String, Set<UUID>> storagesByWord) {
        this.entities = entities;
        this.filter = filter;
        this.storagesByWord = storagesByWord;
        for (UUID location : filter.locations()) {
            for (StockItem.State state : filter.states()) {
                for (DeviceKind kind : filter.kinds()) {
                    ranges.add(new Range(location, state, kind));
                }
            }
        }
    }

    /** Equal items of a product: their key, how many there are, and the first to expire. */
    public record Group(String product, long count, List<ItemEntity> first) {}

    /**
     * How many items there are.
     *
     * @param exact whether they were counted to the end; else there are more
     */
    public record Count(long items, boolean exact) {}

    /** The beginning of each order's index. */
    private record Range(UUID location, StockItem.State state, DeviceKind kind) {

        Conditions conditions() {
            return new Conditions()
                    .and("i.locationId = :location", "location", location.toString())
                    .and("i.state = :state", "state", state)
                    .and("i.kind = :kind", "kind", kind);
        }

        boolean holds(ItemEntity item) {
            return item.location().equals(location) && item.state() == state && item.kind() == kind;
        }
    }

    /**
     * The part of the list after the values, in the order.
     *
     * @param after by {@link ItemOrder#after}
     */
    public Page<ItemEntity> page(ItemOrder order, List<Object> after, int limit) {
        List<ItemEntity> found = new ArrayList<>();
        if (few().isPresent()) {
            few().get().stream().filter(item -> order.isAfter(item, after)).forEach(found::add);
        } else {
            ranges.forEach(range -> found.addAll(new Walk(range, order, null, after).next(limit + 1)));
        }
        found.sort(order.comparator());
        boolean more = found.size() > limit;
        List<ItemEntity> part = more ? found.subList(0, limit) : found;
        return new Page<>(part, more ? order.cursor(part.get(limit - 1)) : null);
    }

    /** How many items there are, exactly or at least. */
    public Count count() {
        if (few().isPresent()) {
            return new Count(few().get().size(), true);
        }
        long count = 0;
        for (Range range : ranges) {
            count += filter.isNarrow() ? walked(range, MOST_COUNTED + 1 - count) : counted(range);
            if (filter.isNarrow() && count > MOST_COUNTED) {
                return new Count(MOST_COUNTED, false);
            }
        }
        return new Count(count, true);
    }

    private long counted(Range range) {
        return range.conditions()
                .query(entities, "select count(i.id) from ItemEntity i", "", Long.class)
                .getSingleResult();
    }

    private long walked(Range range, long most) {
        Walk walk = new Walk(range, BY_EXPIRY, null, List.of());
        long count = 0;
        while (filter.isByWordsAlone() && storagesByWord.isEmpty() && !walk.ended && count < most) {
            count += withWords(walk.ids(STEP)).size();
        }
        while (!walk.ended && count < most) {
            List<ItemEntity> items = walk.filtered(STEP);
            count += items.size();
            items.forEach(entities::detach);
        }
        return count;
    }

    /**
     * Equal items grouped, by product.
     *
     * @param after the product after which the part begins; empty for the first part
     * @param shown how many items of each group at most
     */
    public List<Group> groups(String after, int limit, int shown) {
        Map<String, Group> groups = new TreeMap<>();
        if (few().isPresent()) {
            few().get().stream()
                    .filter(item -> item.productKey().compareTo(after) > 0)
                    .forEach(item -> add(groups, new Group(item.productKey(), 1, List.of(item))));
        } else {
            ranges.forEach(range -> groups(range, after, limit, shown).forEach(group -> add(groups, group)));
        }
        return groups.values().stream()
                .limit(limit)
                .map(group -> new Group(group.product(), group.count(), firstOf(group.first(), shown)))
                .toList();
    }

    private static void add(Map<String, Group> groups, Group group) {
        groups.merge(group.product(), group, (one, other) -> {
            List<ItemEntity> both = new ArrayList<>(one.first());
            both.addAll(other.first());
            return new Group(one.product(), one.count() + other.count(), both);
        });
    }

    private static List<ItemEntity> firstOf(List<ItemEntity> items, int shown) {
        return items.stream().sorted(BY_PRODUCT.comparator()).limit(shown).toList();
    }

    private List<Group> groups(Range range, String after, int limit, int shown) {
        List<Group> found = new ArrayList<>();
        String last = after;
        boolean ended = false;
        while (!ended && found.size() < limit) {
            Conditions conditions = range.conditions().and("i.productKey > :after", "after", last);
            restrictExpiry(conditions);
            List<Object[]> rows = conditions
                    .query(
                            entities,
                            "select i.productKey, count(i.id) from ItemEntity i",
                            " group by i.productKey order by i.productKey",
                            Object[].class)
                    .setMaxResults(limit)
                    .getResultList();
            ended = rows.size() < limit;
            for (Object[] row : rows) {
                last = (String) row[0];
                group(range, last, (Long) row[1], shown).ifPresent(found::add);
            }
        }
        return found;
    }

    /** All items of a product when what is searched for makes the product; else those that have it too, such as a lot. */
    private Optional<Group> group(Range range, String product, long count, int shown) {
        List<ItemEntity> first = new Walk(range, BY_PRODUCT, product, List.of()).step(shown);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Set<String> words = ItemKeys.productWords(first.get(0).toListedDevice());
        if (filter.storage() == null && filter.words().stream().allMatch(word -> begins(words, word))) {
            return Optional.of(new Group(product, count, first));
        }
        List<ItemEntity> items = new Walk(range, BY_PRODUCT, product, List.of()).next(Integer.MAX_VALUE);
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Group(product, items.size(), firstOf(items, shown)));
    }

    /** Walks a range in an order. */
    private final class Walk {

        private final Range range;
        private final ItemOrder order;
        private final String product;
        private List<Object> after;
        private boolean ended;

        /**
         * @param product only equal items of this one, with {@link #BY_PRODUCT}; null for any
         */
        Walk(Range range, ItemOrder order, String product, List<Object> after) {
            this.range = range;
            this.order = order;
            this.product = product;
            this.after = after;
        }

        /** The next items that the filter lets through; fewer at the end. */
        List<ItemEntity> next(int wanted) {
            List<ItemEntity> found = new ArrayList<>();
            int step = Math.min(wanted, STEP);
            while (!ended && found.size() < wanted) {
                found.addAll(filtered(step));
                step = STEP;
            }
            return found.size() > wanted ? found.subList(0, wanted) : found;
        }

        /** Those of the next items of the range that the filter lets through. */
        List<ItemEntity> filtered(int size) {
            return load(withWords(ids(size))).stream().filter(this::keeps).toList();
        }

        /** The next items of the range. */
        List<ItemEntity> step(int size) {
            return load(ids(size));
        }

        /** The ids of the next items of the range, and where it goes on after them: all from the index of the order. */
        private List<String> ids(int size) {
            Conditions conditions = range.conditions();
            order.restrict(conditions, after);
            if (product != null) {
                conditions.and("i.productKey = :product", "product", product);
            }
            if (order.hasExpiry()) {
                restrictExpiry(conditions);
            }
            List<List<Object>> rows = conditions
                    .query(entities, order.select(), order.orderBy(), Object.class)
                    .setMaxResults(size)
                    .getResultList()
                    .stream()
                    .map(row -> row instanceof Object[] values ? List.of(values) : List.of(row))
                    .toList();
            ended = rows.size() < size;
            if (!rows.isEmpty()) {
                after = rows.get(rows.size() - 1);
            }
            return rows.stream().map(row -> (String) row.get(row.size() - 1)).toList();
        }

        /** A long walk must not gather in memory what it passes by. */
        private boolean keeps(ItemEntity item) {
            boolean keeps = letsThrough(item);
            if (!keeps) {
                entities.detach(item);
            }
            return keeps;
        }
    }

    /** Those of the items that have all the words, without looking at the items themselves. */
    private List<String> withWords(List<String> ids) {
        List<String> left = ids;
        for (String word : filter.words()) {
            if (!left.isEmpty() && !storagesByWord.containsKey(word)) {
                Set<String> having = new HashSet<>(new Conditions()
                        .and("w.itemId in :ids", "ids", padded(left))
                        .and("w.word >= :begin", "begin", word)
                        .and("w.word < :end", "end", Texts.after(word))
                        .query(entities, "select w.itemId from WordEntity w", "", String.class)
                        .getResultList());
                left = left.stream().filter(having::contains).toList();
            }
        }
        return left;
    }

    private void restrictExpiry(Conditions conditions) {
        if (filter.expiresBefore() != null) {
            conditions.and("i.expiresOn < :before", "before", filter.expiresBefore());
        }
        if (filter.expiresFrom() != null) {
            conditions.and("i.expiresOn >= :from", "from", filter.expiresFrom());
        }
    }

    /** Whether an item of a range is meant. */
    private boolean letsThrough(ItemEntity item) {
        if (filter.storage() != null && !filter.storage().equals(item.storage())
                || !filter.suppliers().isEmpty()
                        && (item.supplier() == null || !filter.suppliers().contains(item.supplier()))
                || filter.product() != null && !filter.product().equals(item.productKey())
                || filter.expiresBefore() != null && !item.expiresOn().isBefore(filter.expiresBefore())
                || filter.expiresFrom() != null && item.expiresOn().isBefore(filter.expiresFrom())) {
            return false;
        }
        if (filter.words().isEmpty()) {
            return true;
        }
        Set<String> words = ItemKeys.words(item.toListedDevice());
        return filter.words().stream()
                .allMatch(word -> begins(words, word)
                        || storagesByWord.getOrDefault(word, Set.of()).contains(item.storage()));
    }

    private static boolean begins(Collection<String> words, String beginning) {
        return words.stream().anyMatch(word -> word.startsWith(beginning));
    }

    /** All items when some criterion has few by its own index. */
    private Optional<List<ItemEntity>> few() {
        if (few == null) {
            few = candidates().stream()
                    .filter(ids -> ids.size() <= FEW)
                    .min(Comparator.comparingInt(List::size))
                    .map(ids -> load(ids).stream()
                            .filter(item -> ranges.stream().anyMatch(range -> range.holds(item)))
                            .filter(this::letsThrough)
                            .toList());
        }
        return few;
    }

    private List<List<String>> candidates() {
        List<List<String>> candidates = new ArrayList<>();
        for (String word : filter.words()) {
            if (!storagesByWord.containsKey(word)) {
                candidates.add(new Conditions()
                        .and("w.word >= :begin", "begin", word)
                        .and("w.word < :end", "end", Texts.after(word))
                        .query(entities, "select w.itemId from WordEntity w", "", String.class)
                        .setMaxResults(FEW + 1)
                        .getResultList());
            }
        }
        if (filter.storage() != null) {
            candidates.add(ids(new Conditions()
                    .and("i.storageId = :storage", "storage", filter.storage().toString())
                    .and("i.state in :states", "states", filter.states())));
        }
        if (!filter.suppliers().isEmpty()) {
            List<String> supplied = new ArrayList<>();
            for (UUID supplier : filter.suppliers()) {
                supplied.addAll(ids(new Conditions()
                        .and("i.supplierId = :supplier", "supplier", supplier.toString())
                        .and("i.state in :states", "states", filter.states())));
            }
            candidates.add(supplied);
        }
        if (filter.product() != null) {
            candidates.add(
                    inRanges(conditions -> conditions.and("i.productKey = :product", "product", filter.product())));
        }
        if (filter.expiresBefore() != null) {
            candidates.add(inRanges(this::restrictExpiry));
        }
        return candidates;
    }

    private List<String> inRanges(Consumer<Conditions> restriction) {
        List<String> found = new ArrayList<>();
        for (Range range : ranges) {
            if (found.size() <= FEW) {
                Conditions conditions = range.conditions();
                restriction.accept(conditions);
                found.addAll(ids(conditions));
            }
        }
        return found;
    }

    private List<String> ids(Conditions conditions) {
        return conditions
                .query(entities, "select i.id from ItemEntity i", "", String.class)
                .setMaxResults(FEW + 1)
                .getResultList();
    }

    /** The items of these ids, each once, in the order of the ids; without those that are gone meanwhile. */
    private List<ItemEntity> load(List<String> ids) {
        Map<String, ItemEntity> items = new HashMap<>();
        List<String> distinct = ids.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += STEP) {
            entities.createQuery("select i from ItemEntity i where i.id in :ids", ItemEntity.class)
                    .setParameter("ids", padded(distinct.subList(from, Math.min(distinct.size(), from + STEP))))
                    .getResultList()
                    .forEach(item -> items.put(item.idText(), item));
        }
        return distinct.stream().map(items::get).filter(Objects::nonNull).toList();
    }

    private static List<String> padded(List<String> ids) {
        int size = SIZES[0];
        for (int i = 1; size < ids.size(); i++) {
            size = SIZES[i];
        }
        List<String> padded = new ArrayList<>(ids);
        while (padded.size() < size) {
            padded.add(ids.get(0));
        }
        return padded;
    }
}
