package org.alveolus.scan.internal.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;

/**
 * A driver's reading of a candidate.
 *
 * @param knownProduct whether the institution knows the product that was read
 */
record Judged(String driver, Candidate candidate, Reading reading, boolean knownProduct) {

    /** The best evidence first: see the order of the comparisons. */
    static final Comparator<Judged> BEST_FIRST = Comparator.comparing((Judged judged) -> !judged.readable())
            .thenComparing(judged -> judged.errors())
            .thenComparing(
                    judged -> judged.clean() ? 0 : -judged.reading.elements().size())
            .thenComparing(judged -> judged.evidence().checksFailed())
            .thenComparing(judged -> !judged.evidence().symbologyIdentified())
            .thenComparing(judged -> judged.evidence().checksPassed() == 0)
            .thenComparing(judged -> judged.evidence().unread())
            .thenComparing(judged -> !judged.knownProduct)
            .thenComparing(judged -> judged.repairs().size())
            .thenComparing(judged -> -judged.evidence().checksPassed())
            .thenComparing(judged -> judged.doubts())
            .thenComparing(Judged::driver);

    private Evidence evidence() {
        return reading.evidence();
    }

    private long errors() {
        return count(Finding.Severity.ERROR);
    }

    private long doubts() {
        return count(Finding.Severity.WARNING);
    }

    private long count(Finding.Severity severity) {
        return reading.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    boolean readable() {
        return !reading.elements().isEmpty();
    }

    /** Read without any error: no other candidate needs to be looked for. */
    boolean clean() {
        return readable() && !reading.hasError();
    }

    /** Whether a check digit or the symbology speaks for this reading. */
    boolean proven() {
        return evidence().symbologyIdentified() || evidence().checksPassed() > 0;
    }

    List<Repair> repairs() {
        List<Repair> repairs = new ArrayList<>(candidate.repairs());
        repairs.addAll(reading.repairs());
        return repairs;
    }

    /** Whether the other says something else with the same weight. */
    boolean contradictedBy(Judged other) {
        return clean() == other.clean()
                && proven() == other.proven()
                && evidence().symbologyIdentified() == other.evidence().symbologyIdentified()
                && evidence().unread() == other.evidence().unread()
                && knownProduct == other.knownProduct
                && repairs().size() == other.repairs().size()
                && !reading.elements().equals(other.reading.elements());
    }

    Judged withKnownProduct(boolean known) {
        return new Judged(driver, candidate, reading, known);
    }
}
