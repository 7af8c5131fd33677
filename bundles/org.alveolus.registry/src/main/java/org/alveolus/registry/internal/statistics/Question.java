package org.alveolus.registry.internal.statistics;

import java.time.LocalDate;
import java.util.UUID;
import org.alveolus.api.Problem;

/**
 * Of what statistics are asked. What is null leaves nothing out.
 *
 * @param from the first year of surgery
 * @param to the last year of surgery
 * @param practitioner who treated
 * @param location where
 * @param supplier of the implants, as the statistics name it; treatments without such an implant are left out
 * @param product of that supplier, as the statistics name it
 * @param censoring until when an implant that is not lost counts as in place
 */
public record Question(
        Integer from,
        Integer to,
        UUID practitioner,
        UUID location,
        String supplier,
        String product,
        Censoring censoring) {

    private static final int LONGEST = 300;
    private static final int FIRST = 1900;
    private static final int LAST = 2200;

    /** Until when an implant that is not lost is known to be in place. */
    public enum Censoring {
        /** Until today: who comes no more is taken to have kept it. */
        TODAY,
        /** Until the patient was last seen. */
        LAST_SEEN
    }

    /** @throws org.alveolus.api.ProblemException 400 naming the parameter */
    public Question checked() {
        Problem.Faults faults = new Problem.Faults();
        year("?from", from, faults);
        year("?to", to, faults);
        if (from != null && to != null && from > to) {
            faults.add("?to", "before-from", "The last year is before the first");
        }
        faults.text("?supplier", supplier, 0, LONGEST);
        faults.text("?product", product, 0, LONGEST);
        faults.refuse();
        return this;
    }

    private static void year(String pointer, Integer year, Problem.Faults faults) {
        if (year != null && (year < FIRST || year > LAST)) {
            faults.add(pointer, "out-of-range", "A year is from " + FIRST + " to " + LAST);
        }
    }

    LocalDate firstDay() {
        return from == null ? LocalDate.of(FIRST, 1, 1) : LocalDate.of(from, 1, 1);
    }

    LocalDate lastDay() {
        return to == null ? LocalDate.of(LAST, 12, 31) : LocalDate.of(to, 12, 31);
    }
}
