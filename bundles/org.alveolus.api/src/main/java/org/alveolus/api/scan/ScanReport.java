package org.alveolus.api.scan;

import java.util.List;
import org.alveolus.api.catalogue.Product;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;

/**
 * What was made of one scan.
 *
 * @param text as received
 * @param symbology the symbol's name; null when it came as text
 * @param standard null when a symbol was read that no driver understands
 * @param driver name of the driver that read it; null with {@code standard}
 * @param elements in the order of the code
 * @param fields what they mean
 * @param findings what is wrong or doubtful
 * @param repairs what was mended before it could be read
 * @param product what is known of the product; null when nothing is
 * @param alternatives other readings to choose from, without alternatives of their own
 */
public record ScanReport(
        String text,
        String symbology,
        String standard,
        String driver,
        List<ScanElement> elements,
        ScanFields fields,
        List<Finding> findings,
        List<Repair> repairs,
        Product product,
        List<ScanReport> alternatives) {

    public ScanReport {
        elements = List.copyOf(elements);
        findings = List.copyOf(findings);
        repairs = List.copyOf(repairs);
        alternatives = List.copyOf(alternatives);
    }
}
