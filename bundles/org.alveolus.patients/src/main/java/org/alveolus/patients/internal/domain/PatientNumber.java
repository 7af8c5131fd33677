package org.alveolus.patients.internal.domain;

import org.alveolus.api.Problem;
import org.alveolus.api.Texts;

/**
 * A patient's number in the practice's own system: kept as typed, the same whatever the case.
 *
 * @param printed as typed, without spaces around it
 * @param key the form in which it is unique
 */
public record PatientNumber(String printed, String key) {

    private static final int MAXIMUM = 64;
    private static final int MAXIMUM_KEY = 200;

    /**
     * @param text as received, null too
     * @return null when it is not valid; the fault is added then
     */
    public static PatientNumber checked(String pointer, String text, Problem.Faults faults) {
        Problem.Faults own = new Problem.Faults().text(pointer, text, 1, MAXIMUM);
        if (own.none()) {
            String key = key(text);
            if (key.isEmpty()) {
                own.required(pointer, null);
            } else if (key.length() > MAXIMUM_KEY) {
                // Cutting it could make two patients one.
                own.add(pointer, "too-long", "This number is too long when its signs are written out");
            } else {
                return new PatientNumber(text.strip(), key);
            }
        }
        faults.addAll(own);
        return null;
    }

    /** The form in which a number is compared. */
    public static String key(String text) {
        return Texts.identity(text, Integer.MAX_VALUE);
    }
}
