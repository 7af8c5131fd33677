package org.alveolus.notifications.internal.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.alveolus.api.notify.Notification;
import org.alveolus.notifications.internal.domain.MessageFilter;
import org.alveolus.notifications.internal.domain.State;

/** The queries on messages of one institution; each is a range of an index. For one transaction. */
public final class MessageRows {

    private final EntityManager entities;

    public MessageRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Where a list goes on: after the message of this time and id. */
    public record Place(Instant queuedAt, String id) {}

    public UUID add(UUID id, Notification notification, Instant now) {
        entities.persist(new MessageEntity(id, notification, now));
        return id;
    }

    public Optional<MessageEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(MessageEntity.class, id.toString()));
    }

    /** The newest first. */
    public List<MessageEntity> list(MessageFilter filter, Place after, int limit) {
        return list(filter, after, null, limit);
    }

    /** The newest to these addresses first. */
    public List<MessageEntity> listTo(Collection<String> addresses, MessageFilter filter, Place after, int limit) {
        return addresses.isEmpty() ? List.of() : list(filter, after, addresses, limit);
    }

    private List<MessageEntity> list(MessageFilter filter, Place after, Collection<String> addresses, int limit) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder("select m from Message m where 1 = 1");
        add(conditions, wanted, "state", filter.state());
        add(conditions, wanted, "medium", filter.medium());
        add(conditions, wanted, "topic", filter.topic());
        add(conditions, wanted, "recipientKey", filter.to() == null ? null : MessageEntity.key(filter.to()));
        if (addresses != null) {
            conditions.append(" and m.recipientKey in :addresses");
            wanted.put("addresses", addresses);
        }
        if (after != null) {
            conditions.append(" and m.queuedAt <= :time and (m.queuedAt < :time or m.id < :id)");
            wanted.put("time", after.queuedAt());
            wanted.put("id", after.id());
        }
        TypedQuery<MessageEntity> query = entities.createQuery(
                conditions.append(" order by m.queuedAt desc, m.id desc").toString(), MessageEntity.class);
        wanted.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void add(StringBuilder conditions, Map<String, Object> wanted, String field, Object value) {
        if (value != null) {
            conditions.append(" and m.").append(field).append(" = :").append(field);
            wanted.put(field, value);
        }
    }

    /** Takes the secret texts out of what lies in the outbox; how many. */
    public int forgetSecrets() {
        return entities.createQuery("update Message m set m.body = null where m.state = :state and m.secret = true"
                        + " and m.body is not null")
                .setParameter("state", State.OUTBOX)
                .executeUpdate();
    }

    /** Deletes what was queued before and is not waiting; how many. */
    public int deleteBefore(Instant then) {
        return entities.createQuery("delete from Message m where m.queuedAt < :then and m.state <> :waiting")
                .setParameter("then", then)
                .setParameter("waiting", State.WAITING)
                .executeUpdate();
    }
}
