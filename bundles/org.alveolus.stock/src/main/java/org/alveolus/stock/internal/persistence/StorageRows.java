package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Caller;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ItemFilter;
import org.alveolus.stock.internal.domain.MovementKind;

/** The queries on storage locations. For one transaction. */
public final class StorageRows {

    /** The states of what is in the house, for SQL. */
    private static final String PRESENT =
            ItemFilter.PRESENT.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));

    private final EntityManager entities;

    StorageRows(EntityManager entities) {
        this.entities = entities;
    }

    /** The storage location, unless it was deleted. */
    public Optional<StorageEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(StorageEntity.class, id.toString()))
                .filter(storage -> !storage.deleted());
    }

    /** The storage location of an item, deleted or not. */
    public StorageEntity any(UUID id) {
        return Optional.ofNullable(entities.find(StorageEntity.class, id.toString()))
                .orElseThrow(() -> new IllegalStateException("storage location " + id + " is gone"));
    }

    /** Like {@link #find}; nobody else puts something in or deletes it until the transaction ends. */
    public Optional<StorageEntity> lock(UUID id) {
        return lockAny(id).filter(storage -> !storage.deleted());
    }

    /** Like {@link #lock}, deleted ones too. */
    public Optional<StorageEntity> lockAny(UUID id) {
        StorageEntity storage = entities.find(StorageEntity.class, id.toString());
        if (storage != null) {
            entities.refresh(storage, LockModeType.PESSIMISTIC_WRITE);
        }
        return Optional.ofNullable(storage);
    }

    /** Those of a practice location, by title. */
    public List<StorageEntity> at(UUID location) {
        return entities.createQuery(
                        "select s from StorageEntity s where s.locationId = :location and s.deletedAt is null"
                                + " order by s.titleKey",
                        StorageEntity.class)
                .setParameter("location", location.toString())
                .getResultList();
    }

    /** Those of some practice locations, by title. */
    public List<StorageEntity> at(Collection<UUID> locations) {
        return locations.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select s from StorageEntity s where s.locationId in :locations and s.deletedAt is null"
                                        + " order by s.titleKey",
                                StorageEntity.class)
                        .setParameter(
                                "locations",
                                locations.stream().map(UUID::toString).toList())
                        .getResultList();
    }

    public Optional<StorageEntity> titled(UUID location, String title) {
        return entities
                .createQuery(
                        "select s from StorageEntity s where s.locationId = :location and s.titleKey = :key",
                        StorageEntity.class)
                .setParameter("location", location.toString())
                .setParameter("key", StorageEntity.key(title))
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The titles of storage locations, deleted ones too. */
    public Map<UUID, String> titles(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities
                .createQuery("select s from StorageEntity s where s.id in :ids", StorageEntity.class)
                .setParameter("ids", ids.stream().distinct().map(UUID::toString).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(StorageEntity::id, StorageEntity::title));
    }

    /** How many items are in a storage location. */
    public long count(UUID storage) {
        return entities.createQuery(
                        "select count(i.id) from ItemEntity i where i.storageId = :storage and i.state in :present",
                        Long.class)
                .setParameter("storage", storage.toString())
                .setParameter("present", ItemFilter.PRESENT)
                .getSingleResult();
    }

    /** How many items in a storage location are quarantined. */
    public long countQuarantined(UUID storage) {
        return entities.createQuery(
                        "select count(i.id) from ItemEntity i where i.storageId = :storage and i.state = :quarantined",
                        Long.class)
                .setParameter("storage", storage.toString())
                .setParameter("quarantined", StockItem.State.QUARANTINED)
                .getSingleResult();
    }

    public void add(StorageEntity storage) {
        entities.persist(storage);
    }

    /**
     * Moves everything in a storage location to another, however much it is. Both are locked by the caller.
     *
     * @return how many items were moved
     */
    public int moveAll(StorageEntity from, StorageEntity to, String reason, Instant now, Caller caller) {
        entities.flush();
        String institution = caller.requireInstitution().toString();
        // The first statement locks the items, so that the next two see the same ones.
        int moved = sql(
                "update stock_item set movements = movements + 1, version = version + 1"
                        + " where institution_id = ? and storage_id = ? and state in (" + PRESENT + ")",
                institution,
                from.id().toString());
        sql(
                "insert into stock_movement (item_id, number, institution_id, moved_at, account_id, account_name, kind, reason,"
                        + " from_storage, from_title, to_storage, to_title)"
                        + " select id, movements, institution_id, cast(? as timestamp), cast(? as char(36)), cast(? as varchar(200)), '"
                        + MovementKind.MOVED
                        + "', cast(? as varchar(200)), cast(? as char(36)), cast(? as varchar(120)), cast(? as char(36)), cast(? as varchar(120))"
                        + " from stock_item where institution_id = ? and storage_id = ? and state in (" + PRESENT + ")",
                java.sql.Timestamp.from(now),
                caller.account() == null ? null : caller.account().toString(),
                caller.name(),
                reason,
                from.id().toString(),
                from.title(),
                to.id().toString(),
                to.title(),
                institution,
                from.id().toString());
        sql(
                "update stock_item set storage_id = ?, location_id = ?"
                        + " where institution_id = ? and storage_id = ? and state in (" + PRESENT + ")",
                to.id().toString(),
                to.location().toString(),
                institution,
                from.id().toString());
        entities.clear();
        return moved;
    }

    private int sql(String statement, Object... parameters) {
        var query = entities.createNativeQuery(statement);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }

    /** What lies in each storage location by its movements alone: those into it without those out of it. */
    public Map<UUID, Long> countedFromMovements() {
        Map<UUID, Long> counts = new HashMap<>();
        grouped("toStorage").forEach((storage, count) -> counts.merge(storage, count, Long::sum));
        grouped("fromStorage").forEach((storage, count) -> counts.merge(storage, -count, Long::sum));
        return counts;
    }

    private Map<UUID, Long> grouped(String attribute) {
        return entities
                .createQuery(
                        "select m." + attribute + ", count(m.number) from MovementEntity m where m." + attribute
                                + " is not null group by m." + attribute,
                        Object[].class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> UUID.fromString((String) row[0]), row -> (Long) row[1]));
    }

    public void flush() {
        entities.flush();
    }
}
