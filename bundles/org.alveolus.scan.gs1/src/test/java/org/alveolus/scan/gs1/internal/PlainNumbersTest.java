package org.alveolus.scan.gs1.internal;

import static org.alveolus.scan.gs1.internal.Scans.answer;
import static org.alveolus.scan.gs1.internal.Scans.elements;
import static org.alveolus.scan.gs1.internal.Scans.errors;
import static org.alveolus.scan.gs1.internal.Scans.read;
import static org.alveolus.scan.gs1.internal.Scans.warnings;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.junit.Test;

/** EAN-8, UPC-E, UPC-A, EAN-13 and ITF-14. Proves D2, D3. */
public class PlainNumbersTest {

    @Test
    public void numbersWithSymbologyIdentifier() {
        assertNumber("]E09506000117843", "09506000117843");
        assertNumber("]E00123601057072", "00123601057072");
        assertNumber("]E496385074", "00000096385074");
        assertNumber("]I119506000117840", "19506000117840");
        assertNumber("]E3950600011784312345", "09506000117843");
    }

    @Test
    public void numbersWithoutSymbologyIdentifier() {
        assertNumber("9506000117843", "09506000117843");
        assertNumber("123601057072", "00123601057072");
        assertNumber("96385074", "00000096385074");
        assertNumber("19506000117840", "19506000117840");
    }

    private static void assertNumber(String text, String gtin) {
        Reading reading = read(text);
        assertEquals("EAN", reading.standard());
        assertFalse(reading.hasError());
        assertEquals(gtin, reading.fields().gtin().get().toString());
        assertEquals(1, reading.evidence().checksPassed());
    }

    @Test
    public void wrongNumbersAreFlagged() {
        Reading wrong = read("]E09506000117844");
        assertEquals("check-digit@15", errors(wrong));
        assertFalse(wrong.fields().gtin().isPresent());
        assertEquals("length@3", errors("]E0123456789012"));
        assertEquals("length@3", errors("]E012345678901234"));
        assertEquals("character@7", errors("]E01234ABC890123"));
        assertEquals("length@2", errors("]E0"));
        assertEquals("check-digit@12", errors("0412345678900"));
        assertEquals(ScanAnswer.NOT_MINE, answer("]I01234"));
    }

    @Test
    public void aUpcEIsExpanded() {
        assertEquals("00042100005264", read("04252614").fields().gtin().get().toString());
        assertEquals("00012000003455", gtin("01234505"));
        assertEquals("00012300000451", gtin("01234531"));
        assertEquals("00012340000053", gtin("01234543"));
    }

    /** Digits that are a valid EAN-8 as well are a UPC-E where the symbology says so. */
    @Test
    public void aUpcEWithItsSymbologyIsNoEan8() {
        Reading reading = read("]E001234565");
        assertEquals("00012345000065", reading.fields().gtin().get().toString());
        assertEquals(List.of(), reading.alternatives());
        assertTrue(reading.evidence().symbologyIdentified());
        assertEquals("length@3", errors("]E001234566"));
        assertEquals("length@3", errors("]E0ABCDEFGH"));
    }

    private static String gtin(String text) {
        return read(text).fields().gtin().get().toString();
    }

    @Test
    public void whatIsBothEanAndUpcIsOfferedBothWays() {
        Reading reading = read("01234565");
        assertEquals("00000001234565", reading.fields().gtin().get().toString());
        assertEquals("ambiguous@0", warnings(reading));
        assertEquals(
                "00012345000065",
                reading.alternatives().get(0).fields().gtin().get().toString());
    }

    @Test
    public void aDateOfEightDigitsIsNotTakenForANumber() {
        Reading date = read("17271231");
        assertEquals("GS1", date.standard());
        assertEquals("2027-12-31", date.fields().expiry().get().toString());
    }

    @Test
    public void whatIsBothADateAndANumberIsOfferedBothWays() {
        Reading reading = read("17271219");
        assertEquals("2027-12-19", reading.fields().expiry().get().toString());
        assertTrue(warnings(reading).contains("ambiguous@0"));
        assertEquals("EAN", reading.alternatives().get(0).standard());
    }

    @Test
    public void aNumberWithWrongCheckDigitIsNotSilentlyASerialNumber() {
        Reading reading = read("2112345678901");
        assertEquals("(21)12345678901", elements(reading));
        assertTrue(warnings(reading).contains("ambiguous@12"));
    }

    @Test
    public void aCompositeGivesTheNumberOfItsLinearSymbol() {
        Reading reading = read("]E09506000117843|]e017271231" + "10AB");
        assertEquals("GS1", reading.standard());
        assertEquals("(17)271231(10)AB", elements(reading));
        assertEquals("09506000117843", reading.fields().gtin().get().toString());
        assertEquals("", warnings(reading));
        assertEquals("check-digit@15", errors("]E09506000117844|]e010AB"));
    }
}
