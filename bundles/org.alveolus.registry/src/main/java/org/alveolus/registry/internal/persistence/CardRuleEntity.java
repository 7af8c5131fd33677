package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.registry.internal.domain.CardRule;
import org.alveolus.spi.udi.UdiIssuer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row that says whether a product needs an implant card. */
@Entity(name = "CardRule")
@Table(name = "registry_card_rule")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class CardRuleEntity {

    @Id
    private String id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private UdiIssuer issuer;

    @Column(name = "udi_di")
    private String udiDi;

    private boolean needed;

    private String reason;

    protected CardRuleEntity() {}

    public CardRuleEntity(UUID id, UdiIssuer issuer, String udiDi) {
        this.id = id.toString();
        this.issuer = issuer;
        this.udiDi = udiDi;
    }

    public void change(boolean isNeeded, String why) {
        needed = isNeeded;
        reason = why;
    }

    public CardRule toRule() {
        return new CardRule(issuer, udiDi, needed, reason, version);
    }
}
