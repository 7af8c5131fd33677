package org.alveolus.api;

import java.util.Objects;
import java.util.UUID;

/** Names an institution, the owner of rows: nothing is read or written without one. Immutable and thread-safe. */
public record InstitutionId(UUID value) {

    public InstitutionId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param text a UUID in its text form
     * @throws IllegalArgumentException when it is none
     */
    public static InstitutionId parse(String text) {
        return new InstitutionId(UUID.fromString(text));
    }

    /** The UUID in its text form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
