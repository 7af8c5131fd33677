package org.alveolus.registry.internal.domain;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.registry.ToothPosition;

/**
 * Which treatments are listed (R6); what is null does not narrow the list.
 *
 * @param year of the surgery
 * @param from first day of surgery
 * @param to last day of surgery
 * @param position where something was placed or a technique used
 * @param technique code of the choice list {@code technique}
 * @param text what the extra information contains, whatever the case
 * @param patientNumber what the patient's number contains, whatever the case
 * @param toComplete whether only those are listed in which something is missing or doubtful (R15)
 */
public record TreatmentFilter(
        Integer year,
        UUID practitioner,
        LocalDate from,
        LocalDate to,
        String indication,
        ToothPosition position,
        String technique,
        String text,
        String patientNumber,
        boolean toComplete) {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2999;
    private static final int MAXIMUM_TEXT = 200;

    /** What somebody asked for, unchecked; any component may be null. */
    public record Form(
            Integer year,
            UUID practitioner,
            LocalDate from,
            LocalDate to,
            String indication,
            String position,
            String technique,
            String text,
            String patientNumber,
            Boolean toComplete) {

        /**
         * The filter. A filter on the patient's number alone searches all years, whatever year is given.
         *
         * @throws org.alveolus.api.ProblemException 400 naming the parameters
         */
        public TreatmentFilter checked() {
            Problem.Faults faults = new Problem.Faults();
            if (year != null && (year < EARLIEST_YEAR || year > LATEST_YEAR)) {
                faults.add("?year", "out-of-range", "A year is a number from 1900 to 2999");
            }
            if (from != null && to != null && to.isBefore(from)) {
                faults.add("?to", "out-of-range", "The period's end lies before its beginning");
            }
            faults.text("?indication", indication, 0, MAXIMUM_TEXT);
            faults.text("?technique", technique, 0, MAXIMUM_TEXT);
            faults.text("?text", text, 0, MAXIMUM_TEXT);
            faults.text("?patientNumber", patientNumber, 0, TreatmentRules.MAXIMUM_NUMBER);
            ToothPosition tooth = null;
            if (Texts.stripped(position) != null) {
                try {
                    tooth = ToothPosition.parse(position.strip());
                } catch (IllegalArgumentException e) {
                    faults.add("?position", "no-position", e.getMessage());
                }
            }
            faults.refuse();
            return new TreatmentFilter(
                    numberAlone() ? null : year,
                    practitioner,
                    from,
                    to,
                    Texts.stripped(indication),
                    tooth,
                    Texts.stripped(technique),
                    Texts.stripped(text),
                    Texts.stripped(patientNumber),
                    Boolean.TRUE.equals(toComplete));
        }

        private boolean numberAlone() {
            return Texts.stripped(patientNumber) != null
                    && Stream.of(practitioner, from, to).allMatch(value -> value == null)
                    && Stream.of(indication, position, technique, text)
                            .allMatch(value -> Texts.stripped(value) == null);
        }
    }

    /** First day of surgery; null when any. */
    public LocalDate firstDay() {
        LocalDate ofYear = year == null ? null : LocalDate.of(year, 1, 1);
        return ofYear == null || from != null && from.isAfter(ofYear) ? from : ofYear;
    }

    /** Last day of surgery; null when any. */
    public LocalDate lastDay() {
        LocalDate ofYear = year == null ? null : LocalDate.of(year, 12, 31);
        return ofYear == null || to != null && to.isBefore(ofYear) ? to : ofYear;
    }
}
