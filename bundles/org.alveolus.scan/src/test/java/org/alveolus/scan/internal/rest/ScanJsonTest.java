package org.alveolus.scan.internal.rest;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.alveolus.api.scan.ScanReport;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/** Proves D1 and P4: the names and spellings of what a scan answers. */
public class ScanJsonTest {

    @Test
    public void fieldsAreSpelledAsInTheRestOfTheInterface() {
        ScanFields fields = ScanFields.builder()
                .gtin(Gtin.of("07630031730428"))
                .lot("EF51")
                .expiry(CodedDate.parse("2025-10"))
                .build();
        assertEquals(
                Map.of(
                        "issuer", "gs1",
                        "udiDi", "07630031730428",
                        "gtin", "07630031730428",
                        "lot", "EF51",
                        "expiry", "2025-10"),
                json("GS1", fields).fields());
    }

    @Test
    public void theStandardIsSpelledAsItsOwner() {
        ScanFields fields =
                ScanFields.builder().udiDi(UdiIssuer.HIBCC, "A123BJC5D6E71").build();
        ScanJson json = json("HIBC", fields);
        assertEquals("HIBC", json.standard());
        assertEquals("hibcc", json.fields().get("issuer"));
    }

    private static ScanJson json(String standard, ScanFields fields) {
        return ScanJson.of(
                new ScanReport("x", null, standard, "x", List.of(), fields, List.of(), List.of(), null, List.of()));
    }
}
