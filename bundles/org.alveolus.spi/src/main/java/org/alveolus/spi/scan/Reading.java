package org.alveolus.spi.scan;

import java.util.List;
import java.util.Objects;

/**
 * What a driver read from a text of its family.
 *
 * @param standard the code's standard: {@code GS1}, {@code HIBC}, {@code ISBT128}, {@code EAN}, or a vendor's own name
 * @param elements the parts of the code in order, at most 1000; empty when the structure is so wrong that nothing can be used, and then
 *     there is an error finding
 * @param fields what the elements mean; every value comes from an element without error
 * @param findings what is wrong or doubtful; empty when all is well
 * @param repairs what the driver mended; empty when the text was read as it is
 * @param evidence for ranking
 * @param alternatives other readings that a person must choose between, e.g. with a lost separator put back; each names its
 *     repair and has no alternatives of its own; mostly empty, at most 20
 */
public record Reading(
        String standard,
        List<ScanElement> elements,
        ScanFields fields,
        List<Finding> findings,
        List<Repair> repairs,
        Evidence evidence,
        List<Reading> alternatives)
        implements ScanAnswer {

    public Reading {
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(evidence, "evidence");
        elements = List.copyOf(elements);
        findings = List.copyOf(findings);
        repairs = List.copyOf(repairs);
        alternatives = List.copyOf(alternatives);
    }

    /** A reading as it is: no repairs, no alternatives. */
    public Reading(
            String standard, List<ScanElement> elements, ScanFields fields, List<Finding> findings, Evidence evidence) {
        this(standard, elements, fields, findings, List.of(), evidence, List.of());
    }

    /** A reading of nothing, with the error that explains it. */
    public static Reading unreadable(String standard, Finding error) {
        return new Reading(standard, List.of(), ScanFields.NONE, List.of(error), Evidence.NONE);
    }

    /** Whether a finding is an error. */
    public boolean hasError() {
        for (Finding finding : findings) {
            if (finding.severity() == Finding.Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
