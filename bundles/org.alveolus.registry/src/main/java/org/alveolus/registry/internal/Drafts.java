package org.alveolus.registry.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.persistence.DraftEntity;

/**
 * What people typed into the form of a treatment and did not save yet (R3). It lies on the server, where it survives a closed browser and
 * nobody finds it on a shared computer; only its owner sees it. Any thread.
 */
public final class Drafts {

    /**
     * A draft.
     *
     * @param version rises with each change; the entity tag
     * @param treatment that is changed; null for a new one
     * @param title by which its owner knows it again; null when none
     * @param content as the form gave it
     */
    public record Draft(UUID id, long version, UUID treatment, String title, String content, Instant changedAt) {

        static Draft of(DraftEntity row) {
            return new Draft(row.id(), row.version(), row.treatment(), row.title(), row.content(), row.changedAt());
        }
    }

    /** After how long a draft that nobody touches is deleted. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final String OBJECT = "treatment-draft";
    private static final int MAXIMUM_TITLE = 200;
    private static final int MAXIMUM_CONTENT = 32_000;
    private static final int MAXIMUM_DRAFTS = 50;

    private final Ground ground;

    Drafts(Ground ground) {
        this.ground = ground;
    }

    /** The caller's own, the latest first. */
    public List<Draft> list() {
        return ground.run(entities -> {
            audit(Action.READ, null);
            return own(entities).stream().map(Draft::of).toList();
        });
    }

    /**
     * One of the caller's own.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public Draft get(UUID id) {
        return ground.run(entities -> {
            audit(Action.READ, id);
            return Draft.of(find(entities, id));
        });
    }

    /**
     * Keeps a new draft.
     *
     * @param treatment that is changed; null for a new one
     * @throws org.alveolus.api.ProblemException 400 naming the field; 409 {@code too-many-drafts}
     */
    public Draft add(UUID treatment, String title, String content) {
        check(title, content);
        return ground.run(entities -> {
            if (own(entities).size() >= MAXIMUM_DRAFTS) {
                throw Problem.conflict(
                                "too-many-drafts", "You have " + MAXIMUM_DRAFTS + " drafts; finish or discard some.")
                        .exception();
            }
            DraftEntity row = new DraftEntity(Ids.next(), Callers.current().account(), treatment);
            row.keep(Texts.stripped(title), content, now());
            entities.persist(row);
            entities.flush();
            audit(Action.CREATE, row.id());
            return Draft.of(row);
        });
    }

    /**
     * Keeps what was typed since.
     *
     * @param expected the version after which it was typed
     * @throws org.alveolus.api.ProblemException 400 naming the field; 404; 412 {@code changed-meanwhile} when the same person typed in
     *     another window
     */
    public Draft keep(UUID id, long expected, String title, String content) {
        check(title, content);
        return ground.run(entities -> {
            DraftEntity row = find(entities, id);
            EntityTags.check(expected, row.version());
            row.keep(Texts.stripped(title), content, now());
            entities.flush();
            audit(Action.UPDATE, id);
            return Draft.of(row);
        });
    }

    /**
     * Deletes a draft for good.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public void discard(UUID id) {
        ground.run(entities -> {
            entities.remove(find(entities, id));
            audit(Action.DELETE, id);
            return null;
        });
    }

    /**
     * Deletes what nobody touched for thirty days, of everybody at the caller's institution.
     *
     * @return how many
     */
    int forget() {
        return ground.run(entities -> {
            List<DraftEntity> old = entities.createQuery(
                            "select d from Draft d where d.changedAt < :before", DraftEntity.class)
                    .setParameter("before", Timestamp.from(now().minus(KEPT)))
                    .getResultList();
            old.forEach(row -> {
                entities.remove(row);
                audit(Action.DELETE, row.id());
            });
            return old.size();
        });
    }

    private static void check(String title, String content) {
        Problem.Faults faults = new Problem.Faults().text("/title", title, 0, MAXIMUM_TITLE);
        faults.lines("/content", content, 1, MAXIMUM_CONTENT).refuse();
    }

    private static List<DraftEntity> own(EntityManager entities) {
        return entities.createQuery(
                        "select d from Draft d where d.accountId = :account order by d.changedAt desc",
                        DraftEntity.class)
                .setParameter("account", Callers.current().account().toString())
                .getResultList();
    }

    private static DraftEntity find(EntityManager entities, UUID id) {
        DraftEntity row = entities.find(DraftEntity.class, id.toString());
        if (row == null || !row.isOf(Callers.current().account())) {
            throw Problem.notFound("You have no such draft.").exception();
        }
        return row;
    }

    private void audit(Action action, UUID id) {
        ground.audit().record(AuditEvent.of(action, OBJECT, id, null));
    }

    /** As exact as every database keeps it. */
    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
