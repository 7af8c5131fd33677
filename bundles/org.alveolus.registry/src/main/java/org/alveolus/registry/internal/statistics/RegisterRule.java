package org.alveolus.registry.internal.statistics;

import java.util.List;

/**
 * What a professional register asks of a practitioner for (re)registration, as an institution has set it. docs/statistics.md says in words
 * what each figure means.
 *
 * @param version of the institution's own row, the entity tag; 0 for the default
 * @param years how far back treatments count
 * @param patients how many there must be
 * @param partiallyEdentate how many of them with implants must be partially edentate
 * @param techniques how many of them must have had an additional surgical technique
 * @param preImplantMost how many of them may have had surgery before implants only
 * @param partiallyEdentateIndications codes of the indications by which a patient is partially edentate
 */
public record RegisterRule(
        long version,
        int years,
        int patients,
        int partiallyEdentate,
        int techniques,
        int preImplantMost,
        List<String> partiallyEdentateIndications) {

    /** Those of the Dutch register of oral implantologists (NVOI). */
    public static final RegisterRule DEFAULT =
            new RegisterRule(0, 5, 150, 75, 35, 50, List.of("single-tooth", "bounded-gap", "free-end"));

    public RegisterRule {
        partiallyEdentateIndications = List.copyOf(partiallyEdentateIndications);
    }
}
