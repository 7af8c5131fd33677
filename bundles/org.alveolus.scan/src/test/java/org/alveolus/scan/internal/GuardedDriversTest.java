package org.alveolus.scan.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.alveolus.scan.internal.domain.DriverPanel;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.junit.After;
import org.junit.Test;

/** Proves D6: a driver that throws, hangs or answers nonsense never takes scanning down. */
public class GuardedDriversTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ScanAnswer GOOD =
            new Reading("TEST", List.of(new ScanElement("1", "abc", "ALL")), ScanFields.NONE, List.of(), Evidence.NONE);

    private final CountDownLatch released = new CountDownLatch(1);
    private final GuardedDrivers drivers = new GuardedDrivers(300);

    @After
    public void close() {
        released.countDown();
        drivers.close();
    }

    @Test
    public void aDriverThatThrowsIsNamedAndTheOthersRead() {
        drivers.add(input -> GOOD, "good", 1);
        drivers.add(
                input -> {
                    throw new NullPointerException("broken");
                },
                "bad",
                2);

        assertOnlyGoodAnswered(ask());
        assertEquals("failed: java.lang.NullPointerException: broken", failure("bad"));
        assertOnlyGoodAnswered(ask());
    }

    @Test
    public void aDriverThatHangsIsCutOffNamedAndNotAskedAgain() {
        drivers.add(input -> GOOD, "good", 1);
        drivers.add(
                input -> {
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return ScanAnswer.NOT_MINE;
                },
                "bad",
                2);

        assertOnlyGoodAnswered(ask());
        assertTrue(drivers.states().get(0).hung());
        DriverPanel.Answers second = ask();
        assertEquals(List.of(), second.failures());
        assertEquals(1, second.answers().size());
    }

    @Test
    public void nonsenseIsNoAnswer() {
        drivers.add(input -> GOOD, "good", 1);
        List<ScanAnswer> nonsense = List.of(
                new ScanAnswer.Symbols(List.of()),
                new Reading("X", List.of(), ScanFields.NONE, List.of(), Evidence.NONE),
                new Reading(
                        "X",
                        List.of(new ScanElement(null, "v", "t")),
                        ScanFields.NONE,
                        List.of(Finding.error("e", 0, "m")),
                        Evidence.NONE),
                new Reading("X", List.of(), ScanFields.NONE, List.of(Finding.error("e", 99, "m")), Evidence.NONE));
        for (ScanAnswer answer : nonsense) {
            ScanDriver bad = input -> answer;
            drivers.add(bad, "bad", 2);
            assertOnlyGoodAnswered(ask());
            drivers.remove(bad);
        }
        drivers.add(input -> null, "bad", 2);
        assertOnlyGoodAnswered(ask());
    }

    private DriverPanel.Answers ask() {
        return drivers.ask(List.of(new ScanInput.Text("abc", TODAY)));
    }

    private static void assertOnlyGoodAnswered(DriverPanel.Answers answers) {
        assertEquals(
                List.of("good"),
                answers.answers().stream().map(DriverPanel.Answer::driver).toList());
        assertEquals(1, answers.failures().size());
        assertTrue(answers.failures().get(0).message().contains("'bad'"));
    }

    private String failure(String name) {
        return drivers.states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow()
                .failure();
    }
}
