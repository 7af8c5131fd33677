package org.alveolus.scan.internal.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;

/**
 * Reads one code: as received, and, only when nobody reads that without error, as it was before a keyboard garbled it. The
 * reading with the best evidence wins, not the first. Thread-safe.
 */
public final class CodeReader {

    private static final int ALTERNATIVES = 5;

    private final KeyboardRepairs repairs = new KeyboardRepairs();
    private final DriverPanel drivers;
    private final Predicate<ScanFields> knownProduct;

    /**
     * @param knownProduct whether the institution knows the product with these fields
     */
    public CodeReader(DriverPanel drivers, Predicate<ScanFields> knownProduct) {
        this.drivers = drivers;
        this.knownProduct = knownProduct;
    }

    /**
     * @param text one code, not blank
     * @param symbologyIdentifier when the transport told it; null otherwise
     */
    public Read read(String text, String symbologyIdentifier, LocalDate today) {
        List<Finding> failures = new ArrayList<>();
        List<Judged> judged = judge(List.of(new Candidate(text, List.of())), symbologyIdentifier, today, failures);
        if (judged.stream().noneMatch(Judged::clean) && symbologyIdentifier == null) {
            List<Judged> repaired = judge(repairs.candidates(text), null, today, new ArrayList<>());
            Predicate<Judged> better = judged.stream().anyMatch(Judged::readable) ? Judged::clean : Judged::readable;
            repaired.stream().filter(better).forEach(judged::add);
        }
        return best(judged, failures);
    }

    private List<Judged> judge(
            List<Candidate> candidates, String symbologyIdentifier, LocalDate today, List<Finding> failures) {
        List<ScanInput.Text> inputs = candidates.stream()
                .map(candidate -> new ScanInput.Text(candidate.text(), symbologyIdentifier, today))
                .toList();
        DriverPanel.Answers answers = drivers.ask(inputs);
        failures.addAll(answers.failures());
        List<Judged> judged = new ArrayList<>();
        for (DriverPanel.Answer answer : answers.answers()) {
            if (answer.answer() instanceof Reading reading) {
                judged.add(new Judged(answer.driver(), candidates.get(answer.input()), reading, false));
            }
        }
        return judged;
    }

    private Read best(List<Judged> judged, List<Finding> failures) {
        List<Judged> ranked = judged.size() < 2
                ? judged
                : judged.stream()
                        .map(one -> one.withKnownProduct(
                                one.clean() && knownProduct.test(one.reading().fields())))
                        .sorted(Judged.BEST_FIRST)
                        .toList();
        if (ranked.isEmpty()) {
            return new Read(null, null, failures, List.of(), List.of());
        }
        Judged best = ranked.get(0);
        List<Finding> findings = new ArrayList<>(best.reading().findings());
        findings.addAll(failures);
        List<Read.Alternative> alternatives = new ArrayList<>();
        for (Reading reading : best.reading().alternatives()) {
            alternatives.add(new Read.Alternative(best.driver(), reading, joined(best.candidate(), reading.repairs())));
        }
        List<Judged> rivals = ranked.stream()
                .skip(1)
                .filter(Judged::clean)
                .filter(best::contradictedBy)
                .limit(ALTERNATIVES)
                .toList();
        if (best.clean() && !rivals.isEmpty()) {
            findings.add(Finding.warning(
                    "several-readings", -1, "The text can be read in more than one way; compare with the label."));
            rivals.forEach(
                    rival -> alternatives.add(new Read.Alternative(rival.driver(), rival.reading(), rival.repairs())));
        }
        if (best.clean() && !best.candidate().repairs().isEmpty() && !best.proven()) {
            findings.add(Finding.warning(
                    "unproven-repair",
                    -1,
                    "The text was repaired and no check digit proves the result; compare with the label."));
        }
        return new Read(best.driver(), best.reading(), findings, best.repairs(), alternatives);
    }

    private static List<Repair> joined(Candidate candidate, List<Repair> more) {
        List<Repair> all = new ArrayList<>(candidate.repairs());
        all.addAll(more);
        return all;
    }
}
