package org.alveolus.scan.internal.domain;

import java.util.List;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanInput;

/** The drivers that are installed now. */
public interface DriverPanel {

    /**
     * Asks every driver for each of the inputs.
     *
     * @return one answer per driver and input that is not 'not mine', and what is to tell of drivers that failed
     */
    Answers ask(List<? extends ScanInput> inputs);

    /**
     * @param answers what was read
     * @param failures a finding per driver that threw, hung or answered nonsense; names it
     */
    record Answers(List<Answer> answers, List<Finding> failures) {}

    /** One driver's answer to the input of this index. */
    record Answer(String driver, int input, ScanAnswer answer) {}
}
