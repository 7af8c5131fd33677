package org.alveolus.api.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * Which lines are asked for; null means any.
 *
 * @param from not before
 * @param to before
 * @param account by whom
 * @param action of this kind
 * @param objectType on this kind of object
 * @param objectId on this object
 * @param patient on this patient's data
 */
public record AuditQuery(
        Instant from,
        Instant to,
        UUID account,
        AuditEvent.Action action,
        String objectType,
        String objectId,
        UUID patient) {

    /** All lines. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null, null);
}
