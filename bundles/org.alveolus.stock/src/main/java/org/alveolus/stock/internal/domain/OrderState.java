package org.alveolus.stock.internal.domain;

/** Where an order is between the practice and the supplier. */
public enum OrderState {
    /** It is put together. */
    DRAFT,
    /** The supplier was asked for it. */
    SENT,
    /** Some of it came. */
    PARTLY_RECEIVED,
    /** All of it came. */
    RECEIVED,
    /** It was called off, or the rest of it will not come. */
    CANCELLED;

    /** Whether something of it is still to come. */
    public boolean isOpen() {
        return this == SENT || this == PARTLY_RECEIVED;
    }
}
