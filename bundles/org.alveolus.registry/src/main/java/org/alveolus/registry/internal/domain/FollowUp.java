package org.alveolus.registry.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

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
        Entry entry,
        String byName,
        Instant recordedAt,
        List<Former> former) {

    /** What happened. */
    public enum Kind {
        VISIT,
        COMPLICATION,
        LOSS;

        /** The stable name: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is recorded of it.
     *
     * @param date when it happened
     * @param code of the choice list {@code complication} or {@code loss-cause}; null with a visit
     * @param text the findings or a remark; null when none
     * @param by the account of who saw the patient
     * @param nextVisit when the patient comes again; null when not agreed, and with anything but a visit
     */
    public record Entry(LocalDate date, String code, String text, UUID by, LocalDate nextVisit) {}

    /**
     * What was recorded before.
     *
     * @param act what was done to it: corrected, deleted or restored
     * @param at when
     * @param account by whom
     * @param entry the former state; its {@code by} is null
     * @param byName who had seen the patient
     */
    public record Former(Act act, Instant at, String account, Entry entry, String byName) {}

    /** What can be done to an entry. */
    public enum Act {
        CORRECTED,
        DELETED,
        RESTORED
    }
}
