package org.alveolus.api.registry;

import java.time.Instant;

/**
 * An attempt to reach a patient of a recall case (R16).
 *
 * @param at when; neither in the future nor before the day of the notice
 * @param way by which way
 * @param outcome what came of it
 * @param remark at most 1,000 characters; null when none
 */
public record RecallContact(Instant at, Way way, Outcome outcome, String remark) {

    /** By which way a patient was contacted. */
    public enum Way {
        TELEPHONE,
        MAIL,
        LETTER,
        IN_PERSON
    }

    /** What came of it. */
    public enum Outcome {
        REACHED,
        NOT_REACHED,
        APPOINTMENT_MADE,
        DECLINED
    }
}
