package org.alveolus.stock.internal.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Page;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.stock.internal.domain.ItemFilter;

/**
 * Finds items by any field, in any order, without ever reading the whole stock where an index can do.
 *
 * <p>Neither database knows beforehand whether a typed word is rare or common, so it is tried: when one of the criteria has few
 * items by its own index, these are read and sorted in memory; else the index of the order is walked from where the part
 * begins, and since every criterion is common, a part is soon full. For one transaction.
 */
public final class ItemSearch {

    /** So many items are few. */
    static final int FEW = 2000;

    private static final int CHUNK = 500;
    private static final String ITEMS = "select i from ItemEntity i";

    private final EntityManager entities;
    private final ItemFilter filter;
    private final Map<String, List<String>> storagesByWord;
    private Optional<List<ItemEntity>> few;

    ItemSearch(EntityManager entities, ItemFilter filter, Map<String, List<String>> storagesByWord) {
        this.entities = entities;
        this.filter = filter;
        this.storagesByWord = storagesByWord;
    }

    /** Equal items of a product: their key, how many there are and when the first expires. */
    public record Group(String product, long count, LocalDate firstExpiry) {}

    /**
     * The part of the list after the values, in the order.
     *
     * @param after by {@link ItemOrder#after}
     */
    public Page<ItemEntity> page(ItemOrder order, List<Object> after, int limit) {
        List<ItemEntity> found = few().isPresent()
                ? few().get().stream()
                        .filter(item -> order.isAfter(item, after))
                        .sorted(order.comparator())
                        .limit(limit + 1L)
                        .toList()
                : walk(order, after, limit + 1);
        boolean more = found.size() > limit;
        List<ItemEntity> part = more ? found.subList(0, limit) : found;
        return new Page<>(part, more ? order.cursor(part.get(limit - 1)) : null);
    }

    private List<ItemEntity> walk(ItemOrder order, List<Object> after, int limit) {
        List<ItemEntity> found = new ArrayList<>();
        for (UUID location : filter.locations()) {
            for (DeviceKind kind : filter.kinds()) {
                Conditions conditions = range(location, kind);
                order.restrict(conditions, after);
                restrict(conditions);
                found.addAll(conditions
                        .query(entities, ITEMS, order.orderBy(), ItemEntity.class)
                        .setMaxResults(limit)
                        .getResultList());
            }
        }
        return found.stream().sorted(order.comparator()).limit(limit).toList();
    }

    /** How many items there are. */
    public long count() {
        if (few().isPresent()) {
            return few().get().size();
        }
        long count = 0;
        for (UUID location : filter.locations()) {
            for (DeviceKind kind : filter.kinds()) {
                Conditions conditions = range(location, kind);
                restrict(conditions);
                count += conditions
                        .query(entities, "select count(i.id) from ItemEntity i", "", Long.class)
                        .getSingleResult();
            }
        }
        return count;
    }

    /**
     * Equal items grouped, by product.
     *
     * @param after the product after which the part begins; empty for the first part
     */
    public List<Group> groups(String after, int limit) {
        Map<String, Group> groups = new TreeMap<>();
        if (few().isPresent()) {
            for (ItemEntity item : few().get()) {
                if (item.productKey().compareTo(after) > 0) {
                    add(groups, new Group(item.productKey(), 1, item.expiresOn()));
                }
            }
        } else {
            for (UUID location : filter.locations()) {
                for (DeviceKind kind : filter.kinds()) {
                    walkGroups(location, kind, after, limit).forEach(group -> add(groups, group));
                }
            }
        }
        return groups.values().stream().limit(limit).toList();
    }

    private List<Group> walkGroups(UUID location, DeviceKind kind, String after, int limit) {
        Conditions conditions = range(location, kind).and("i.productKey > :after", "after", after);
        restrict(conditions);
        return conditions
                .query(
                        entities,
                        "select i.productKey, count(i.id), min(i.expiresOn) from ItemEntity i",
                        " group by i.productKey order by i.productKey",
                        Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> new Group((String) row[0], (Long) row[1], (LocalDate) row[2]))
                .toList();
    }

