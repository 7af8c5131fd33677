package org.alveolus.registry.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.domain.CardRule;
import org.alveolus.registry.internal.persistence.CardRuleEntity;
import org.alveolus.spi.udi.UdiIssuer;

/** Which products need an implant card, where that is not what their kind says. Any thread. */
public final class CardRules {

    /** A product; both are null for what has no UDI-DI. */
    record Product(UdiIssuer issuer, String udiDi) {}

    private static final int MAXIMUM_REASON = 500;
    private static final int MAXIMUM_CODE = 200;

    private final Ground ground;

    CardRules(Ground ground) {
        this.ground = ground;
    }

    /** All rules of the caller's institution. */
    Map<Product, CardRule> all() {
        return list().stream()
                .collect(Collectors.toMap(rule -> new Product(rule.issuer(), rule.udiDi()), Function.identity()));
    }

    /** All rules, by product. */
    public List<CardRule> list() {
        return ground.run(entities -> entities
                .createQuery("select r from CardRule r order by r.udiDi, r.issuer", CardRuleEntity.class)
                .getResultList()
                .stream()
                .map(CardRuleEntity::toRule)
                .toList());
    }

    /** The rule of a product; empty when what its kind says holds. */
    public Optional<CardRule> find(UdiIssuer issuer, String udiDi) {
        return ground.run(entities -> row(entities, issuer, udiDi).map(CardRuleEntity::toRule));
    }

    /**
     * Sets whether a product needs a card.
     *
     * @param expected the version that the change was made from; 0 where there was no rule
     * @throws org.alveolus.api.ProblemException 400 naming the field; 412 {@code changed-meanwhile}
     */
    public CardRule set(UdiIssuer issuer, String udiDi, long expected, Boolean needed, String reason) {
        Problem.Faults faults = new Problem.Faults()
                .text("/udiDi", udiDi, 1, MAXIMUM_CODE)
                .required("/needed", needed)
                .text("/reason", reason, 1, MAXIMUM_REASON);
        faults.refuse();
        return ground.run(entities -> {
            Optional<CardRuleEntity> present = row(entities, issuer, udiDi);
            EntityTags.check(
                    expected,
                    present.map(CardRuleEntity::toRule).map(CardRule::version).orElse(0L));
            CardRuleEntity row = present.orElseGet(() -> new CardRuleEntity(Ids.next(), issuer, udiDi));
            row.change(needed, reason.strip());
            entities.persist(row);
            entities.flush();
            audit(Action.UPDATE, issuer, udiDi, needed ? "Needs an implant card" : "Needs no implant card");
            return row.toRule();
        });
    }

    /**
     * Lets what the product's kind says hold again.
     *
     * @throws org.alveolus.api.ProblemException 404; 412 {@code changed-meanwhile}
     */
    public void remove(UdiIssuer issuer, String udiDi, long expected) {
        ground.run(entities -> {
            CardRuleEntity row = row(entities, issuer, udiDi)
                    .orElseThrow(() -> Problem.notFound("There is no rule for this product.")
                            .exception());
            EntityTags.check(expected, row.toRule().version());
            entities.remove(row);
            audit(Action.DELETE, issuer, udiDi, null);
            return null;
        });
    }

    private static Optional<CardRuleEntity> row(EntityManager entities, UdiIssuer issuer, String udiDi) {
        return entities.createQuery(
                        "select r from CardRule r where r.udiDi = :udiDi and r.issuer = :issuer", CardRuleEntity.class)
                .setParameter("udiDi", udiDi)
                .setParameter("issuer", issuer)
                .getResultStream()
                .findFirst();
    }

    private void audit(Action action, UdiIssuer issuer, String udiDi, String detail) {
        ground.audit().record(AuditEvent.of(action, "card-rule", issuer + "/" + udiDi, detail));
    }
}
