package org.alveolus.demo.internal;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.alveolus.scan.gs1.internal.Gs1ScanDriver;
import org.alveolus.scan.hibc.internal.HibcDriver;
import org.alveolus.scan.isbt128.internal.Isbt128Driver;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanInput;

/** Reads labels by the product's own drivers. */
final class Labels {

    private static final List<ScanDriver> DRIVERS = List.of(new Gs1ScanDriver(), new HibcDriver(), new Isbt128Driver());

    private Labels() {}

    /** The reading of a label that exactly one driver reads without a fault or a repair. */
    static Reading read(String text, LocalDate today) {
        List<Reading> readings = DRIVERS.stream()
                .map(driver -> driver.read(new ScanInput.Text(text, today)))
                .filter(Reading.class::isInstance)
                .map(Reading.class::cast)
                .filter(reading ->
                        reading.findings().stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR))
                .filter(reading -> reading.repairs().isEmpty())
                .toList();
        assertEquals(text, 1, readings.size());
        return readings.get(0);
    }
}
