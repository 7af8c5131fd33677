package org.alveolus.stock.internal.domain;

/** Why an item's place or state changed. */
public enum MovementKind {
    /** Put into stock. */
    ADDED,
    /** From one storage location to another. */
    MOVED,
    /** Taken for a treatment. */
    TAKEN,
    /** The treatment does not use it after all. */
    PUT_BACK,
    /** Removed from the stock by hand. */
    DISCARDED,
    /** The removal was undone. */
    RESTORED,
    /** Withheld from every use. */
    QUARANTINED,
    /** The quarantine ended. */
    RELEASED,
    /** Set aside for a return to the supplier. */
    RESERVED,
    /** No longer set aside. */
    FREED,
    /** Gone back to the supplier. */
    RETURNED,
    /** The supplier did not take it. */
    CAME_BACK
}
