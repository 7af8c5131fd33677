package org.alveolus.institution.internal;

import java.util.Locale;
import java.util.Set;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.institution.Institution;

/** What an institution must be before it is recorded. */
final class InstitutionCheck {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MAXIMUM_LANGUAGES = 20;

    private InstitutionCheck() {}

    /**
     * The institution with its texts stripped.
     *
     * @throws org.alveolus.api.ProblemException 400 naming each field
     */
    static Institution checked(Institution institution) {
        Problem.Faults faults = new Problem.Faults();
        faults.text("/name", institution.name(), 1, 200)
                .required("/kind", institution.kind())
                .required("/zone", institution.zone())
                .lines("/address", institution.address(), 0, 1000)
                .website("/website", institution.website(), 500);
        if (institution.country() == null || !COUNTRIES.contains(institution.country())) {
            faults.add("/country", "unknown", "A country is an ISO 3166-1 code of two capital letters");
        }
        if (institution.languages().isEmpty() || institution.languages().size() > MAXIMUM_LANGUAGES) {
            faults.add("/languages", "out-of-range", "An institution has 1 to " + MAXIMUM_LANGUAGES + " languages");
        }
        faults.refuse();
        return new Institution(
                institution.id(),
                institution.name().strip(),
                institution.kind(),
                institution.country(),
                institution.zone(),
                institution.languages(),
                Texts.stripped(institution.address()),
                Texts.stripped(institution.website()));
    }
}
