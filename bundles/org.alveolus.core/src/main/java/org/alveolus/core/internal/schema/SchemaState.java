package org.alveolus.core.internal.schema;

/**
 * How far a capability's schema is.
 *
 * @param name the capability's
 * @param bundle symbolic name of its bundle
 * @param reason why it waits or failed; null when there is nothing to tell
 */
public record SchemaState(String name, String bundle, Phase phase, String reason) {

    /** The phases in their order. */
    public enum Phase {
        /** Waits for its turn, or for the database. */
        WAITING,
        MIGRATING,
        READY,
        /** Stays so until its bundle or the database is changed. */
        FAILED
    }
}