    private static void add(Map<String, Group> groups, Group group) {
        groups.merge(
                group.product(),
                group,
                (one, other) -> new Group(
                        one.product(),
                        one.count() + other.count(),
                        one.firstExpiry().isBefore(other.firstExpiry()) ? one.firstExpiry() : other.firstExpiry()));
    }

    /** The beginning of each order's index. */
    private Conditions range(UUID location, DeviceKind kind) {
        return new Conditions()
                .and("i.locationId = :location", "location", location.toString())
                .and("i.present = :present", "present", present())
                .and("i.kind = :kind", "kind", kind);
    }

    private int present() {
        return filter.present() ? ItemEntity.PRESENT : 0;
    }

    /** Adds what is not in {@link #range}. */
    private void restrict(Conditions conditions) {
        if (filter.state() != null) {
            conditions.and("i.state = :state", "state", filter.state());
        }
        if (filter.storage() != null) {
            conditions.and("i.storageId = :storage", "storage", filter.storage().toString());
        }
        if (filter.supplier() != null) {
            conditions.and(
                    "i.supplierId = :supplier", "supplier", filter.supplier().toString());
        }
        if (filter.product() != null) {
            conditions.and("i.productKey = :product", "product", filter.product());
        }
        if (filter.expiresBefore() != null) {
            conditions.and("i.expiresOn < :before", "before", filter.expiresBefore());
        }
        if (filter.expiresFrom() != null) {
            conditions.and("i.expiresOn >= :from", "from", filter.expiresFrom());
        }
        int number = 0;
        for (String word : filter.words()) {
            restrict(conditions, word, number++);
        }
    }

    private void restrict(Conditions conditions, String word, int number) {
        String begin = "word" + number;
        String end = "wordEnd" + number;
        String inFields = "exists (select w from WordEntity w where w.itemId = i.id and w.word >= :" + begin
                + " and w.word < :" + end + ")";
        List<String> storages = storagesByWord.getOrDefault(word, List.of());
        if (storages.isEmpty()) {
            conditions.and(inFields);
        } else {
            conditions.and(
                    "(" + inFields + " or i.storageId in :storages" + number + ")", "storages" + number, storages);
        }
        conditions.set(begin, word).set(end, Texts.after(word));
    }

    /** All items when some criterion has few by its own index. */
    private Optional<List<ItemEntity>> few() {
        if (few == null) {
            few = candidates().stream()
                    .filter(ids -> ids.size() <= FEW)
                    .min(Comparator.comparingInt(List::size))
                    .map(this::load);
        }
        return few;
    }

    private List<List<String>> candidates() {
        List<List<String>> candidates = new ArrayList<>();
        for (String word : filter.words()) {
            if (storagesByWord.getOrDefault(word, List.of()).isEmpty()) {
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
                    .and("i.storageId = :storage", "storage", filter.storage().toString())));
        }
        if (filter.supplier() != null) {
            candidates.add(ids(new Conditions()
                    .and(
                            "i.supplierId = :supplier",
                            "supplier",
                            filter.supplier().toString())));
        }
        return candidates;
    }

    private List<String> ids(Conditions conditions) {
        return conditions
                .and("i.present = :present", "present", present())
                .query(entities, "select i.id from ItemEntity i", "", String.class)
                .setMaxResults(FEW + 1)
                .getResultList();
    }

    private List<ItemEntity> load(List<String> candidates) {
        List<String> ids = List.copyOf(new HashSet<>(candidates));
        Set<String> locations = filter.locations().stream().map(UUID::toString).collect(Collectors.toSet());
        List<ItemEntity> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            Conditions conditions = new Conditions()
                    .and("i.id in :ids", "ids", ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                    .and("i.present = :present", "present", present())
                    .and("i.kind in :kinds", "kinds", filter.kinds());
            restrict(conditions);
            conditions.query(entities, ITEMS, "", ItemEntity.class).getResultList().stream()
                    .filter(item -> locations.contains(item.location().toString()))
                    .forEach(found::add);
        }
        return found;
    }
}
