package org.alveolus.registry.internal.statistics;

import java.util.List;

/** The statistics of what a {@link Question} asks. */
public record Figures(
        Counts total,
        List<Line> years,
        List<Line> practitioners,
        List<PractitionerYear> practitionerYears,
        List<Line> indications,
        List<Line> positions,
        List<Line> regions,
        List<Line> techniques,
        List<Line> suppliers,
        List<Line> products,
        List<Cause> causes,
        Survival survival,
        List<Progress> progress,
        List<Named> knownSuppliers) {

    /**
     * Treatments, their implants and patients.
     *
     * @param patients different ones; null where they are not counted
     * @param lost of the implants, whenever that was
     */
    public record Counts(long treatments, long implants, Long patients, long lost) {}

    /** The counts of what has a value in common, e.g. an indication; {@code name} is null when the key is a code. */
    public record Line(String key, String name, Counts counts) {}

    /** The counts of a practitioner's year. */
    public record PractitionerYear(int year, String practitioner, String name, Counts counts) {}

    /** How many implants were lost for a cause, before and after they were loaded. */
    public record Cause(String code, long early, long late) {}

    /** Something with a name. */
    public record Named(String key, String name) {}

    /**
     * How far a practitioner is to what the register asks, in patients.
     *
     * @param implants in whom the practitioner placed an implant
     * @param preImplantOnly in whom there was surgery before implants only
     * @param counted those with implants, and of those before implants only at most as many as the rule allows
     * @param partiallyEdentate partially edentate, with an implant
     * @param techniques with an additional technique
     */
    public record Progress(
            String practitioner,
            String name,
            long implants,
            long preImplantOnly,
            long counted,
            long partiallyEdentate,
            long techniques) {}
}
