package org.alveolus.stock.internal.domain;

/** Where a count of a shelf is. */
public enum CountState {
    OPEN,
    FINISHED,
    CANCELLED
}
