package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** Says that something changed in a treatment, which the national register does not know of yet. */
@Entity(name = "RegisterMark")
@Table(name = "registry_register_mark")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RegisterMarkEntity {

    @Id
    private String id;

    @Column(name = "treatment_id")
    private String treatmentId;

    protected RegisterMarkEntity() {}

    RegisterMarkEntity(UUID id, UUID treatment) {
        this.id = id.toString();
        this.treatmentId = treatment.toString();
    }

    public UUID treatment() {
        return UUID.fromString(treatmentId);
    }
}
