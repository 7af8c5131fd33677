package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row that says that something of a day of surgery changed; never changed itself. */
@Entity(name = "ExtractChange")
@Table(name = "registry_extract_change")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ExtractChangeEntity {

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "surgery_date")
    private Date surgeryDate;

    protected ExtractChangeEntity() {}

    ExtractChangeEntity(UUID id, UUID location, LocalDate surgery) {
        this.id = id.toString();
        this.locationId = location.toString();
        this.surgeryDate = Date.valueOf(surgery);
    }
}
