package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Caller;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.spi.udi.LotNumber;
import org.alveolus.stock.internal.domain.ItemFilter;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;

/** The queries on items and their movements; each is a range of an index. For one transaction. */
public final class ItemRows {

    private final EntityManager entities;

    ItemRows(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<ItemEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(ItemEntity.class, id.toString()));
    }

    /** Reads the item anew; nobody else changes it until the transaction ends. */
    public Optional<ItemEntity> lock(UUID id) {
        ItemEntity item = entities.find(ItemEntity.class, id.toString());
        if (item != null) {
            entities.refresh(item, LockModeType.PESSIMISTIC_WRITE);
        }
        return Optional.ofNullable(item);
    }

    public void add(ItemEntity item) {
        entities.persist(item);
        addWords(item, ItemKeys.words(item.toDevice()));
    }

    /** Follows a change of the item's description. */
    public void rewriteWords(ItemEntity item) {
        Set<String> wanted = new HashSet<>(ItemKeys.words(item.toDevice()));
        List<WordEntity> present = entities.createQuery(
                        "select w from WordEntity w where w.itemId = :item", WordEntity.class)
                .setParameter("item", item.idText())
                .getResultList();
        for (WordEntity word : present) {
            if (!wanted.remove(word.word())) {
                entities.remove(word);
            }
        }
        addWords(item, wanted);
    }

    private void addWords(ItemEntity item, Set<String> words) {
        words.forEach(word -> entities.persist(new WordEntity(item.idText(), word)));
    }

    /**
     * Writes a movement of an item that the caller has locked or just added.
     *
     * @param reason null when none was given
     * @param treatment null when none
     * @param from null when it was not in stock
     * @param to null when it leaves the stock
     */
    public void moved(
            ItemEntity item,
            MovementKind kind,
            String reason,
            UUID treatment,
            StorageEntity from,
            StorageEntity to,
            Instant now,
            Caller caller) {
        entities.persist(new MovementEntity(item, kind, now, caller)
                .because(reason, treatment)
                .between(from, to));
    }

    /** All movements of an item, the first one first. */
    public List<Movement> movements(UUID item) {
        return entities
                .createQuery(
                        "select m from MovementEntity m where m.itemId = :item order by m.number", MovementEntity.class)
                .setParameter("item", item.toString())
                .getResultList()
                .stream()
                .map(MovementEntity::toMovement)
                .toList();
    }

    /** A search by any field. */
    public ItemSearch search(ItemFilter filter, Collection<StorageEntity> storages) {
        Map<String, Set<UUID>> storagesByWord = new HashMap<>();
        for (String word : filter.words()) {
            Set<UUID> named = storages.stream()
                    .filter(storage -> hasWord(storage, word))
                    .map(StorageEntity::id)
                    .collect(Collectors.toSet());
            if (!named.isEmpty()) {
                storagesByWord.put(word, named);
            }
        }
        return new ItemSearch(entities, filter, storagesByWord);
    }

    private static boolean hasWord(StorageEntity storage, String beginning) {
        return Texts.words(storage.title() + " " + storage.department(), ItemKeys.MAXIMUM_WORD).stream()
                .anyMatch(word -> word.startsWith(beginning));
    }

    /**
     * What is in the house of these devices, the first to expire first.
     *
     * @param suppliers all ids of the query's supplier; empty when it names none. Each is looked up by itself: Derby would read the whole
     *     index for several
     */
    public List<ItemEntity> present(DeviceQuery query, Set<UUID> suppliers) {
        return suppliers.size() < 2
                ? presentOf(query, suppliers)
                : suppliers.stream()
                        .flatMap(supplier -> presentOf(query, Set.of(supplier)).stream())
                        .sorted(Comparator.comparing(ItemEntity::expiresOn).thenComparing(ItemEntity::idText))
                        .toList();
    }

    private List<ItemEntity> presentOf(DeviceQuery query, Set<UUID> suppliers) {
        Conditions conditions = new Conditions().and("i.state in :present", "present", ItemFilter.PRESENT);
        if (query.lot() != null) {
            conditions.and("i.lotKey in :lots", "lots", LotNumber.spellings(query.lot()));
        }
        if (query.serial() != null) {
            conditions.and("i.serialKey in :serials", "serials", LotNumber.spellings(query.serial()));
        }
        if (query.udiDi() != null) {
            conditions.and("i.udiDi = :udiDi", "udiDi", query.udiDi());
        }
        if (query.issuer() != null) {
            conditions.and("i.issuer = :issuer", "issuer", query.issuer());
        }
        if (query.productCode() != null) {
            conditions.and("i.codeKey = :code", "code", ItemKeys.code(query.productCode()));
        }
        suppliers.forEach(supplier -> conditions.and("i.supplierId = :supplier", "supplier", supplier.toString()));
        return conditions
                .query(entities, "select i from ItemEntity i", " order by i.expiresOn, i.id", ItemEntity.class)
                .getResultList();
    }

    /** The pieces with a serial number, also those that have left the stock. */
    public List<ItemEntity> ofPiece(DeviceQuery query) {
        Conditions conditions =
                new Conditions().and("i.serialKey in :serials", "serials", LotNumber.spellings(query.serial()));
        if (query.udiDi() != null) {
            conditions.and("i.udiDi = :udiDi", "udiDi", query.udiDi());
        }
        return conditions
                .query(entities, "select i from ItemEntity i", " order by i.id", ItemEntity.class)
                .getResultList();
    }

    /**
     * How many items are in the house at a practice location.
     *
     * @param from whose last day of use is this or a later one; null for any
     * @param before whose last day of use lies before; null for any
     */
    public Map<DeviceKind, Long> count(UUID location, LocalDate from, LocalDate before) {
        ItemFilter filter = new ItemFilter(Set.of(location), null, null, null, Set.of(), null, before, from, Set.of());
        return new ItemSearch(entities, filter, Map.of()).countByKind();
    }

    public void flush() {
        entities.flush();
    }
}
