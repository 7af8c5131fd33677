package org.alveolus.spi.tck;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanInput;
import org.junit.Test;

/**
 * The contract of {@link ScanDriver} as tests. A vendor extends it, says how the driver is made and what it reads:
 *
 * <pre>{@code
 * public class AcmeDriverTest extends ScanDriverContract {
 *     protected ScanDriver newDriver() { return new AcmeDriver(); }
 *     protected List<Sample> samples() {
 *         return List.of(Sample.ofText("ACME:1234;L9", "ACME", ScanFields.builder().ref("1234").lot("L9").build()));
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing here depends on the clock or on chance: the noise has a fixed seed. The one wait is for a driver that hangs.
 */
public abstract class ScanDriverContract {

    /** The current day in every sample. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final int NOISE_TEXTS = 5_000;
    private static final int NOISE_PER_SAMPLE = 300;
    private static final int NOISE_PER_IMAGE = 10;
    private static final int THREADS = 4;
    private static final long HANGING_SECONDS = 60;

    /** A new driver, as the service registry would get it. */
    protected abstract ScanDriver newDriver();

    /** What the driver must understand: at least one text or one image, better one of each kind that it knows. */
    protected abstract List<Sample> samples();

    /** Texts of other families. Override it when one of these is of yours. */
    protected List<String> foreignTexts() {
        return List.of(
                "Hello, world",
                "linden@clinic.example",
                "https://clinic.example/appointments?day=3",
                "the quick brown fox jumps over the lazy dog",
                "\u00e4\u00f6\u00fc \u4e2d\u6587 \ud83d\ude00",
                "{\"json\": true}",
                "<xml/>",
                "#1",
                "---");
    }

    @Test
    public void everySampleIsReadAsTheVendorSays() {
        assertFalse("A driver shows with samples what it reads", samples().isEmpty());
        ScanDriver driver = newDriver();
        for (Sample sample : samples()) {
            ScanAnswer answer = read(driver, sample.input());
            if (sample.input() instanceof ScanInput.Image) {
                assertTrue("An image is answered with symbols: " + sample, answer instanceof ScanAnswer.Symbols);
                Set<String> found = new HashSet<>();
                ((ScanAnswer.Symbols) answer).symbols().forEach(symbol -> found.add(symbol.text()));
                assertEquals("The symbols of " + sample, new HashSet<>(sample.symbols()), found);
            } else {
                assertTrue("It is mine: " + sample, answer instanceof Reading);
                Reading reading = (Reading) answer;
                assertEquals("The standard of " + sample, sample.standard(), reading.standard());
                assertEquals("The fields of " + sample, sample.fields(), reading.fields());
            }
        }
    }

    @Test
    public void foreignTextIsNotMine() {
        ScanDriver driver = newDriver();
        for (String text : foreignTexts()) {
            assertSame("Foreign: '" + text + "'", ScanAnswer.NOT_MINE, notMine(read(driver, text)));
        }
    }

    @Test
    public void emptyTextIsNotMine() {
        assertSame(ScanAnswer.NOT_MINE, notMine(read(newDriver(), "")));
    }

    @Test
    public void anImageIsNotMineForADriverOfTexts() {
        assumeFalse("This driver reads images", has(ScanInput.Image.class));
        ScanInput image = new ScanInput.Image(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, TODAY);
        assertSame(ScanAnswer.NOT_MINE, notMine(read(newDriver(), image)));
    }

    @Test
    public void aTextIsNotMineForADriverOfImages() {
        assumeFalse("This driver reads texts", has(ScanInput.Text.class));
        assertSame(ScanAnswer.NOT_MINE, notMine(read(newDriver(), "0107630031730428")));
    }

    @Test
    public void anyTextIsAnswered() {
        ScanDriver driver = newDriver();
        Noise noise = new Noise();
        for (int i = 0; i < NOISE_TEXTS; i++) {
            read(driver, noise.codeText());
            read(driver, noise.anyText());
        }
    }

    @Test
    public void everyCharacterAloneIsAnswered() {
        ScanDriver driver = newDriver();
        for (char c = 0; c < 0x300; c++) {
            read(driver, String.valueOf(c));
            read(driver, "]" + c + c);
        }
    }

    @Test
    public void everyBeginningOfASampleIsAnswered() {
        ScanDriver driver = newDriver();
        for (String sample : sampleTexts()) {
            for (int length = 0; length < sample.length(); length++) {
                read(driver, sample.substring(0, length));
            }
        }
    }

    @Test
    public void aDamagedSampleIsAnswered() {
        ScanDriver driver = newDriver();
        Noise noise = new Noise();
        for (String sample : sampleTexts()) {
            for (int i = 0; i < NOISE_PER_SAMPLE; i++) {
                read(driver, noise.damaged(sample));
            }
        }
    }

    @Test
    public void aDamagedImageIsAnswered() {
        ScanDriver driver = newDriver();
        Noise noise = new Noise();
        for (Sample sample : samples()) {
            if (sample.input() instanceof ScanInput.Image image) {
                for (int i = 0; i < NOISE_PER_IMAGE; i++) {
                    byte[] damaged = noise.damaged(image.content());
                    read(driver, new ScanInput.Image(damaged, TODAY));
                    read(driver, new ScanInput.Image(Arrays.copyOf(damaged, damaged.length / (i + 2)), TODAY));
                }
                read(driver, new ScanInput.Image(new byte[0], TODAY));
            }
        }
    }

