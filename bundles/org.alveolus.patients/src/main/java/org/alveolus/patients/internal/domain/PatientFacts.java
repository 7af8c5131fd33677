package org.alveolus.patients.internal.domain;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;

/**
 * What is recorded of a patient besides the number, checked.
 *
 * @param name null when not known
 * @param birthDate null when not known
 * @param language ISO 639-1; null when not known
 */
public record PatientFacts(String name, LocalDate birthDate, String language) {

    private static final int MAXIMUM_NAME = 200;
    private static final int MAXIMUM_BEGINNINGS = 8;

    /** No one has become older (123 years), so an earlier date is a typing fault. */
    private static final int MAXIMUM_AGE = 125;

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /**
     * @param today at the institution
     * @param faults gets what is wrong
     */
    public static PatientFacts checked(
            String name, LocalDate birthDate, String language, LocalDate today, Problem.Faults faults) {
        faults.text("/name", name, 0, MAXIMUM_NAME);
        if (birthDate != null && birthDate.isAfter(today)) {
            faults.add("/birthDate", "in-future", "A date of birth does not lie in the future");
        } else if (birthDate != null && birthDate.isBefore(today.minusYears(MAXIMUM_AGE))) {
            faults.add("/birthDate", "out-of-range", "A date of birth lies less than 125 years back");
        }
        if (language != null && !LANGUAGES.contains(language)) {
            faults.add("/language", "unknown", "A language is an ISO 639-1 code of two small letters");
        }
        return new PatientFacts(Texts.stripped(name), birthDate, language);
    }

    /** The name from each of its words on, in the form in which it is searched; of a very long name the first words. */
    public List<String> beginnings() {
        if (name == null) {
            return List.of();
        }
        Set<String> beginnings = new LinkedHashSet<>();
        String rest = Texts.sortable(name, MAXIMUM_NAME);
        while (!rest.isEmpty() && beginnings.size() < MAXIMUM_BEGINNINGS) {
            beginnings.add(rest);
            int space = rest.indexOf(' ');
            rest = space < 0 ? "" : rest.substring(space + 1);
        }
        return List.copyOf(beginnings);
    }
}
