package org.alveolus.api.registry;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * What is recorded of something that happened to a placed implant after the surgery (R9).
 *
 * @param date when it happened
 * @param code of the choice list {@code complication} or {@code loss-cause}; null with a visit
 * @param text the findings or a remark; null when none
 * @param by the account of who saw the patient
 * @param nextVisit when the patient comes again; null when not agreed, and with anything but a visit
 */
public record FollowUpEntry(LocalDate date, String code, String text, UUID by, LocalDate nextVisit) {

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
}
