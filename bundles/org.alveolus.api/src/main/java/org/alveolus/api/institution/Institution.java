package org.alveolus.api.institution;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.alveolus.api.InstitutionId;

/**
 * A clinic or a lab.
 *
 * @param country ISO 3166-1 alpha-2
 * @param zone in which its times are shown and its days begin
 * @param languages its languages, the first is the default; at least one
 * @param address postal address in lines; printed on implant cards
 * @param website null when none
 */
public record Institution(
        InstitutionId id,
        String name,
        Kind kind,
        String country,
        ZoneId zone,
        List<Locale> languages,
        String address,
        String website) {

    /** The kinds of institutions. */
    public enum Kind {
        CLINIC,
        LAB
    }

    public Institution {
        languages = List.copyOf(languages);
    }
}
