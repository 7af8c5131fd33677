package org.alveolus.bench.scan;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alveolus.scan.gs1.internal.Gs1ScanDriver;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.alveolus.spi.udi.CheckDigits;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * GS1 codes read on one thread, and two floors under them in the same run: {@code floorCheckDigit} only verifies the check
 * digit of the GTIN, {@code floorKnownPlaces} makes the same answer from places known beforehand and checks nothing.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class Gs1Benchmark {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Gs1ScanDriver driver = new Gs1ScanDriver();

    private final ScanInput.Text label = new ScanInput.Text("]d2010950600011784317271231101234AB\u001d215678CD", TODAY);
    private final ScanInput.Text labelWithoutSeparator =
            new ScanInput.Text("01076300317304281120102017251019" + "10EF51", TODAY);
    private final ScanInput.Text gtinAlone = new ScanInput.Text("0107630031730374", TODAY);
    private final ScanInput.Text bracketed =
            new ScanInput.Text("(01)09506000117843(17)271231(10)1234AB(21)5678CD", TODAY);
    private final ScanInput.Text link =
            new ScanInput.Text("https://id.gs1.org/01/09506000117843/10/1234AB/21/5678CD?17=271231", TODAY);
    private final ScanInput.Text ean = new ScanInput.Text("]E09506000117843", TODAY);
    private final ScanInput.Text lostSeparator = new ScanInput.Text("0109506000117843101234AB17271231215678CD", TODAY);
    private final ScanInput.Text substitutedSeparator =
            new ScanInput.Text("010950600011784317271231101234AB|215678CD", TODAY);
    private final ScanInput.Text wrongCheckDigit =
            new ScanInput.Text("]d2010950600011784417271231101234AB\u001d215678CD", TODAY);
    private final ScanInput.Text foreign = new ScanInput.Text("+A123BJC5D6E71G", TODAY);

    @Benchmark
    public ScanAnswer label() {
        return driver.read(label);
    }

    @Benchmark
    public ScanAnswer labelWithoutSeparator() {
        return driver.read(labelWithoutSeparator);
    }

    @Benchmark
    public ScanAnswer gtinAlone() {
        return driver.read(gtinAlone);
    }

    @Benchmark
    public ScanAnswer bracketed() {
        return driver.read(bracketed);
    }

    @Benchmark
    public ScanAnswer link() {
        return driver.read(link);
    }

    @Benchmark
    public ScanAnswer ean() {
        return driver.read(ean);
    }

    @Benchmark
    public ScanAnswer lostSeparator() {
        return driver.read(lostSeparator);
    }

    @Benchmark
    public ScanAnswer substitutedSeparator() {
        return driver.read(substitutedSeparator);
    }

    @Benchmark
    public ScanAnswer wrongCheckDigit() {
        return driver.read(wrongCheckDigit);
    }

    @Benchmark
    public ScanAnswer foreign() {
        return driver.read(foreign);
    }

    @Benchmark
    public boolean floorCheckDigit() {
        String text = label.text();
        return CheckDigits.gs1(text, 5, 18) == text.charAt(18);
    }

    @Benchmark
    public ScanAnswer floorKnownPlaces() {
        String text = label.text();
        String gtin = text.substring(5, 19);
        String expiry = text.substring(21, 27);
        String lot = text.substring(29, 35);
        String serial = text.substring(38);
        return new Reading(
                "GS1",
                List.of(
                        new ScanElement("01", gtin, "GTIN"),
                        new ScanElement("17", expiry, "USE BY or EXPIRY"),
                        new ScanElement("10", lot, "BATCH/LOT"),
                        new ScanElement("21", serial, "SERIAL")),
                ScanFields.builder()
                        .gtin(Gtin.ofVerified(gtin))
                        .expiry(CodedDate.ofDay(2027, 12, 31))
                        .lot(lot)
                        .serial(serial)
                        .build(),
                List.of(),
                new Evidence(true, 1, 0, 0));
    }
}
