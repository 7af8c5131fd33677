package org.alveolus.bench.scan;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alveolus.scan.isbt128.internal.Isbt128Driver;
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
 * ISBT 128 codes read on one thread, and a floor under them in the same run: {@code floorKnownPlaces} makes the same answer as
 * {@code graft} from places known beforehand and checks nothing.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class Isbt128Benchmark {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Isbt128Driver driver = new Isbt128Driver();

    private final ScanInput.Text donation = new ScanInput.Text("=A99991712345600", TODAY);
    private final ScanInput.Text graft =
            new ScanInput.Text("=/A9997XYZ100T0479=,000012=A99991712345600=>019031", TODAY);
    private final ScanInput.Text compound = new ScanInput.Text(
            "=+06000=/A9999XYZ100T0476=,000025=A99971712345600=>019032=}017032&,1000000000000XYZ123", TODAY);
    private final ScanInput.Text europeanCode =
            new ScanInput.Text("SEC: PL001499Z549917123456 A00T041600320171231", TODAY);
    private final ScanInput.Text straySpace =
            new ScanInput.Text("=/A9997XYZ100T0479=,000012=A99991712345600= >019031", TODAY);
    private final ScanInput.Text truncated = new ScanInput.Text("=/A9997XYZ100T0479=,000012=A999917123456", TODAY);
    private final ScanInput.Text foreign = new ScanInput.Text("]d2010950600011784317271231101234AB", TODAY);

    @Benchmark
    public ScanAnswer donation() {
        return driver.read(donation);
    }

    @Benchmark
    public ScanAnswer graft() {
        return driver.read(graft);
    }

    @Benchmark
    public ScanAnswer compound() {
        return driver.read(compound);
    }

    @Benchmark
    public ScanAnswer europeanCode() {
        return driver.read(europeanCode);
    }

    @Benchmark
    public ScanAnswer straySpace() {
        return driver.read(straySpace);
    }

    @Benchmark
    public ScanAnswer truncated() {
        return driver.read(truncated);
    }

    @Benchmark
    public ScanAnswer foreign() {
        return driver.read(foreign);
    }

    @Benchmark
    public ScanAnswer floorKnownPlaces() {
        String text = graft.text();
        String device = text.substring(2, 18);
        String divisions = text.substring(20, 26);
        String donation = text.substring(27, 42);
        String date = text.substring(44, 50);
        return new Reading(
                "ISBT128",
                List.of(
                        new ScanElement("034", device, "PROCESSOR PRODUCT IDENTIFICATION CODE"),
                        new ScanElement("032", divisions, "PRODUCT DIVISIONS"),
                        new ScanElement("001", donation, "DONATION IDENTIFICATION NUMBER"),
                        new ScanElement("004", date, "EXPIRATION DATE")),
                ScanFields.builder()
                        .din(donation.substring(0, 13))
                        .udiDi(UdiIssuer.ICCBBA, device)
                        .productCode(device.substring(11))
                        .serial(divisions)
                        .expiry(CodedDate.ofDay(2019, 1, 31))
                        .build(),
                List.of(),
                new Evidence(false, 0, 0, 0));
    }
}
