package org.alveolus.api.catalogue;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Assert;
import org.junit.Test;

/** Proves R4, R15, F1. */
public class DeviceFormTest {

    private static final String GTIN = "07630031730428";
    private final Problem.Faults faults = new Problem.Faults();

    @Test
    public void keepsWhatWasSentWithoutSpacesAround() {
        Device device = form(" SLActive ", "EF 51", "4.10", UdiIssuer.GS1, GTIN, "0107630031730428\u001d10EF 51")
                .checked("", faults);
        assertTrue(faults.none());
        assertEquals("SLActive", device.name());
        assertEquals("EF 51", device.lot());
        assertEquals("4.1", device.diameter().toPlainString());
        assertEquals("0107630031730428\u001d10EF 51", device.rawScan());
        assertEquals(Device.Entry.TYPED, device.entry());
    }

    @Test
    public void keepsOtherScriptsAndWritesWholeNumbersPlainly() {
        Device device = form("Имплантат 植体", null, "10", null, null, null).checked("", faults);
        assertEquals("Имплантат 植体", device.name());
        assertEquals("10", device.diameter().toString());
        assertNull(device.lot());
    }

    @Test
    public void needsNothingButTheKind() {
        assertTrue(form(null, null, null, null, null, null).checked("", faults).name() == null);
        assertNull(
                new DeviceForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
                        .checked("/device", faults));
        assertEquals(List.of("/device/kind required"), told());
    }

    @Test
    public void tellsAllFaultsWithTheirPointers() {
        assertNull(form("x".repeat(201), "a\u001db", "1000", UdiIssuer.GS1, "07630031730427", "a\u0000")
                .checked("/device", faults));
        assertEquals(
                List.of(
                        "/device/name too-long",
                        "/device/lot control-character",
                        "/device/diameter out-of-range",
                        "/device/udiDi not-a-gtin",
                        "/device/rawScan control-character"),
                told());
    }

    @Test
    public void refusesHalfAUdiAndSillySizes() {
        form("a", null, "0", null, GTIN, null).checked("", faults);
        form("a", null, "1.2345", UdiIssuer.HIBCC, null, null).checked("", faults);
        form("a", null, "1E+2000000000", UdiIssuer.ICCBBA, "A9997", null).checked("", faults);
        form("a", null, "-1E-2000000000", UdiIssuer.GS1, "7630031730428", null).checked("", faults);
        assertEquals(
                List.of(
                        "/diameter out-of-range",
                        "/issuer required",
                        "/diameter too-exact",
                        "/udiDi required",
                        "/diameter out-of-range",
                        "/udiDi not-a-udi-di",
                        "/diameter out-of-range",
                        "/udiDi not-a-gtin"),
                told());
    }

    @Test
    public void refusesDatesThatNoDeviceHas() {
        new DeviceForm(
                        DeviceKind.IMPLANT,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        CodedDate.ofMonth(3000, 1),
                        null,
                        null,
                        null,
                        null)
                .checked("", faults);
        assertEquals(List.of("/expiry out-of-range"), told());
    }

    private List<String> told() {
        return Assert.assertThrows(ProblemException.class, faults::refuse).problem().errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private static DeviceForm form(
            String name, String lot, String diameter, UdiIssuer issuer, String udiDi, String rawScan) {
        return new DeviceForm(
                DeviceKind.IMPLANT,
                null,
                null,
                null,
                name,
                null,
                lot,
                null,
                diameter == null ? null : new BigDecimal(diameter),
                null,
                null,
                issuer,
                udiDi,
                rawScan,
                null);
    }
}
