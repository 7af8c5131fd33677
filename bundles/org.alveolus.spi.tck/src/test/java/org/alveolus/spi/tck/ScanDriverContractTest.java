package org.alveolus.spi.tck;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.junit.Test;
import org.junit.runner.JUnitCore;

/** Proves D6: the kit passes a driver that keeps the contract and names the promise that another one breaks. */
public class ScanDriverContractTest {

    private static final String SAMPLES = "everySampleIsReadAsTheVendorSays";

    private static Supplier<ScanDriver> driver;

    @Test
    public void aGoodDriverPasses() {
        assertEquals(Set.of(), failures(GoodDriver::new));
    }

    @Test
    public void aDriverThatTakesEverythingForItsOwnFails() {
        assertTrue(failures(() -> input -> good("ACME")).contains("foreignTextIsNotMine"));
    }

    @Test
    public void aDriverThatThrowsFails() {
        Set<String> failures = failures(() -> input -> {
            if (input instanceof ScanInput.Text scanned && scanned.text().length() > 100) {
                throw new IllegalStateException("too long");
            }
            return new GoodDriver().read(input);
        });
        assertEquals(Set.of("anInterruptedThreadIsNotHeldUp", "theLongestTextIsAnswered"), failures);
    }

    @Test
    public void aDriverWithStateFails() {
        Set<String> failures = failures(() -> {
            AtomicInteger calls = new AtomicInteger();
            return input -> calls.incrementAndGet() > 50 ? ScanAnswer.NOT_MINE : new GoodDriver().read(input);
        });
        assertTrue(failures.contains("theSameInputHasTheSameAnswer"));
        assertTrue(failures.contains("severalThreadsAtOnceGetTheSameAnswers"));
    }

    @Test
    public void aDriverThatInventsAValueFails() {
        assertTrue(failures(() -> mine(reading("invented", List.of()))).contains(SAMPLES));
    }

    @Test
    public void aDriverThatPointsOutsideTheTextFails() {
        Reading outside = Reading.unreadable("ACME", Finding.error("length", 9999, "Too short."));
        assertTrue(failures(() -> mine(outside)).contains("aDamagedSampleIsAnswered"));
    }

    @Test
    public void aDriverThatReadsNothingWithoutSayingWhyFails() {
        Reading silent = new Reading("ACME", List.of(), ScanFields.NONE, List.of(), Evidence.NONE);
        assertTrue(failures(() -> mine(silent)).contains("aDamagedSampleIsAnswered"));
    }

    @Test
    public void anAlternativeWithoutARepairFails() {
        Reading open = reading("ACME", List.of(reading("ACME", List.of())));
        assertTrue(failures(() -> mine(open)).contains(SAMPLES));
    }

    @Test
    public void anAlternativeWithARepairPassesTheRules() {
        Reading mended = new Reading(
                "ACME",
                List.of(new ScanElement("L", "MENDED", "LOT")),
                ScanFields.NONE,
                List.of(),
                List.of(new Repair("lost-separator", "A separator was put back.")),
                Evidence.NONE,
                List.of());
        assertEquals(Set.of(SAMPLES), failures(() -> mine(reading("ACME", List.of(mended)))));
    }

    @Test
    public void aDriverThatSwallowsInterruptsFails() {
        Set<String> failures = failures(() -> input -> {
            Thread.interrupted();
            return new GoodDriver().read(input);
        });
        assertEquals(Set.of("anInterruptedThreadIsNotHeldUp"), failures);
    }

    @Test
    public void aDriverThatThrowsWhenInterruptedFails() {
        Set<String> failures = failures(() -> input -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            return new GoodDriver().read(input);
        });
        assertEquals(Set.of("anInterruptedThreadIsNotHeldUp"), failures);
    }

    private static Set<String> failures(Supplier<ScanDriver> tested) {
        driver = tested;
        Set<String> names = new TreeSet<>();
        new JUnitCore()
                .run(Subject.class)
                .getFailures()
                .forEach(failure -> names.add(failure.getDescription().getMethodName()));
        return names;
    }

    private static ScanDriver mine(Reading answer) {
        return input -> new GoodDriver().read(input) instanceof Reading ? answer : ScanAnswer.NOT_MINE;
    }

    private static Reading reading(String value, List<Reading> alternatives) {
        return new Reading(
                "ACME",
                List.of(new ScanElement("L", value, "LOT")),
                ScanFields.NONE,
                List.of(),
                List.of(),
                Evidence.NONE,
                alternatives);
    }

    private static Reading good(String text) {
        return new Reading(
                "ACME",
                List.of(new ScanElement("L", text, "LOT")),
                ScanFields.builder().lot(text).build(),
                List.of(),
                Evidence.NONE);
    }

    /** Reads {@code ACME} and what follows as a lot. */
    private static final class GoodDriver implements ScanDriver {
        @Override
        public ScanAnswer read(ScanInput input) {
            return input instanceof ScanInput.Text scanned && scanned.text().startsWith("ACME")
                    ? good(scanned.text())
                    : ScanAnswer.NOT_MINE;
        }
    }

    /** The contract as a vendor extends it, run by each test above with another driver. */
    public static class Subject extends ScanDriverContract {
        @Override
        protected ScanDriver newDriver() {
            return driver.get();
        }

        @Override
        protected List<Sample> samples() {
            return List.of(Sample.ofText(
                    "ACME-1", "ACME", ScanFields.builder().lot("ACME-1").build()));
        }
    }
}
