package org.alveolus.stock.internal.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Page;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ItemFilter;
import org.alveolus.stock.internal.domain.ItemKeys;

/**
 * Finds items by any field, in any order, by ranges of indexes.
 *
 * <p>Each criterion has an index that holds nothing but ids. These are read, of the rarest criteria first, and what has all of them
 * is meant. When that is little, the rows are looked up and sorted here; else the indexes of the order are walked from where the
 * part begins, and what is not meant is passed by. Whole rows are only read of the items that are shown. For one transaction.
 */
public final class ItemSearch {

    /** A search for what many items have is counted up to here. */
    public static final int MOST_COUNTED = 10_000;

    /** So many items are looked up rather than met on a walk. */
    private static final int FEW = 1000;

    /** How many ids of each criterion are read when it is not rare and not met soon. */
    private static final int[] READ = {5_000, 50_000};

    /** So few entries are looked for among the first {@link #MET_SOON} of the order. */
    private static final int SOON = 501;

    private static final int MET_SOON = 600;

    /** How many ids are looked up at once: with fifty Derby compares each row of a small table with each of them instead. */
    private static final int STEP = 20;

    private static final int SHORTEST_STRIDE = 50;
    private static final int LONGEST_STRIDE = 4000;

    /** A statement with as many parameters as there happen to be would be planned anew each time. */
    private static final int[] SIZES = {1, 10, STEP};

    /** Behind all ids. */
    private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private static final ItemOrder BY_PRODUCT = ItemOrder.parse("name");
    private static final ItemOrder BY_EXPIRY = ItemOrder.parse("expiry");
    private static final ItemOrder BY_ID = ItemOrder.parse("added");

    private final EntityManager entities;
    private final ItemFilter filter;
    private final Map<String, Set<UUID>> storagesByWord;
    private final Set<Range> ranges = new HashSet<>();

