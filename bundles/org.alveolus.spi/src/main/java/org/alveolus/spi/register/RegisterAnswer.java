package org.alveolus.spi.register;

import java.util.Objects;

/**
 * What a register says to a delivery.
 *
 * @param kind how it was taken
 * @param reference by which the register knows it, at most 200 characters; null when it gives none
 * @param reason why it was not accepted, one sentence; empty when it was
 */
public record RegisterAnswer(Kind kind, String reference, String reason) {

    public RegisterAnswer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * It is in the register, or out of it after a withdrawal.
     *
     * @param reference null when the register gives none
     */
    public static RegisterAnswer accepted(String reference) {
        return new RegisterAnswer(Kind.ACCEPTED, reference, "");
    }

    /** The register does not take it as it is: somebody must correct it, then it is delivered again. */
    public static RegisterAnswer refused(String reason) {
        return new RegisterAnswer(Kind.REFUSED, null, reason);
    }

    /** Not this one now, but maybe later: it is tried again after a pause. */
    public static RegisterAnswer later(String reason) {
        return new RegisterAnswer(Kind.LATER, null, reason);
    }

    /** How a delivery is taken. */
    public enum Kind {
        ACCEPTED,
        REFUSED,
        LATER
    }
}
