package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Caller;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.stock.internal.domain.DocumentEvent;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

/** The queries on returns and their history; each is a range of an index. For one transaction. */
public final class DocumentRows {

    private static final int GATES = 16;

    private final EntityManager entities;

    DocumentRows(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The next number of a kind of document in the institution; until the transaction ends, others who want one wait.
     *
     * @param kind at most 8 characters
     */
    public int nextNumber(String kind, Caller caller) {
        String institution = caller.requireInstitution().toString();
        entities.createNativeQuery("update stock_gate set passed = passed + 1 where id = ?")
                .setParameter(1, Math.floorMod(institution.hashCode(), GATES))
                .executeUpdate();
        int raised = entities.createNativeQuery(
                        "update stock_number set last_number = last_number + 1 where institution_id = ? and kind = ?")
                .setParameter(1, institution)
                .setParameter(2, kind)
                .executeUpdate();
        if (raised == 0) {
            entities.createNativeQuery("insert into stock_number (institution_id, kind, last_number) values (?, ?, 1)")
                    .setParameter(1, institution)
                    .setParameter(2, kind)
                    .executeUpdate();
        }
        Object last = entities.createNativeQuery(
                        "select last_number from stock_number where institution_id = ? and kind = ?")
                .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, HintValues.TRUE)
                .setParameter(1, institution)
                .setParameter(2, kind)
                .getSingleResult();
        return ((Number) last).intValue();
    }

    public Optional<ReturnEntity> findReturn(UUID id) {
        return Optional.ofNullable(entities.find(ReturnEntity.class, id.toString()));
    }

    /** Reads the return anew; nobody else changes it until the transaction ends. */
    public Optional<ReturnEntity> lockReturn(UUID id) {
        ReturnEntity found = entities.find(ReturnEntity.class, id.toString());
        if (found != null) {
            entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        }
        return Optional.ofNullable(found);
    }

    /**
     * Returns of a practice location, the newest first.
     *
     * @param state null for any
     * @param before ids of those that come after; null for the first part
     */
    public List<ReturnEntity> returns(UUID location, ReturnState state, String before, int limit) {
        Conditions conditions = new Conditions().and("r.locationId = :location", "location", location.toString());
        if (state != null) {
            conditions.and("r.state = :state", "state", state);
        }
        if (before != null) {
            conditions.and("r.id < :before", "before", before);
        }
        List<String> ids = conditions
                .query(entities, "select r.id from ReturnEntity r", " order by r.id desc", String.class)
                .setMaxResults(limit)
                .getResultList();
        return ids.stream().map(id -> entities.find(ReturnEntity.class, id)).toList();
    }

    public void add(Object entity) {
        entities.persist(entity);
    }

    public void addLine(ReturnEntity document, UUID item) {
        entities.persist(new ReturnLineEntity(document.id(), item));
    }

    /** Whether the item was among those of the return. */
    public boolean removeLine(ReturnEntity document, UUID item) {
        ReturnLineEntity line = entities.find(ReturnLineEntity.class, new ReturnLineEntity.Key(document.id(), item));
        if (line != null) {
            entities.remove(line);
        }
        return line != null;
    }

    /** The items of a return, in the order of their ids. */
    public List<UUID> lines(ReturnEntity document) {
        return entities
                .createQuery(
                        "select l from ReturnLineEntity l where l.returnId = :id order by l.itemId",
                        ReturnLineEntity.class)
                .setParameter("id", document.id().toString())
                .getResultList()
                .stream()
                .map(ReturnLineEntity::item)
                .toList();
    }

    /** Writes down what happened to a document that the caller has locked or just added. */
    public void happened(UUID document, String what, String note, Instant now, Caller caller) {
        entities.flush();
        entities.persist(new EventEntity(document, events(document).size() + 1, what, note, now, caller));
    }

    /** What happened to a document, the first first. */
    public List<DocumentEvent> events(UUID document) {
        return entities
                .createQuery(
                        "select e from EventEntity e where e.documentId = :id order by e.number", EventEntity.class)
                .setParameter("id", document.toString())
                .getResultList()
                .stream()
                .map(EventEntity::toEvent)
                .toList();
    }

    public void flush() {
        entities.flush();
    }
}
