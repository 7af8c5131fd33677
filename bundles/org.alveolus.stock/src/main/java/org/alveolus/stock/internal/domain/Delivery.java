package org.alveolus.stock.internal.domain;

/** How an order went to its supplier. */
public enum Delivery {
    /** By hand: no connector is this supplier's. */
    BY_HAND,
    /** A connector is handing it over. */
    PENDING,
    /** The supplier took it. */
    ACCEPTED,
    /** The supplier did not take it. */
    REFUSED,
    /** The supplier could not be reached; it can be tried again. */
    FAILED
}