    @Test
    public void controlCharactersAreAnswered() {
        ScanDriver driver = newDriver();
        for (String sample : sampleTexts()) {
            for (char control = 0; control < ' '; control++) {
                read(driver, control + sample);
                read(driver, sample + control);
                read(
                        driver,
                        sample.substring(0, sample.length() / 2) + control + sample.substring(sample.length() / 2));
            }
        }
    }

    @Test
    public void theLongestTextIsAnswered() {
        ScanDriver driver = newDriver();
        longTexts().forEach(text -> read(driver, text));
    }

    @Test
    public void anInterruptedThreadIsNotHeldUp() throws InterruptedException {
        ScanDriver driver = newDriver();
        List<ScanInput> inputs = heavyInputs();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread worker = new Thread(
                () -> {
                    for (ScanInput input : inputs) {
                        Thread.currentThread().interrupt();
                        driver.read(input);
                        assertTrue(
                                "A driver leaves the interrupt to be seen (input: " + AnswerRules.describe(input) + ")",
                                Thread.interrupted());
                    }
                },
                "scan-driver-contract");
        worker.setDaemon(true);
        worker.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        worker.start();
        worker.join(TimeUnit.SECONDS.toMillis(HANGING_SECONDS));
        assertFalse("A driver does not hang, least of all when its thread is interrupted", worker.isAlive());
        if (failure.get() != null) {
            throw new AssertionError("A driver never throws, also not when it is interrupted", failure.get());
        }
    }

    @Test
    public void theSameInputHasTheSameAnswer() {
        ScanDriver used = newDriver();
        Noise noise = new Noise();
        List<ScanAnswer> first = answers(used);
        for (int i = 0; i < NOISE_PER_SAMPLE; i++) {
            read(used, noise.codeText());
            sampleTexts().forEach(text -> read(used, noise.damaged(text)));
        }
        assertEquals("A driver keeps no state between calls", first, answers(used));
        assertEquals("A new driver answers like one that was used", answers(newDriver()), answers(used));
    }

    @Test
    public void severalThreadsAtOnceGetTheSameAnswers() throws InterruptedException, ExecutionException {
        ScanDriver driver = newDriver();
        List<ScanAnswer> expected = answers(driver);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<List<ScanAnswer>> task = () -> {
                List<ScanAnswer> last = List.of();
                for (int i = 0; i < (has(ScanInput.Image.class) ? 1 : NOISE_PER_SAMPLE); i++) {
                    last = answers(driver);
                    assertEquals("A driver is called by several threads at once", expected, last);
                }
                return last;
            };
            List<Callable<List<ScanAnswer>>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                tasks.add(task);
            }
            for (Future<List<ScanAnswer>> answer : threads.invokeAll(tasks)) {
                assertEquals(expected, answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void theComponentDescriptionNamesTheDriver() throws IOException {
        Class<? extends ScanDriver> type = newDriver().getClass();
        try (InputStream description = type.getResourceAsStream("/OSGI-INF/" + type.getName() + ".xml")) {
            assumeTrue("This driver is not registered by declarative services", description != null);
            String xml = new String(description.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(
                    "The component provides the service " + ScanDriver.class.getName(),
                    xml.contains("interface=\"" + ScanDriver.class.getName() + "\""));
            assertTrue(
                    "The component has the property " + ScanDriver.NAME + " with a short name in lower case",
                    Pattern.compile("name=\"" + Pattern.quote(ScanDriver.NAME) + "\"[^>]*value=\"[a-z0-9][a-z0-9.-]*\"")
                            .matcher(xml)
                            .find());
        }
    }

    private static ScanAnswer read(ScanDriver driver, String text) {
        return read(driver, new ScanInput.Text(text, TODAY));
    }

    private static ScanAnswer read(ScanDriver driver, ScanInput input) {
        ScanAnswer answer;
        try {
            answer = driver.read(input);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("A driver never throws (input: " + AnswerRules.describe(input) + ")", e);
        }
        AnswerRules.check(input, answer);
        return answer;
    }

    private static ScanAnswer notMine(ScanAnswer answer) {
        return answer.equals(ScanAnswer.NOT_MINE) ? ScanAnswer.NOT_MINE : answer;
    }

    private List<ScanAnswer> answers(ScanDriver driver) {
        List<ScanAnswer> answers = new ArrayList<>();
        samples().forEach(sample -> answers.add(read(driver, sample.input())));
        return answers;
    }

    private boolean has(Class<? extends ScanInput> kind) {
        return samples().stream().anyMatch(sample -> kind.isInstance(sample.input()));
    }

    private List<String> sampleTexts() {
        List<String> texts = new ArrayList<>();
        for (Sample sample : samples()) {
            if (sample.input() instanceof ScanInput.Text scanned) {
                texts.add(scanned.text());
            }
        }
        return texts;
    }

    private List<String> longTexts() {
        List<String> texts = new ArrayList<>();
        for (char c = 0; c < 128; c++) {
            texts.add(Noise.endless(String.valueOf(c)));
        }
        for (String sample : sampleTexts()) {
            texts.add(Noise.endless(sample));
            for (int length = 1; length <= Math.min(4, sample.length()); length++) {
                texts.add(Noise.endless(sample.substring(0, length)));
                texts.add(sample
                        + Noise.endless(sample.substring(sample.length() - length))
                                .substring(sample.length()));
            }
        }
        return texts;
    }

    private List<ScanInput> heavyInputs() {
        List<ScanInput> inputs = new ArrayList<>();
        longTexts().forEach(text -> inputs.add(new ScanInput.Text(text, TODAY)));
        samples().stream()
                .map(Sample::input)
                .filter(ScanInput.Image.class::isInstance)
                .forEach(inputs::add);
        return inputs;
    }
}