    ItemSearch(EntityManager entities, ItemFilter filter, Map<String, Set<UUID>> storagesByWord) {
        this.entities = entities;
        this.filter = filter;
        this.storagesByWord = storagesByWord;
        for (UUID location : filter.locations()) {
            for (StockItem.State state : filter.states()) {
                for (DeviceKind kind : filter.kinds()) {
                    ranges.add(new Range(location.toString(), state, kind));
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
    private record Range(String location, StockItem.State state, DeviceKind kind) {

        Conditions conditions() {
            return new Conditions()
                    .and("i.locationId = :location", "location", location)
                    .and("i.state = :state", "state", state)
                    .and("i.kind = :kind", "kind", kind);
        }
    }

    /**
     * What the indexes of the criteria say.
     *
     * @param ids of the items that meet all criteria that were read; null when none was
     * @param left what is still to be asked
     */
    private record Meant(Set<String> ids, List<Criterion> left) {

        boolean areFew() {
            return ids != null && ids.size() <= FEW;
        }
    }

    /**
     * The part of the list after the values, in the order.
     *
     * @param after by {@link ItemOrder#after}
     */
    public Page<ItemEntity> page(ItemOrder order, List<Object> after, int limit) {
        Iterator<List<Object>> entries = entries(order, after, limit + 1);
        List<String> ids = new ArrayList<>();
        List<Object> last = null;
        while (ids.size() < limit && entries.hasNext()) {
            last = entries.next();
            ids.add(Entries.id(last));
        }
        return new Page<>(load(ids), entries.hasNext() ? order.cursor(last) : null);
    }

    /** How many items there are, exactly or at least. */
    public Count count() {
        ItemOrder order = filter.expiresBefore() == null ? BY_ID : BY_EXPIRY;
        if (criteria(order).isEmpty()) {
            return new Count(ranges.stream().mapToLong(this::counted).sum(), true);
        }
        Iterator<List<Object>> entries = entries(order, List.of(), LONGEST_STRIDE);
        long count = 0;
        while (count < MOST_COUNTED && entries.hasNext()) {
            entries.next();
            count++;
        }
        return new Count(count, !entries.hasNext());
    }

    /** How many items of each kind there are, for a filter of nothing but practice locations and expiry dates. */
    Map<DeviceKind, Long> countByKind() {
        return ranges.stream().collect(Collectors.groupingBy(Range::kind, Collectors.summingLong(this::counted)));
    }

    private long counted(Range range) {
        Conditions conditions = range.conditions();
        restrictExpiry(conditions);
        return conditions
                .query(entities, "select count(i.id)" + BY_EXPIRY.from(), "", Long.class)
                .getSingleResult();
    }

    /**
     * Equal items grouped, by product.
     *
     * @param after the product after which the part begins; empty for the first part
     * @param shown how many items of each group at most
     */
    public List<Group> groups(String after, int limit, int shown) {
        List<Object> begin = after.isEmpty() ? List.of() : List.of(after, ItemKeys.NEVER, LAST_ID);
        Iterator<List<Object>> entries = entries(BY_PRODUCT, begin, LONGEST_STRIDE);
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, List<String>> first = new HashMap<>();
        List<String> ids = new ArrayList<>();
        while (entries.hasNext()) {
            List<Object> entry = entries.next();
            String product = (String) entry.get(0);
            if (!counts.containsKey(product) && counts.size() == limit) {
                break;
            }
            if (counts.merge(product, 1, Integer::sum) <= shown) {
                first.computeIfAbsent(product, key -> new ArrayList<>()).add(Entries.id(entry));
                ids.add(Entries.id(entry));
            }
        }
        Map<String, ItemEntity> items = new HashMap<>();
        load(ids).forEach(item -> items.put(item.idText(), item));
        return counts.entrySet().stream()
                .map(count -> new Group(
                        count.getKey(),
                        count.getValue(),
                        first.get(count.getKey()).stream()
                                .map(items::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    /**
     * What is meant, in the order.
     *
     * @param expected how many of them are probably wanted
     */
    private Iterator<List<Object>> entries(ItemOrder order, List<Object> after, int expected) {
        Meant meant = meant(new Meant(null, criteria(order)), FEW);
        if (!meant.areFew() && !meant.left().isEmpty() && expected <= SOON) {
            List<List<Object>> soon = soon(meant, order, after, expected);
            if (soon.size() == expected) {
                return soon.iterator();
            }
        }
        for (int most : READ) {
            meant = meant(meant, most);
        }
        Iterator<List<Object>> entries =
                meant.areFew() ? lookedUp(meant.ids(), order, after) : new Merged(meant.ids(), order, after, expected);
        return meant.left().isEmpty() ? entries : new Asked(entries, meant.left());
    }

    /** The first of what is meant, when so many are met among the first of the order; what many items have is. */
    private List<List<Object>> soon(Meant meant, ItemOrder order, List<Object> after, int expected) {
        Iterator<List<Object>> walk = new Merged(meant.ids(), order, after, expected);
        List<List<Object>> first = new ArrayList<>();
        while (first.size() < MET_SOON && walk.hasNext()) {
            first.add(walk.next());
        }
        Iterator<List<Object>> asked = new Asked(first.iterator(), meant.left());
        List<List<Object>> soon = new ArrayList<>();
        while (soon.size() < expected && asked.hasNext()) {
            soon.add(asked.next());
        }
        return soon;
    }

    /** Of the rarest criteria all ids are read, of each at most so many; of the others only as long as what is meant are not few. */
    private static Meant meant(Meant before, int most) {
        Meant meant = before;
        List<Criterion> left = new ArrayList<>();
        for (Criterion criterion : before.left()) {
            List<String> ids = meant.areFew() ? List.of() : criterion.ids(most + 1);
            if (meant.areFew() || ids.size() > most) {
                left.add(criterion);
            } else {
                Set<String> both = new HashSet<>(ids);
                if (meant.ids() != null) {
                    both.retainAll(meant.ids());
                }
                meant = new Meant(both, meant.left());
            }
        }
        return new Meant(meant.ids(), left);
    }

    /** What is asked besides the ranges; the day of expiry not of an order that begins with it, since then it makes the range. */
    private List<Criterion> criteria(ItemOrder order) {
        List<Criterion> criteria = new ArrayList<>();
        filter.words().forEach(word -> criteria.add(word(word)));
        if (filter.storage() != null) {
            criteria.add(inStates("i.storageId = :storage", "storage", Set.of(filter.storage())));
        }
        if (!filter.suppliers().isEmpty()) {
            criteria.add(inStates("i.supplierId = :supplier", "supplier", filter.suppliers()));
        }
        if (filter.product() != null) {
            criteria.add(inRanges(
                    BY_PRODUCT, conditions -> conditions.and("i.productKey = :product", "product", filter.product())));
        }
        if (filter.expiresBefore() != null && !order.isByExpiry()) {
            criteria.add(inRanges(BY_EXPIRY, this::restrictExpiry));
        }
        return criteria;
    }

    private Criterion word(String word) {
        Conditions beginning =
                new Conditions().and("w.word >= :begin", "begin", word).and("w.word < :end", "end", Texts.after(word));
        Set<UUID> storages = storagesByWord.getOrDefault(word, Set.of());
        return storages.isEmpty()
                ? new Criterion(entities).word(beginning)
                : inStates("i.storageId = :storage", "storage", storages).word(beginning);
    }

    private Criterion inStates(String condition, String parameter, Set<UUID> values) {
        Criterion criterion = new Criterion(entities);
        for (UUID value : values) {
            Conditions conditions = new Conditions().and(condition, parameter, value.toString());
            criterion.items(
                    conditions,
                    Criterion.ITEMS,
                    filter.states().stream()
                            .map(state -> conditions.copy().and("i.state = :state", "state", state))
                            .toList());
        }
        return criterion;
    }

    private Criterion inRanges(ItemOrder order, Consumer<Conditions> restriction) {
        Conditions alone = new Conditions();
        restriction.accept(alone);
        return new Criterion(entities)
                .items(
                        alone,
                        order.from(),
                        ranges.stream()
                                .map(range -> {
                                    Conditions conditions = range.conditions();
                                    restriction.accept(conditions);
                                    return conditions;
                                })
                                .toList());
    }

    private void restrictExpiry(Conditions conditions) {
        if (filter.expiresBefore() != null) {
            conditions.and("i.expiresOn < :before", "before", filter.expiresBefore());
        }
        if (filter.expiresFrom() != null) {
            conditions.and("i.expiresOn >= :from", "from", filter.expiresFrom());
        }
    }

    private boolean isInTime(LocalDate expiresOn) {
        return (filter.expiresBefore() == null || expiresOn.isBefore(filter.expiresBefore()))
                && (filter.expiresFrom() == null || !expiresOn.isBefore(filter.expiresFrom()));
    }

    /** Those of a few items that are in the ranges and come after the values, sorted. */
    private Iterator<List<Object>> lookedUp(Set<String> ids, ItemOrder order, List<Object> after) {
        List<List<Object>> found = new ArrayList<>();
        for (List<String> some : steps(List.copyOf(ids))) {
            new Conditions()
                            .and("i.id in :ids", "ids", padded(some))
                            .query(
                                    entities,
                                    "select i.locationId, i.state, i.kind, i.expiresOn, " + order.values()
                                            + " from ItemEntity i",
                                    "",
                                    Object[].class)
                            .getResultList()
                            .stream()
                            .map(List::of)
                            .filter(row -> ranges.contains(new Range(
                                            (String) row.get(0), (StockItem.State) row.get(1), (DeviceKind) row.get(2)))
                                    && isInTime((LocalDate) row.get(3)))
                            .map(row -> row.subList(4, row.size()))
                            .filter(entry -> after.isEmpty() || order.compare(entry, after) > 0)
                            .forEach(found::add);
        }
        found.sort(order::compare);
        return found.iterator();
    }

    /** A range in an order, without what is not meant: all from the index of the order. */
    private final class Walk extends Entries {

        private final Range range;
        private final Set<String> meant;
        private final ItemOrder order;
        private List<Object> after;
        private int stride;

        /**
         * @param meant null for all items
         */
        Walk(Range range, Set<String> meant, ItemOrder order, List<Object> after, int stride) {
            this.range = range;
            this.meant = meant;
            this.order = order;
            this.after = after;
            this.stride = stride;
        }

        @Override
        boolean more(Deque<List<Object>> found) {
            Conditions conditions = range.conditions();
            order.restrict(conditions, after);
            if (order.hasExpiry()) {
                restrictExpiry(conditions);
            }
            List<List<Object>> rows = conditions
                    .query(entities, "select " + order.values() + order.from(), order.orderBy(), Object.class)
                    .setMaxResults(stride)
                    .getResultList()
                    .stream()
                    .map(row -> row instanceof Object[] values ? List.of(values) : List.of(row))
                    .toList();
            rows.stream()
                    .filter(row -> meant == null || meant.contains(id(row)))
                    .forEach(found::add);
            if (rows.size() < stride) {
                return false;
            }
            after = rows.get(rows.size() - 1);
            stride = Math.min(2 * stride, LONGEST_STRIDE);
            return true;
        }
    }

    /** All ranges in an order, as if they were one. */
    private final class Merged extends Entries {

        private final PriorityQueue<Walk> walks;

        Merged(Set<String> meant, ItemOrder order, List<Object> after, int expected) {
            walks = new PriorityQueue<>((one, other) -> order.compare(one.peek(), other.peek()));
            int stride = Math.min(Math.max(SHORTEST_STRIDE, expected / Math.max(1, ranges.size())), LONGEST_STRIDE);
            ranges.stream()
                    .map(range -> new Walk(range, meant, order, after, stride))
                    .filter(Walk::hasNext)
                    .forEach(walks::add);
        }

        @Override
        boolean more(Deque<List<Object>> found) {
            Walk next = walks.poll();
            if (next != null) {
                found.add(next.next());
                if (next.hasNext()) {
                    walks.add(next);
                }
            }
            return !walks.isEmpty();
        }
    }

    /** Those entries that meet what is left, of which too many items are met to be read beforehand. */
    private final class Asked extends Entries {

        private final Iterator<List<Object>> entries;
        private final List<Criterion> left;

        Asked(Iterator<List<Object>> entries, List<Criterion> left) {
            this.entries = entries;
            this.left = left;
        }

        @Override
        boolean more(Deque<List<Object>> found) {
            Map<String, List<Object>> some = new LinkedHashMap<>();
            while (some.size() < STEP && entries.hasNext()) {
                List<Object> entry = entries.next();
                some.put(id(entry), entry);
            }
            for (Criterion criterion : left) {
                if (!some.isEmpty()) {
                    some.keySet().retainAll(criterion.among(padded(List.copyOf(some.keySet()))));
                }
            }
            found.addAll(some.values());
            return entries.hasNext();
        }
    }

    /** The items of these ids, in their order; without those that are gone meanwhile. */
    private List<ItemEntity> load(List<String> ids) {
        Map<String, ItemEntity> items = new HashMap<>();
        for (List<String> some : steps(ids)) {
            entities.createQuery("select i from ItemEntity i where i.id in :ids", ItemEntity.class)
                    .setParameter("ids", padded(some))
                    .getResultList()
                    .forEach(item -> items.put(item.idText(), item));
        }
        return ids.stream().map(items::get).filter(Objects::nonNull).toList();
    }

    private static List<List<String>> steps(List<String> ids) {
        List<List<String>> steps = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += STEP) {
            steps.add(ids.subList(from, Math.min(ids.size(), from + STEP)));
        }
        return steps;
    }

    private static Collection<String> padded(List<String> ids) {
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
