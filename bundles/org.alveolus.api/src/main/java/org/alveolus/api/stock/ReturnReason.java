package org.alveolus.api.stock;

/** Why items go back to their supplier. */
public enum ReturnReason {
    EXPIRY,
    RECALL,
    DAMAGED,
    WRONG_DELIVERY,
    OTHER;

    /** Whether quarantined items may go back for it. */
    public boolean takesQuarantined() {
        return this == RECALL || this == DAMAGED;
    }
}
