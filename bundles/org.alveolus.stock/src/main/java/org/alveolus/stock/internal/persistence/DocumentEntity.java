package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Id;
import javax.persistence.MappedSuperclass;
import javax.persistence.Version;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** What every document to a supplier has: it is numbered within the institution and belongs to a practice location. */
@MappedSuperclass
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public abstract class DocumentEntity {

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    private int number;

    @Column(name = "supplier_id")
    private String supplierId;

    @Column(name = "supplier_name")
    private String supplierName;

    private String note;

    private int changes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected DocumentEntity() {}

    DocumentEntity(UUID id, int number, UUID location, UUID supplier, String supplierName, String note, Instant now) {
        this.id = id.toString();
        this.number = number;
        this.locationId = location.toString();
        this.supplierId = supplier.toString();
        this.supplierName = supplierName;
        this.note = note;
        this.createdAt = now;
    }

    void note(String newNote) {
        note = newNote;
    }

    /** Its items or its history changed, which is a change of its own. */
    public void touch() {
        changes++;
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }

    public int number() {
        return number;
    }

    public UUID supplier() {
        return UUID.fromString(supplierId);
    }

    public String supplierName() {
        return supplierName;
    }

    public String note() {
        return note;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
