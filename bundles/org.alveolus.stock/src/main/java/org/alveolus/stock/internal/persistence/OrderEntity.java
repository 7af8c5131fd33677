package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Table;
import org.alveolus.stock.internal.domain.Delivery;
import org.alveolus.stock.internal.domain.OrderState;

/** An order's row. */
@Entity
@Table(name = "stock_order")
public class OrderEntity extends DocumentEntity {

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Enumerated(EnumType.STRING)
    private Delivery delivery;

    private String reference;

    protected OrderEntity() {}

    public OrderEntity(
            UUID id, int number, UUID location, UUID supplier, String supplierName, String note, Instant now) {
        super(id, number, location, supplier, supplierName, note, now);
        this.state = OrderState.DRAFT;
        this.delivery = Delivery.BY_HAND;
    }

    public void describe(String newNote) {
        note(newNote);
        touch();
    }

    public void become(OrderState newState) {
        state = newState;
        touch();
    }

    public void deliver(Delivery newDelivery, String newReference) {
        delivery = newDelivery;
        reference = newReference;
        touch();
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
}
