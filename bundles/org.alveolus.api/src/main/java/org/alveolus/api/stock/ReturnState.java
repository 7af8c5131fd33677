package org.alveolus.api.stock;

import java.util.EnumSet;
import java.util.Set;

/** Where a return is between the practice and the supplier. */
public enum ReturnState {
    /** It is put together; its items are set aside. */
    DRAFT,
    /** Its items have left. */
    SENT,
    /** The supplier paid for it or sent others. */
    CREDITED,
    /** The supplier sent it back; its items are in stock again. */
    REFUSED,
    /** It ended without credit. */
    CLOSED,
    /** It was called off; its items are in stock again. */
    CANCELLED;

    /** The states that can follow. */
    public Set<ReturnState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SENT, CANCELLED);
            case SENT -> EnumSet.of(CREDITED, REFUSED, CLOSED, CANCELLED);
            default -> EnumSet.noneOf(ReturnState.class);
        };
    }
}
