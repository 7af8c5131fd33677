package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.alveolus.api.Ids;
import org.alveolus.registry.internal.register.DeliveryState;

/** The rows of the national register, in one transaction's entity manager. */
public final class RegisterRows {

    private final EntityManager entities;

    public RegisterRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Where a list goes on: after the delivery of this time and id. */
    public record Place(Instant changedAt, String id) {}

    public Optional<RegisterEntity> register() {
        return entities.createQuery("select r from Register r", RegisterEntity.class)
                .getResultStream()
                .findFirst();
    }

    public void add(RegisterEntity register) {
        entities.persist(register);
    }

    /** Says that a treatment changed, when the institution delivers. */
    void mark(UUID treatment) {
        boolean on = !entities.createQuery("select r.id from Register r where r.connector is not null", String.class)
                .getResultList()
                .isEmpty();
        if (on) {
            entities.persist(new RegisterMarkEntity(Ids.next(), treatment));
        }
    }

    /** Marks every treatment of this day of surgery and later, in the database itself. */
    public void markSince(LocalDate firstDay, String institution) {
        entities.createNativeQuery("insert into registry_register_mark (id, institution_id, treatment_id)"
                        + " select t.id, t.institution_id, t.id from registry_treatment t"
                        + " where t.institution_id = ? and t.surgery_date >= ? and t.deleted_at is null"
                        + " and not exists (select m.id from registry_register_mark m where m.id = t.id)")
                .setParameter(1, institution)
                .setParameter(2, Date.valueOf(firstDay))
                .executeUpdate();
    }

    public List<RegisterMarkEntity> marks(int limit) {
        return entities.createQuery("select m from RegisterMark m order by m.id", RegisterMarkEntity.class)
                .setMaxResults(limit)
                .getResultList();
    }

    public void remove(RegisterMarkEntity mark) {
        entities.remove(mark);
    }

    public Optional<RegisterDeliveryEntity> find(UUID treatment) {
        return Optional.ofNullable(entities.find(RegisterDeliveryEntity.class, treatment.toString()));
    }

    /** Like {@link #find}, and nobody else finds it so until the transaction ends. */
    public Optional<RegisterDeliveryEntity> findAlone(UUID treatment) {
        return Optional.ofNullable(
                entities.find(RegisterDeliveryEntity.class, treatment.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(RegisterDeliveryEntity delivery) {
        entities.persist(delivery);
    }

    public void remove(RegisterDeliveryEntity delivery) {
        entities.remove(delivery);
    }

    /** Those whose time has come, the longest waiting first. */
    public List<UUID> due(DeliveryState state, Instant now, int limit) {
        return entities
                .createQuery(
                        "select d.id from RegisterDelivery d where d.state = :state and d.nextAt <= :now"
                                + " order by d.nextAt, d.id",
                        String.class)
                .setParameter("state", state)
                .setParameter("now", Timestamp.from(now))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    /** Those at these locations, the last changed first. */
    public List<RegisterDeliveryEntity> list(DeliveryState state, Collection<UUID> locations, Place after, int limit) {
        StringBuilder text = new StringBuilder("select d from RegisterDelivery d where d.locationId in :locations");
        if (state != null) {
            text.append(" and d.state = :state");
        }
        if (after != null) {
            text.append(" and d.changedAt <= :time and (d.changedAt < :time or d.id < :id)");
        }
        TypedQuery<RegisterDeliveryEntity> query = entities.createQuery(
                        text.append(" order by d.changedAt desc, d.id desc").toString(), RegisterDeliveryEntity.class)
                .setParameter(
                        "locations", locations.stream().map(UUID::toString).toList());
        if (state != null) {
            query.setParameter("state", state);
        }
        if (after != null) {
            query.setParameter("time", Timestamp.from(after.changedAt())).setParameter("id", after.id());
        }
        return query.setMaxResults(limit).getResultList();
    }
}
