package org.alveolus.registry.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.ProblemException;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/** Proves R7 and F1 of what is asked. */
public class RecallCriteriaTest {

    private static final String GTIN = "07630031730428";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    public void somethingMustBeAskedFor() {
        assertEquals(List.of("?lot required"), faults(form(null, " ", null, null, null)));
        assertEquals(
                "a period alone is no recall",
                List.of("?lot required"),
                faults(new RecallCriteria.Form(null, null, null, null, null, null, DAY, DAY)));
        assertEquals(List.of("?lot nothing-to-find"), faults(form("-- /", null, null, null, null)));
        assertEquals(List.of("?productCode nothing-to-find"), faults(form(null, null, null, null, "...")));
    }

    @Test
    public void impossibleParametersAreToldTogether() {
        assertEquals(
                List.of(
                        "?lot too-long",
                        "?serial control-character",
                        "?udiDi too-long",
                        "?gtin not-a-gtin",
                        "?udiDi one-only",
                        "?to out-of-range"),
                faults(new RecallCriteria.Form(
                        "x".repeat(201),
                        "a\u0001",
                        "07630031730427",
                        "y".repeat(201),
                        null,
                        null,
                        DAY,
                        DAY.minusDays(1))));
    }

    @Test
    public void aGtinHasManyLengths() {
        for (String gtin : List.of("7630031730428", "07630031730428")) {
            RecallCriteria criteria = form(null, null, gtin, null, null).checked();
            assertEquals(GTIN, criteria.udiDi());
            assertEquals(UdiIssuer.GS1, criteria.issuer());
        }
    }

    @Test
    public void aSupplierAndAPeriodAreEnough() {
        UUID supplier = UUID.randomUUID();

        assertEquals(
                supplier,
                new RecallCriteria.Form(null, null, null, null, null, supplier, DAY, DAY)
                        .checked()
                        .supplier());
    }

    @Test
    public void aScanMeansItsLotAndOnlyWithoutOneItsSerialNumber() {
        ScanFields both =
                ScanFields.builder().gtin(Gtin.of(GTIN)).lot("L-1").serial("S").build();
        ScanFields serial = ScanFields.builder().gtin(Gtin.of(GTIN)).serial("S").build();

        RecallCriteria lot = RecallCriteria.ofScan(both, null, null);
        assertTrue(lot.lotSpellings().contains("L1"));
        assertEquals(null, lot.serial());
        assertTrue(lot.withUnknownProduct());
        ScanFields tissue =
                ScanFields.builder().din("A999923123456").serial("D1").build();
        assertTrue(RecallCriteria.ofScan(tissue, null, null).lotSpellings().contains("A999923123456"));
        assertTrue(RecallCriteria.ofScan(serial, null, null).serialSpellings().contains("S"));
        RecallCriteria product =
                RecallCriteria.ofScan(ScanFields.builder().gtin(Gtin.of(GTIN)).build(), null, null);
        assertEquals(GTIN, product.udiDi());
        assertFalse(product.withUnknownProduct());
        assertEquals(
                422,
                assertThrows(ProblemException.class, () -> RecallCriteria.ofScan(ScanFields.NONE, null, null))
                        .problem()
                        .status());
    }

    @Test
    public void productsAreTheSameHoweverTheyAreWritten() {
        RecallCriteria any = form("L", null, null, null, null).checked();

        assertEquals(
                key(null, "Maker", null, null, "02-A.1", "x", any), key(null, " maker", null, null, "02a1", "y", any));
        assertEquals(
                key(null, "Maker", null, null, null, "Name", any), key(null, "maker", null, null, null, "NAME", any));
        assertNotEquals(
                key(null, "Maker A", null, null, "02", "x", any), key(null, "Maker B", null, null, "02", "x", any));
        assertNotEquals(
                key(null, "Maker", UdiIssuer.GS1, GTIN, "02", "x", any),
                key(null, "Maker", UdiIssuer.HIBCC, GTIN, "02", "x", any));
        assertEquals(
                "the UDI-DI says it all",
                key(null, "Maker", UdiIssuer.GS1, GTIN, "02", "x", any),
                key(UUID.randomUUID(), "Other", UdiIssuer.GS1, GTIN, null, null, any));
    }

    private static String key(
            UUID supplier,
            String supplierName,
            UdiIssuer issuer,
            String udiDi,
            String productCode,
            String name,
            RecallCriteria criteria) {
        return RecallGroup.of(supplier, supplierName, issuer, udiDi, productCode, name, criteria)
                .key();
    }

    private static RecallCriteria.Form form(String lot, String serial, String gtin, String udiDi, String productCode) {
        return new RecallCriteria.Form(lot, serial, gtin, udiDi, productCode, null, null, null);
    }

    private static List<String> faults(RecallCriteria.Form form) {
        return assertThrows(ProblemException.class, form::checked).problem().errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }
}
