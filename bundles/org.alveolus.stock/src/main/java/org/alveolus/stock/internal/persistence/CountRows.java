package org.alveolus.stock.internal.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.stock.internal.domain.CountState;
import org.alveolus.stock.internal.domain.ItemFilter;

/** The queries on counts; each is a range of an index. For one transaction. */
public final class CountRows {

    private final EntityManager entities;

    CountRows(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<CountEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(CountEntity.class, id.toString()));
    }

    /** Reads the count anew; nobody else changes it until the transaction ends. */
    public Optional<CountEntity> lock(UUID id) {
        CountEntity count = entities.find(CountEntity.class, id.toString());
        if (count != null) {
            entities.refresh(count, LockModeType.PESSIMISTIC_WRITE);
        }
        return Optional.ofNullable(count);
    }

    /** The count of a storage location that is going on. */
    public Optional<CountEntity> open(UUID storage) {
        return entities
                .createQuery(
                        "select c from CountEntity c where c.storageId = :storage and c.state = :open",
                        CountEntity.class)
                .setParameter("storage", storage.toString())
                .setParameter("open", CountState.OPEN)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Counts of a practice location, the newest first. */
    public List<CountEntity> list(UUID location, String before, int limit) {
        Conditions conditions = new Conditions().and("c.locationId = :location", "location", location.toString());
        if (before != null) {
            conditions.and("c.id < :before", "before", before);
        }
        return conditions
                .query(entities, "select c.id from CountEntity c", " order by c.id desc", String.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(id -> entities.find(CountEntity.class, id))
                .toList();
    }

    public List<CountPieceEntity> pieces(UUID count) {
        return entities.createQuery(
                        "select p from CountPieceEntity p where p.countId = :count order by p.itemId",
                        CountPieceEntity.class)
                .setParameter("count", count.toString())
                .getResultList();
    }

    public Optional<CountPieceEntity> piece(UUID count, UUID item) {
        return Optional.ofNullable(entities.find(CountPieceEntity.class, new CountPieceEntity.Key(count, item)));
    }

    public List<CountExtraEntity> extras(UUID count) {
        return entities.createQuery(
                        "select e from CountExtraEntity e where e.countId = :count order by e.id",
                        CountExtraEntity.class)
                .setParameter("count", count.toString())
                .getResultList();
    }

    public Optional<CountExtraEntity> extra(UUID id) {
        return Optional.ofNullable(entities.find(CountExtraEntity.class, id.toString()));
    }

    /** What lies in a storage location. */
    public List<ItemEntity> lying(UUID storage) {
        return entities.createQuery(
                        "select i from ItemEntity i where i.storageId = :storage and i.state in :present",
                        ItemEntity.class)
                .setParameter("storage", storage.toString())
                .setParameter("present", ItemFilter.PRESENT)
                .getResultList();
    }

    public void add(Object entity) {
        entities.persist(entity);
    }

    public void remove(Object entity) {
        entities.remove(entity);
    }

    public void flush() {
        entities.flush();
    }
}
