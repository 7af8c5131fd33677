package org.alveolus.registry.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.scan.gs1.internal.Gs1ScanDriver;
import org.alveolus.scan.hibc.internal.HibcDriver;
import org.alveolus.scan.isbt128.internal.Isbt128Driver;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/** Proves R8: what a card's symbol holds is read by the product's own drivers as the same UDI. */
public class UdiCarrierTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String GTIN = "07630031730428";
    private static final String HIBC = "A99912345671";

    @Test
    public void gs1IsReadBackWhole() {
        for (String lot : new String[] {null, "L1", "a/B-c.7_(x)%&'*+,:;<=>?!\"", "12345678901234567890"}) {
            for (String serial : new String[] {null, "S-1", "21"}) {
                for (String expiry : new String[] {null, "2030-04", "2029-12-31", "2028-02-29"}) {
                    if (lot != null && lot.length() > 20) {
                        continue;
                    }
                    readsBack(new Gs1ScanDriver(), "]d2", UdiIssuer.GS1, GTIN, lot, serial, expiry);
                }
            }
        }
    }

    @Test
    public void hibcIsReadBackWhole() {
        for (String lot : new String[] {null, "10X3", "A-B.C1"}) {
            for (String serial : new String[] {null, "0001"}) {
                for (String expiry : new String[] {null, "2030-04", "2029-12-31"}) {
                    readsBack(new HibcDriver(), "]d1", UdiIssuer.HIBCC, HIBC, lot, serial, expiry);
                }
            }
        }
    }

    @Test
    public void isbtIsGivenBackAsItWasScanned() {
        String scan = "]d1=/A9997XYZ100T0944=,000025=A99971312345600=>014032&,1000000000000XYZ123";
        Device device = device(UdiIssuer.ICCBBA, "A9997XYZ100T0944", "XYZ123", "000025", null, scan);

        UdiCarrier carrier = UdiCarrier.of(device, TODAY).orElseThrow();

        assertEquals(scan.substring(3), carrier.content());
        Reading reading = (Reading) new Isbt128Driver().read(new ScanInput.Text(carrier.content(), TODAY));
        assertEquals(Optional.of("A9997XYZ100T0944"), reading.fields().udiDi());
        assertFalse(
                "another product's scan is not this device's",
                UdiCarrier.of(device(UdiIssuer.ICCBBA, "A9997XYZ100T0945", null, null, null, scan), TODAY)
                        .isPresent());
    }

    @Test
    public void halfAUdiIsNotShownAsAWhole() {
        assertTrue(
                UdiCarrier.of(device(null, null, "L", null, null, null), TODAY).isEmpty());
        for (String lot : new String[] {"123456789012345678901", "\u00e4", "a\u001db", "a b", "\u690d"}) {
            assertTrue(
                    lot,
                    UdiCarrier.of(device(UdiIssuer.GS1, GTIN, lot, null, null, null), TODAY)
                            .isEmpty());
            assertTrue(
                    lot,
                    UdiCarrier.of(device(UdiIssuer.GS1, GTIN, null, lot, null, null), TODAY)
                            .isEmpty());
        }
        assertTrue(UdiCarrier.of(device(UdiIssuer.HIBCC, HIBC, "A B", null, null, null), TODAY)
                .isEmpty());
        assertTrue(UdiCarrier.of(device(UdiIssuer.ICCBBA, "A9997XYZ100T0944", "L", null, null, null), TODAY)
                .isEmpty());
        assertTrue(
                "two digits cannot tell this century from the next",
                UdiCarrier.of(device(UdiIssuer.GS1, GTIN, "L", null, "2090-01-01", null), TODAY)
                        .isEmpty());
    }

    @Test
    public void peopleReadTheSame() {
        UdiCarrier carrier = UdiCarrier.of(device(UdiIssuer.GS1, GTIN, "L1", "S1", "2030-04", null), TODAY)
                .orElseThrow();

        assertEquals("(01)" + GTIN + "(17)300400(10)L1(21)S1", carrier.readable());
        assertTrue(carrier.gs1());
    }

    private static void readsBack(
            ScanDriver driver,
            String symbology,
            UdiIssuer issuer,
            String udiDi,
            String lot,
            String serial,
            String expiry) {
        UdiCarrier carrier = UdiCarrier.of(device(issuer, udiDi, lot, serial, expiry, null), TODAY)
                .orElseThrow();
        Reading reading = (Reading) driver.read(new ScanInput.Text(carrier.content(), symbology, TODAY));
        ScanFields fields = reading.fields();
        String told = carrier.content() + " " + reading;

        assertFalse(told, reading.hasError());
        assertEquals(told, Optional.of(issuer), fields.issuer());
        assertEquals(told, Optional.of(udiDi), fields.udiDi());
        assertEquals(told, Optional.ofNullable(lot), fields.lot());
        assertEquals(told, Optional.ofNullable(serial), fields.serial());
        assertEquals(told, Optional.ofNullable(expiry), fields.expiry().map(CodedDate::toString));
    }

    private static Device device(
            UdiIssuer issuer, String udiDi, String lot, String serial, String expiry, String rawScan) {
        return new Device(
                DeviceKind.IMPLANT,
                null,
                null,
                null,
                null,
                null,
                lot,
                serial,
                null,
                null,
                expiry == null ? null : CodedDate.parse(expiry),
                issuer,
                udiDi,
                rawScan,
                Device.Entry.TYPED);
    }
}
