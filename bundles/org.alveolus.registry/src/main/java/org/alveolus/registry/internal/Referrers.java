package org.alveolus.registry.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.alveolus.api.Cursor;
import org.alveolus.api.Ids;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.alveolus.registry.internal.domain.TreatmentRules;
import org.alveolus.registry.internal.persistence.ReferrerEntity;

/** Those who send patients to the caller's institution. Any thread. */
public final class Referrers {

    private final Ground ground;

    Referrers(Ground ground) {
        this.ground = ground;
    }

    /**
     * Whose name begins with the text, by name.
     *
     * @param text null for all
     */
    public Page<Referrer> search(String text, Page.Request page) {
        new Problem.Faults().text("?q", text, 0, TreatmentRules.MAXIMUM_NAME).refuse();
        String prefix = Texts.stripped(text) == null ? "" : normal(text);
        return ground.run(entities -> {
            TypedQuery<ReferrerEntity> query = entities.createQuery(
                            "select r from Referrer r where r.nameNormal like :prefix escape '!'"
                                    + " and r.nameNormal > :last order by r.nameNormal",
                            ReferrerEntity.class)
                    .setParameter("prefix", like(prefix))
                    .setParameter(
                            "last",
                            page.cursor() == null
                                    ? ""
                                    : Cursor.values(page.cursor(), 1).get(0))
                    .setMaxResults(page.limit() + 1);
            List<ReferrerEntity> rows = query.getResultList();
            boolean more = rows.size() > page.limit();
            List<ReferrerEntity> shown = more ? rows.subList(0, page.limit()) : rows;
            String next = more ? Cursor.of(shown.get(shown.size() - 1).nameNormal()) : null;
            return new Page<>(shown, next).map(ReferrerEntity::toReferrer);
        });
    }

    /**
     * The chosen referrer, or the one of this name, added when there is none.
     *
     * @param referrer as given; null when none
     * @param faults gets an unknown one
     */
    public Optional<ReferrerEntity> settled(EntityManager entities, Referrer referrer, Problem.Faults faults) {
        if (referrer == null) {
            return Optional.empty();
        }
        if (referrer.id() != null) {
            return chosen(entities, referrer.id(), faults);
        }
        if (!faults.none()) {
            return Optional.empty();
        }
        return Optional.of(named(entities, referrer.name()));
    }

    private static Optional<ReferrerEntity> chosen(EntityManager entities, UUID id, Problem.Faults faults) {
        Optional<ReferrerEntity> row = Optional.ofNullable(entities.find(ReferrerEntity.class, id.toString()));
        if (row.isEmpty()) {
            faults.add("/other/referrer/id", "unknown", "There is no such referrer");
        }
        return row;
    }

    private static ReferrerEntity named(EntityManager entities, String name) {
        return entities.createQuery("select r from Referrer r where r.nameNormal = :name", ReferrerEntity.class)
                .setParameter("name", normal(name))
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    ReferrerEntity added = new ReferrerEntity(Ids.next(), name, normal(name));
                    entities.persist(added);
                    return added;
                });
    }

    private static String normal(String name) {
        return Texts.identity(name, TreatmentRules.MAXIMUM_NAME);
    }

    private static String like(String prefix) {
        return prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
