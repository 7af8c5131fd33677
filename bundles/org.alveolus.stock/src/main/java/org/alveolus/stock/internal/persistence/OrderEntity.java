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
import org.alveolus.stock.internal.domain.Delivery;
import org.alveolus.stock.internal.domain.OrderState;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** An order's row. */
@Entity
@Table(name = "stock_order")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class OrderEntity {

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

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Enumerated(EnumType.STRING)
    private Delivery delivery;

    private String reference;
    private int changes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected OrderEntity() {}

    public OrderEntity(
            UUID id, int number, UUID location, UUID supplier, String supplierName, String note, Instant now) {
        this.id = id.toString();
        this.number = number;
        this.locationId = location.toString();
        this.supplierId = supplier.toString();
        this.supplierName = supplierName;
        this.note = note;
        this.state = OrderState.DRAFT;
        this.delivery = Delivery.BY_HAND;
        this.createdAt = now;
    }

    public void describe(String newNote) {
        note = newNote;
        changes++;
    }

    public void become(OrderState newState) {
        state = newState;
        changes++;
    }

    public void deliver(Delivery newDelivery, String newReference) {
        delivery = newDelivery;
        reference = newReference;
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

    public OrderState state() {
        return state;
    }

    public Delivery delivery() {
        return delivery;
    }

    public String reference() {
        return reference;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
