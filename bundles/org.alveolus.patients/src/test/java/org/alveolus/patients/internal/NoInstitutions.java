package org.alveolus.patients.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alveolus.api.Caller;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;

/** Every institution is a clinic in Amsterdam. */
final class NoInstitutions implements Institutions {

    @Override
    public Institution create(Institution institution) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Institution> find(InstitutionId id) {
        return Optional.of(new Institution(
                id,
                "Clinic",
                Institution.Kind.CLINIC,
                "NL",
                ZoneId.of("Europe/Amsterdam"),
                List.of(Locale.forLanguageTag("nl")),
                null,
                null));
    }

    @Override
    public List<Institution> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PracticeLocation addLocation(String name, String address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PracticeLocation> locations() {
        return List.of();
    }

    @Override
    public Caller systemCaller(InstitutionId id, Caller.Origin origin) {
        throw new UnsupportedOperationException();
    }
}
