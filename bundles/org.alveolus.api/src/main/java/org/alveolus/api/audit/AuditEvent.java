package org.alveolus.api.audit;

import java.util.Objects;
import java.util.UUID;

/**
 * What happened, in the terms of NEN 7513:2018, 5: the act, the object, the patient and the outcome.
 *
 * @param action what was done
 * @param objectType kind of the object, e.g. {@code stock-item}, {@code treatment}
 * @param objectId its id; null when the act concerns a list
 * @param patient the patient whose data was touched; null when none
 * @param outcome how it ended
 * @param detail further facts in one English sentence, without patient data; null when none
 */
public record AuditEvent(
        Action action, String objectType, String objectId, UUID patient, Outcome outcome, String detail) {

    public AuditEvent {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(objectType, "objectType");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** The kinds of acts (NEN 7513: create, read, update, delete, execute), and signing in and out. */
    public enum Action {
        CREATE,
        READ,
        UPDATE,
        DELETE,
        EXECUTE,
        SIGN_IN,
        SIGN_OUT
    }

    /** How an act ended. */
    public enum Outcome {
        SUCCESS,
        REFUSED
    }

    /** A successful act. */
    public static AuditEvent of(Action action, String objectType, Object objectId, String detail) {
        return ofPatient(action, objectType, objectId, null, detail);
    }

    /** A successful act on a patient's data. */
    public static AuditEvent ofPatient(Action action, String objectType, Object objectId, UUID patient, String detail) {
        return new AuditEvent(action, objectType, Objects.toString(objectId, null), patient, Outcome.SUCCESS, detail);
    }
}
