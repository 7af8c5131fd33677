package org.alveolus.registry.internal.register;

/** How far a treatment's delivery to the national register is. */
public enum DeliveryState {
    /** It waits for its turn, or for another try. */
    TO_SEND,
    /** It was handed to the connector, and no answer is known yet. */
    SENT,
    /** It is in the register as it is now. */
    ACCEPTED,
    /** The register does not take it as it is. */
    REFUSED,
    /** It was taken out of the register, since it was deleted. */
    WITHDRAWN
}
