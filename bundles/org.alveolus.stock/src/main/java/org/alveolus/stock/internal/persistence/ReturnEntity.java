package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A return's row. */
@Entity
@Table(name = "stock_return")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ReturnEntity {

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    private int number;

    @Column(name = "supplier_id")
    private String supplierId;

    @Column(name = "supplier_name")
    private String supplierName;

    @Enumerated(EnumType.STRING)
    private ReturnReason reason;

    private String note;

    @Enumerated(EnumType.STRING)
    private ReturnState state;

    private int changes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected ReturnEntity() {}

    public ReturnEntity(UUID id, int number, UUID location, UUID supplier, String supplierName, Instant now) {
        this.id = id.toString();
        this.number = number;
        this.locationId = location.toString();
        this.supplierId = supplier.toString();
        this.supplierName = supplierName;
        this.state = ReturnState.DRAFT;
        this.createdAt = now;
    }

    public void describe(ReturnReason newReason, String newNote) {
        reason = newReason;
        note = newNote;
    }

    /** Its items or its history changed, which is a change of its own. */
    public void touch() {
        changes++;
    }

    public void become(ReturnState newState) {
        state = newState;
        touch();
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

    public ReturnReason reason() {
        return reason;
    }

    public String note() {
        return note;
    }

    public ReturnState state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
