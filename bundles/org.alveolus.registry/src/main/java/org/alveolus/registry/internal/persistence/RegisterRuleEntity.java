package org.alveolus.registry.internal.persistence;

import java.util.List;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.registry.internal.statistics.RegisterRule;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of what the professional register asks; one for an institution. */
@Entity(name = "RegisterRule")
@Table(name = "registry_register_rule")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RegisterRuleEntity {

    private static final String COMMA = ",";

    @Id
    private String id;

    @Version
    private long version;

    private int years;

    private int patients;

    @Column(name = "partially_edentate")
    private int partiallyEdentate;

    private int techniques;

    @Column(name = "pre_implant_most")
    private int preImplantMost;

    private String indications;

    protected RegisterRuleEntity() {}

    public RegisterRuleEntity(UUID id) {
        this.id = id.toString();
    }

    public void change(RegisterRule rule) {
        years = rule.years();
        patients = rule.patients();
        partiallyEdentate = rule.partiallyEdentate();
        techniques = rule.techniques();
        preImplantMost = rule.preImplantMost();
        indications = String.join(COMMA, rule.partiallyEdentateIndications());
    }

    public RegisterRule toRule() {
        return new RegisterRule(
                version,
                years,
                patients,
                partiallyEdentate,
                techniques,
                preImplantMost,
                indications.isEmpty() ? List.of() : List.of(indications.split(COMMA)));
    }
}
