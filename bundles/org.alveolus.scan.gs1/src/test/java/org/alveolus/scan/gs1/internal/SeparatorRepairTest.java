package org.alveolus.scan.gs1.internal;

import static org.alveolus.scan.gs1.internal.Scans.elements;
import static org.alveolus.scan.gs1.internal.Scans.errors;
import static org.alveolus.scan.gs1.internal.Scans.read;
import static org.alveolus.scan.gs1.internal.Scans.warnings;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.junit.Test;

/** Separators that were lost or written as something else. Proves D3. */
public class SeparatorRepairTest {

    private static final String GTIN = "0109506000117843";
    private static final String INTENDED = "(01)09506000117843(17)271231(10)1234AB(21)5678CD";

    @Test
    public void whatStandsForTheSeparatorIsMendedAndReported() {
        for (String token : new String[] {
            "|", "~", "^", "@", "#", "`", "{", "\u00e8", "\u241d", "\u001e", "<GS>", "{GS}", "[GS]", "(GS)", "FNC1",
            "<FNC1>", "{FNC1}", "\\x1D", "\\x1d", "\\u001d", "\\F", "^]", "~1", "&#29;"
        }) {
            Reading reading = read(GTIN + "17271231101234AB" + token + "215678CD");
            assertEquals(token, INTENDED, elements(reading));
            assertEquals("separator-substitute", reading.repairs().get(0).kind());
            assertTrue(reading.findings().isEmpty());
            assertEquals("1234AB", reading.fields().lot().get());
        }
    }

    @Test
    public void theFirstSeparatorMayBeReplacedToo() {
        assertEquals(INTENDED, elements("|" + GTIN + "17271231101234AB|215678CD"));
        assertEquals(INTENDED, elements("<GS>" + GTIN + "17271231101234AB<GS>215678CD"));
    }

    @Test
    public void nothingIsMendedWithoutProof() {
        Reading reading = read("91a^3450123456");
        assertEquals("character@3", errors(reading));
        assertEquals("(91)a^3450123456", elements(reading));
        assertTrue(reading.repairs().isEmpty());
        assertEquals("(91)a(3450)123456", elements(reading.alternatives().get(0)));
        assertEquals("character@8", errors("]C199ABC~"));
    }

    @Test
    public void nothingIsMendedWhereTheScannerSendsSeparators() {
        assertEquals("character@25", errors(GTIN + "10AB\u001d2112|99X"));
    }

    @Test
    public void whatIsWrongEitherWayStaysWrong() {
        Reading reading = read("]C101123123123133^10ABC");
        assertTrue(reading.hasError());
        assertTrue(reading.repairs().isEmpty());
    }

    @Test
    public void aLotThatHoldsADateIsDoubtful() {
        Reading reading = read(GTIN + "10ABC12317271231");
        assertEquals("(01)09506000117843(10)ABC12317271231", elements(reading));
        assertEquals("separator-lost@24", warnings(reading));
        assertFalse(reading.hasError());
        assertFalse(reading.fields().lot().isPresent());
        assertTrue(reading.repairs().isEmpty());
        assertEquals(List.of("(01)09506000117843(10)ABC123(17)271231"), alternatives(reading));
        Reading intended = reading.alternatives().get(0);
        assertEquals("lost-separator", intended.repairs().get(0).kind());
        assertEquals("ABC123", intended.fields().lot().get());
        assertEquals("2027-12-31", intended.fields().expiry().get().toString());
    }

    @Test
    public void aLotThatHoldsASerialNumberIsDoubtful() {
        Reading reading = read(GTIN + "17271231101234AB215678CD");
        assertEquals("separator-lost@32", warnings(reading));
        assertFalse(reading.fields().lot().isPresent());
        assertEquals("2027-12-31", reading.fields().expiry().get().toString());
        assertEquals(List.of(INTENDED), alternatives(reading));
    }

    @Test
    public void aSymbologyIdentifierDoesNotProveThatSeparatorsArrive() {
        assertEquals("separator-lost@35", warnings(read("]d2" + GTIN + "17271231101234AB215678CD")));
    }

    @Test
    public void severalSeparatorsCanBeLost() {
        Reading reading = read(GTIN + "3012101234AB21567817271231");
        assertTrue(alternatives(reading).contains("(01)09506000117843(30)12(10)1234AB(21)5678(17)271231"));
    }

    @Test
    public void aValueThatIsTooLongIsExplained() {
        Reading reading = read(GTIN + "211GTFG32DLF1727123110158993A");
        assertEquals("length@38", errors(reading));
        assertEquals(
                "(01)09506000117843(21)1GTFG32DLF(17)271231(10)158993A",
                alternatives(reading).get(0));
    }

    @Test
    public void aShortRestIsASignButNoProof() {
        Reading reading = read(GTIN + "101021034");
        assertEquals("separator-lost@20", warnings(reading));
        assertEquals("1021034", reading.fields().lot().get());
    }

    @Test
    public void ordinaryLotsAreNotSuspected() {
        for (String lot :
                new String[] {"EF51", "189264", "10059243000024", "2103421", "1724847.1", "A17B", "99123456"}) {
            Reading reading = read(GTIN + "17271231" + "10" + lot);
            assertEquals(lot, reading.fields().lot().get());
            assertTrue(lot, reading.findings().isEmpty());
        }
    }

    @Test
    public void aTextWithASeparatorIsNotSuspected() {
        Reading reading = read("\u001d" + GTIN + "10ABC12317271231");
        assertEquals("ABC12317271231", reading.fields().lot().get());
        assertTrue(reading.findings().isEmpty());
    }

    private static List<String> alternatives(Reading reading) {
        return reading.alternatives().stream().map(Scans::elements).toList();
    }
}
