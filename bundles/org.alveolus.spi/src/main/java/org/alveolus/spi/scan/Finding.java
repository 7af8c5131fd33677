package org.alveolus.spi.scan;

import java.util.Objects;

/**
 * Something to tell about an input.
 *
 * @param severity how bad it is
 * @param code a stable name in lower case with dashes, e.g. {@code check-digit}, by which texts are translated
 * @param position index of the character in the text that was read, from 0; -1 when it concerns the whole
 * @param message the reason in one English sentence, without patient data
 */
public record Finding(Severity severity, String code, int position, String message) {

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** How bad a finding is. */
    public enum Severity {
        /** The content is invalid: it may be shown, never be used unseen. */
        ERROR,
        /** The content can be meant otherwise. */
        WARNING,
        /** Worth knowing. */
        INFO
    }

    /** A finding of severity {@link Severity#ERROR}. */
    public static Finding error(String code, int position, String message) {
        return new Finding(Severity.ERROR, code, position, message);
    }

    /** A finding of severity {@link Severity#WARNING}. */
    public static Finding warning(String code, int position, String message) {
        return new Finding(Severity.WARNING, code, position, message);
    }

    /** A finding of severity {@link Severity#INFO}. */
    public static Finding info(String code, int position, String message) {
        return new Finding(Severity.INFO, code, position, message);
    }
}
