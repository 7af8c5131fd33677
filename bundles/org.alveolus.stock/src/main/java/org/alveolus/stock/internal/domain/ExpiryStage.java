package org.alveolus.stock.internal.domain;

/** How urgent an item's expiry is; the most urgent first. */
public enum ExpiryStage {
    /** Its last day of use has passed. */
    EXPIRED,
    /** The supplier takes it back no more. */
    RETURN_OVERDUE,
    /** The last day on which the supplier takes it back is near. */
    RETURN_SOON,
    /** Its last day of use is near, and it cannot go back. */
    EXPIRING_SOON
}
