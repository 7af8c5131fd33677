package org.alveolus.registry.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;

/**
 * Something that happened to a placed implant after the surgery (R9).
 *
 * @param version rises with each correction; the entity tag
 * @param placement the placement whose implant it is
 * @param byName the name of who saw the patient, when it was recorded
 * @param former what was recorded before it was corrected, the first first
 */
public record FollowUp(
        UUID id,
        long version,
        Kind kind,
        UUID placement,
        FollowUpEntry entry,
        String byName,
        Instant recordedAt,
        List<Former> former) {

    /**
     * What was recorded before.
     *
     * @param act what was done to it: corrected, deleted or restored
     * @param at when
     * @param account by whom
     * @param entry the former state; its {@code by} is null
     * @param byName who had seen the patient
     */
    public record Former(Act act, Instant at, String account, FollowUpEntry entry, String byName) {}

    /** What can be done to an entry. */
    public enum Act {
        CORRECTED,
        DELETED,
        RESTORED
    }
}
