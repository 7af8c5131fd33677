package org.alveolus.scan.gs1.internal;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Random;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.junit.Test;

/** Text that no label holds: answered, in time proportional to its length. Proves D3. */
public class NoiseTest {

    private static final String ALPHABET =
            "0123456789012345678901234567890101011121172110()[]]]C1d2Qe/:?=&%#.|~^<GS>{}\\ ABCabcxyz\u001d\u001e\n\u00e9";
    private static final String[] BEGINNINGS = {
        "",
        "01",
        "(01)",
        "]C1",
        "]d2",
        "]E0",
        "]Q1",
        "10",
        "https://a/01/",
        "\u001d01",
        "(10)\\(",
        "]I1",
        "<GS>01",
        "99"
    };

    @Test
    public void randomTextIsAnsweredAndFindingsStandInIt() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(BEGINNINGS[random.nextInt(BEGINNINGS.length)]);
            for (int length = random.nextInt(70); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            check(text.toString());
        }
    }

    private static void check(String text) {
        ScanAnswer answer = Scans.answer(text);
        if (answer instanceof Reading reading) {
            checkPositions(text, reading);
            reading.alternatives().forEach(alternative -> {
                checkPositions(text, alternative);
                assertFalse(text, alternative.hasError());
            });
            assertTrue(text, reading.hasError() || !reading.elements().isEmpty());
        }
    }

    private static void checkPositions(String text, Reading reading) {
        for (Finding finding : reading.findings()) {
            assertTrue(text + " " + finding, finding.position() >= -1 && finding.position() <= text.length());
        }
    }

    @Test
    public void longTextTakesTimeInProportionToItsLength() {
        String[] patterns = {
            "0",
            "1",
            "9",
            "01095060001178431",
            "10A\u001d",
            "99A\u001d",
            "(10)A",
            "(01",
            "((",
            "10<GS>",
            "|",
            "21101721",
            "https://a/01/",
            "&99=A",
            "\\(",
            "%41",
            "310012345610",
            "3100123456" + "3101123456",
            "0209506000117843"
        };
        for (String pattern : patterns) {
            for (String beginning : BEGINNINGS) {
                long shorter = cost(beginning, pattern, 1000);
                long longer = cost(beginning, pattern, 8000);
                assertTrue(
                        beginning + pattern + ": " + shorter + " ns and " + longer + " ns",
                        longer < 40 * shorter || longer < 3_000_000);
            }
        }
    }

    /** The least processor time of some readings; other processes do not count. */
    private static long cost(String beginning, String pattern, int length) {
        String text = (beginning + pattern.repeat(length / pattern.length() + 1)).substring(0, length);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            check(text);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        return least;
    }
}
