package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of what the statistics need of a month at a practice location; never changed, only replaced by another. */
@Entity(name = "Extract")
@Table(name = "registry_extract")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ExtractEntity {

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "month_number")
    private int monthNumber;

    @Lob
    private byte[] content;

    protected ExtractEntity() {}

    ExtractEntity(UUID id, UUID location, int month, byte[] content) {
        this.id = id.toString();
        this.locationId = location.toString();
        this.monthNumber = month;
        this.content = content.clone();
    }
}
