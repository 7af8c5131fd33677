package org.alveolus.scan.gs1.internal;

import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.StringJoiner;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanInput;

/** Reads texts for tests and shows what was read. */
final class Scans {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private Scans() {}

    static ScanAnswer answer(String text) {
        return new Gs1ScanDriver().read(new ScanInput.Text(text, TODAY));
    }

    static Reading read(String text) {
        ScanAnswer answer = answer(text);
        assertTrue(text + " is not mine", answer instanceof Reading);
        return (Reading) answer;
    }

    /** The elements in brackets, e.g. {@code (01)09506000117843(10)AB}. */
    static String elements(Reading reading) {
        StringBuilder elements = new StringBuilder();
        for (ScanElement element : reading.elements()) {
            elements.append('(').append(element.id()).append(')').append(element.value());
        }
        return elements.toString();
    }

    static String elements(String text) {
        return elements(read(text));
    }

    /** The errors as code and position, e.g. {@code check-digit@15}. */
    static String errors(Reading reading) {
        return findings(reading, Finding.Severity.ERROR);
    }

    static String errors(String text) {
        return errors(read(text));
    }

    static String warnings(Reading reading) {
        return findings(reading, Finding.Severity.WARNING);
    }

    private static String findings(Reading reading, Finding.Severity severity) {
        StringJoiner codes = new StringJoiner(" ");
        for (Finding finding : reading.findings()) {
            if (finding.severity() == severity) {
                codes.add(finding.code() + "@" + finding.position());
            }
        }
        return codes.toString();
    }
}
