package org.alveolus.registry.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.domain.Choice;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.persistence.ChoiceEntity;

/** The choice lists of the caller's institution (R17). Any thread. */
public final class ChoiceLists {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAXIMUM_CODE = 64;
    private static final int MAXIMUM_TITLE = 200;

    private final Ground ground;

    ChoiceLists(Ground ground) {
        this.ground = ground;
    }

    /** All lists. */
    public Choices all() {
        return ground.run(entities -> Choices.with(
                entities
                        .createQuery("select c from Choice c order by c.id", ChoiceEntity.class)
                        .getResultList()
                        .stream()
                        .map(ChoiceEntity::toChoice)
                        .toList()));
    }

    /**
     * Adds an own entry.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the field; 409 {@code choice-exists}
     */
    public Choice add(ChoiceList list, String code, Choice.Titles titles) {
        Problem.Faults faults = new Problem.Faults().text("/code", code, 1, MAXIMUM_CODE);
        if (code != null && !code.isBlank() && !CODE.matcher(code).matches()) {
            faults.add("/code", "malformed", "A code has small letters a to z, digits and single dashes between them");
        }
        check(titles, faults);
        faults.refuse();
        return ground.run(entities -> {
            if (all().find(list, code).isPresent()) {
                throw Problem.conflict("choice-exists", "The list has an entry with this code.")
                        .exception();
            }
            return saved(entities, new ChoiceEntity(Ids.next(), list, code), titles, false, Action.CREATE);
        });
    }

    /**
     * Renames an entry, of the default set too, and retires it or offers it again. What was recorded with it stays.
     *
     * @param expected the version that the change was made from; 0 for an entry of the default set
     * @throws org.alveolus.api.ProblemException 400 naming the field; 404; 412 {@code changed-meanwhile}
     */
    public Choice change(ChoiceList list, String code, long expected, Choice.Titles titles, boolean retired) {
        Problem.Faults faults = new Problem.Faults();
        check(titles, faults);
        faults.refuse();
        return ground.run(entities -> {
            Choice present = all().find(list, code)
                    .orElseThrow(() -> Problem.notFound("The list has no entry with this code.")
                            .exception());
            EntityTags.check(expected, present.version());
            ChoiceEntity row = row(entities, list, code).orElseGet(() -> new ChoiceEntity(Ids.next(), list, code));
            return saved(entities, row, titles, retired, Action.UPDATE);
        });
    }

    private Choice saved(
            EntityManager entities, ChoiceEntity row, Choice.Titles titles, boolean retired, Action action) {
        row.change(titles, retired);
        entities.persist(row);
        entities.flush();
        Choice choice = row.toChoice();
        ground.audit().record(AuditEvent.of(action, "choice", choice.list().code() + "/" + choice.code(), null));
        return choice;
    }

    private static Optional<ChoiceEntity> row(EntityManager entities, ChoiceList list, String code) {
        return entities.createQuery(
                        "select c from Choice c where c.list = :list and c.code = :code", ChoiceEntity.class)
                .setParameter("list", list)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    private static void check(Choice.Titles titles, Problem.Faults faults) {
        faults.text("/titles/en", titles.en(), 1, MAXIMUM_TITLE);
        faults.text("/titles/nl", titles.nl(), 1, MAXIMUM_TITLE);
        faults.text("/titles/de", titles.de(), 1, MAXIMUM_TITLE);
    }
}
