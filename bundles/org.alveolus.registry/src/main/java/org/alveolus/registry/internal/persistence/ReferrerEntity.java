package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of somebody who sends patients. */
@Entity(name = "Referrer")
@Table(name = "registry_referrer")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ReferrerEntity {

    @Id
    private String id;

    @Version
    private long version;

    private String name;

    @Column(name = "name_normal")
    private String nameNormal;

    protected ReferrerEntity() {}

    /**
     * @param nameNormal the form in which the name is unique
     */
    public ReferrerEntity(UUID id, String name, String nameNormal) {
        this.id = id.toString();
        this.name = name;
        this.nameNormal = nameNormal;
    }

    public Referrer toReferrer() {
        return new Referrer(UUID.fromString(id), name);
    }

    /** The name as it is sorted. */
    public String nameNormal() {
        return nameNormal;
    }
}
