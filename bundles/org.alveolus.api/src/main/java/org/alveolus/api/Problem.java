package org.alveolus.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Why something was refused, in the terms of RFC 9457.
 *
 * @param type stable name in lower case with dashes; sent as {@code /problems/<type>}
 * @param status the HTTP status, 400 to 599
 * @param title short, the same for all of this type
 * @param detail what happened this time and what to do about it; no patient data; null when the title says it all
 * @param errors faults of single fields; empty when there are none
 * @param extensions further members by name, values that JSON can hold; empty when there are none
 */
public record Problem(
        String type, int status, String title, String detail, List<FieldError> errors, Map<String, Object> extensions) {

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    /**
     * A fault of one field.
     *
     * @param pointer JSON pointer (RFC 6901) into the request body, or {@code ?name} for a query parameter
     * @param code stable name in lower case with dashes, e.g. {@code required}, {@code too-long}
     * @param message the reason in one English sentence
     */
    public record FieldError(String pointer, String code, String message) {}

    /** 400 {@code bad-request}. */
    public static Problem badRequest(String detail) {
        return of("bad-request", 400, "The request is malformed", detail);
    }

    /** 400 {@code invalid} with faults of fields. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem("invalid", 400, "Some fields are not valid", null, errors, Map.of());
    }

    /** 400 {@code invalid} with the fault of one field. */
    public static Problem invalid(String pointer, String code, String message) {
        return invalid(List.of(new FieldError(pointer, code, message)));
    }

    /** 403 with a type of its own. */
    public static Problem forbidden(String type, String detail) {
        return of(type, 403, "Not allowed", detail);
    }

    /** 404 {@code not-found}: there is no such thing, or it belongs to somebody else. */
    public static Problem notFound(String detail) {
        return of("not-found", 404, "Not found", detail);
    }

    /** 409 with a type of its own. */
    public static Problem conflict(String type, String detail) {
        return of(type, 409, "In conflict with what is recorded", detail);
    }

    /** 412 {@code changed-meanwhile}: an update was made from a state that is no longer the present one. */
    public static Problem changedMeanwhile() {
        return of(
                "changed-meanwhile",
                412,
                "Somebody else changed this meanwhile",
                "Read it again, make your change on the present state and send that state's ETag in If-Match.");
    }

    /** Any other. */
    public static Problem of(String type, int status, String title, String detail) {
        return new Problem(type, status, title, detail, List.of(), Map.of());
    }

    /** This problem with one more member. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, status, title, detail, errors, more);
    }

    /** The exception that carries this problem to the caller. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** Collects the faults of a request's fields, so that all are told at once. Not thread-safe. */
    public static final class Faults {

        private final List<FieldError> errors = new ArrayList<>();

        public Faults add(String pointer, String code, String message) {
            errors.add(new FieldError(pointer, code, message));
            return this;
        }

        /** {@code required} when the value is null. */
        public Faults required(String pointer, Object value) {
            return value == null ? add(pointer, "required", "This field is required") : this;
        }

        /**
         * Faults of a text of one line: {@code required}, {@code too-short}, {@code too-long}, {@code control-character}.
         *
         * @param value as received; null or blank counts as missing
         * @param minimum how many UTF-16 units at least; 0 when it may be missing
         * @param maximum how many UTF-16 units at most
         */
        public Faults text(String pointer, String value, int minimum, int maximum) {
            return text(pointer, value, minimum, maximum, false);
        }

        /** Like {@link #text(String, String, int, int)} for a text that may have line breaks and tabs. */
        public Faults lines(String pointer, String value, int minimum, int maximum) {
            return text(pointer, value, minimum, maximum, true);
        }

        /** Faults of a web address: those of an optional text, and {@code not-a-website}. */
        public Faults website(String pointer, String value, int maximum) {
            text(pointer, value, 0, maximum);
            return value == null || value.isBlank() || isWebsite(value.strip())
                    ? this
                    : add(pointer, "not-a-website", "A web address begins with http:// or https:// and names a host");
        }

        private static boolean isWebsite(String text) {
            try {
                URI uri = new URI(text);
                return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                        && uri.getHost() != null;
            } catch (URISyntaxException e) {
                return false;
            }
        }

        private Faults text(String pointer, String value, int minimum, int maximum, boolean lines) {
            if (value == null || value.isBlank()) {
                return minimum > 0 ? required(pointer, null) : this;
            }
            if (value.length() < minimum) {
                add(pointer, "too-short", "At least " + minimum + " characters are needed");
            }
            if (value.length() > maximum) {
                add(pointer, "too-long", "At most " + maximum + " characters are allowed");
            }
            if (value.codePoints().anyMatch(c -> Character.isISOControl(c) && !(lines && isBreak(c)))) {
                add(pointer, "control-character", "Control characters are not allowed");
            }
            return this;
        }

        private static boolean isBreak(int character) {
            return character == '\n' || character == '\r' || character == '\t';
        }

        /** The faults of another part of the request as well. */
        public Faults addAll(Faults others) {
            errors.addAll(others.errors);
            return this;
        }

        public boolean none() {
            return errors.isEmpty();
        }

        /**
         * @throws ProblemException 400 {@code invalid} when there is a fault
         */
        public void refuse() {
            if (!errors.isEmpty()) {
                throw invalid(errors).exception();
            }
        }
    }
}
