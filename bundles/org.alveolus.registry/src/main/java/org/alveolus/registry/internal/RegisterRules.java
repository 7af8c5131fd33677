package org.alveolus.registry.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.persistence.RegisterRuleEntity;
import org.alveolus.registry.internal.statistics.RegisterRule;

/** What the professional register asks, as the caller's institution has set it (R10). Any thread. */
public final class RegisterRules {

    private static final String OBJECT = "register-rule";
    private static final int MOST_YEARS = 50;
    private static final int MOST_PATIENTS = 100_000;
    private static final int MOST_INDICATIONS = 50;

    private final Ground ground;
    private final ChoiceLists choices;

    RegisterRules(Ground ground, ChoiceLists choices) {
        this.ground = ground;
        this.choices = choices;
    }

    public RegisterRule get() {
        return ground.run(
                entities -> row(entities).map(RegisterRuleEntity::toRule).orElse(RegisterRule.DEFAULT));
    }

    /**
     * @param expected the version that the change was made from; 0 for the default
     * @throws org.alveolus.api.ProblemException 400 naming the field; 412 {@code changed-meanwhile}
     */
    public RegisterRule change(long expected, Draft draft) {
        return ground.run(entities -> {
            RegisterRule rule = checked(draft);
            Optional<RegisterRuleEntity> present = row(entities);
            EntityTags.check(
                    expected,
                    present.map(RegisterRuleEntity::toRule)
                            .orElse(RegisterRule.DEFAULT)
                            .version());
            RegisterRuleEntity row = present.orElseGet(() -> new RegisterRuleEntity(Ids.next()));
            row.change(rule);
            entities.persist(row);
            entities.flush();
            ground.audit().record(AuditEvent.of(Action.UPDATE, OBJECT, null, null));
            return row.toRule();
        });
    }

    /** A rule as it is given; any of it may be missing. */
    public record Draft(
            Integer years,
            Integer patients,
            Integer partiallyEdentate,
            Integer techniques,
            Integer preImplantMost,
            List<String> partiallyEdentateIndications) {}

    private RegisterRule checked(Draft draft) {
        Problem.Faults faults = new Problem.Faults();
        within("/years", draft.years(), 1, MOST_YEARS, faults);
        within("/patients", draft.patients(), 0, MOST_PATIENTS, faults);
        within("/partiallyEdentate", draft.partiallyEdentate(), 0, MOST_PATIENTS, faults);
        within("/techniques", draft.techniques(), 0, MOST_PATIENTS, faults);
        within("/preImplantMost", draft.preImplantMost(), 0, MOST_PATIENTS, faults);
        faults.required("/partiallyEdentateIndications", draft.partiallyEdentateIndications());
        if (draft.partiallyEdentateIndications() != null) {
            indications(draft.partiallyEdentateIndications(), faults);
        }
        faults.refuse();
        return new RegisterRule(
                0,
                draft.years(),
                draft.patients(),
                draft.partiallyEdentate(),
                draft.techniques(),
                draft.preImplantMost(),
                List.copyOf(new LinkedHashSet<>(draft.partiallyEdentateIndications())));
    }

    private void indications(List<String> codes, Problem.Faults faults) {
        if (codes.size() > MOST_INDICATIONS) {
            faults.add("/partiallyEdentateIndications", "too-many", "At most " + MOST_INDICATIONS + " indications");
            return;
        }
        Choices all = choices.all();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null
                    || all.find(ChoiceList.INDICATION, codes.get(i)).isEmpty()) {
                faults.add(
                        "/partiallyEdentateIndications/" + i,
                        "unknown-choice",
                        "The choice list 'indication' does not have this code");
            }
        }
    }

    private static void within(String pointer, Integer value, int least, int most, Problem.Faults faults) {
        faults.required(pointer, value);
        if (Objects.nonNull(value) && (value < least || value > most)) {
            faults.add(pointer, "out-of-range", "From " + least + " to " + most);
        }
    }

    private static Optional<RegisterRuleEntity> row(EntityManager entities) {
        return entities.createQuery("select r from RegisterRule r", RegisterRuleEntity.class)
                .getResultStream()
                .findFirst();
    }
}
