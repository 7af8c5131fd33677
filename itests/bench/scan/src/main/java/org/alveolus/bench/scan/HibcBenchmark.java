package org.alveolus.bench.scan;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alveolus.scan.hibc.internal.HibcDriver;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
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
 * HIBC codes read on one thread, and a floor under them in the same run: {@code floorKnownPlaces} makes the same answer as
 * {@code combined} from places known beforehand and checks nothing.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class HibcBenchmark {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final HibcDriver driver = new HibcDriver();

    private final ScanInput.Text primary = new ScanInput.Text("+A123BJC5D6E71G", TODAY);
    private final ScanInput.Text secondary = new ScanInput.Text("+$$3290331260301104+Q", TODAY);
    private final ScanInput.Text combined = new ScanInput.Text("+A99912345/$$3290331260301104Y", TODAY);
    private final ScanInput.Text twoSymbols = new ScanInput.Text("+A123BJC5D6E71G+$$52001510X3GD", TODAY);
    private final ScanInput.Text supplemental =
            new ScanInput.Text("+A99912345/$$52001510X3/16D20111212/S77DE1G45-", TODAY);
    private final ScanInput.Text wrongCheck = new ScanInput.Text("+A99912345/$$3290331260301104X", TODAY);
    private final ScanInput.Text provider = new ScanInput.Text("+/EU720060FF0/O523201W", TODAY);
    private final ScanInput.Text foreign = new ScanInput.Text("]d2010950600011784317271231101234AB", TODAY);

    @Benchmark
    public ScanAnswer primary() {
        return driver.read(primary);
    }

    @Benchmark
    public ScanAnswer secondary() {
        return driver.read(secondary);
    }

    @Benchmark
    public ScanAnswer combined() {
        return driver.read(combined);
    }

    @Benchmark
    public ScanAnswer twoSymbols() {
        return driver.read(twoSymbols);
    }

    @Benchmark
    public ScanAnswer supplemental() {
        return driver.read(supplemental);
    }

    @Benchmark
    public ScanAnswer wrongCheck() {
        return driver.read(wrongCheck);
    }

    @Benchmark
    public ScanAnswer provider() {
        return driver.read(provider);
    }

    @Benchmark
    public ScanAnswer foreign() {
        return driver.read(foreign);
    }

    @Benchmark
    public ScanAnswer floorKnownPlaces() {
        String text = combined.text();
        String labeler = text.substring(1, 5);
        String number = text.substring(5, 9);
        String date = text.substring(14, 20);
        String lot = text.substring(20, 29);
        return new Reading(
                "HIBC",
                List.of(
                        new ScanElement("LIC", labeler, "LABELER IDENTIFICATION CODE"),
                        new ScanElement("PCN", number, "PRODUCT OR CATALOG NUMBER"),
                        new ScanElement("U/M", "5", "UNIT OF MEASURE"),
                        new ScanElement("$$3", date, "EXPIRY DATE (YYMMDD)"),
                        new ScanElement("$$", lot, "LOT OR BATCH NUMBER"),
                        new ScanElement("CHECK", "Y", "CHECK CHARACTER")),
                ScanFields.builder()
                        .udiDi(UdiIssuer.HIBCC, text.substring(1, 10))
                        .lic(labeler)
                        .ref(number)
                        .unitOfMeasure("5")
                        .expiry(CodedDate.ofDay(2029, 3, 31))
                        .lot(lot)
                        .build(),
                List.of(),
                new Evidence(false, 1, 0, 0));
    }
}
