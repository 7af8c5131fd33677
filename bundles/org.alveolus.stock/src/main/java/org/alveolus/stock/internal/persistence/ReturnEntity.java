package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Table;
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;

/** A return's row. */
@Entity
@Table(name = "stock_return")
public class ReturnEntity extends DocumentEntity {

    @Enumerated(EnumType.STRING)
    private ReturnReason reason;

    @Enumerated(EnumType.STRING)
    private ReturnState state;

    protected ReturnEntity() {}

    public ReturnEntity(UUID id, int number, UUID location, UUID supplier, String supplierName, Instant now) {
        super(id, number, location, supplier, supplierName, null, now);
        this.state = ReturnState.DRAFT;
    }

    public void describe(ReturnReason newReason, String newNote) {
        reason = newReason;
        note(newNote);
    }

    public void become(ReturnState newState) {
        state = newState;
        touch();
    }

    public ReturnReason reason() {
        return reason;
    }

    public ReturnState state() {
        return state;
    }
}
