package org.alveolus.scan.gs1.internal;

import static org.alveolus.scan.gs1.internal.Scans.answer;
import static org.alveolus.scan.gs1.internal.Scans.elements;
import static org.alveolus.scan.gs1.internal.Scans.errors;
import static org.alveolus.scan.gs1.internal.Scans.read;
import static org.alveolus.scan.gs1.internal.Scans.warnings;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.junit.Test;

/** Element strings with separators and symbology identifiers. Proves D2, D3. */
public class ElementStringTest {

    private static final String LABEL = "010950600011784317271231101234AB\u001d215678CD";

    @Test
    public void everyGs1SymbologyIdentifierIsUnderstood() {
        for (String identifier : new String[] {"]C1", "]d2", "]Q3", "]J1", "]e0", "]e1", "]e2"}) {
            Reading reading = read(identifier + LABEL);
            assertEquals("(01)09506000117843(17)271231(10)1234AB(21)5678CD", elements(reading));
            assertEquals(new Evidence(true, 1, 0, 0), reading.evidence());
            assertTrue(reading.findings().isEmpty());
        }
    }

    @Test
    public void theSymbologyIdentifierMayComeBesideTheText() {
        ScanInput input = new ScanInput.Text(LABEL, "]d2", Scans.TODAY);
        Reading reading = (Reading) new Gs1ScanDriver().read(input);
        assertEquals(read("]d2" + LABEL), reading);
    }

    @Test
    public void withoutSymbologyIdentifierTheTextIsReadButNotIdentified() {
        assertEquals(new Evidence(false, 1, 0, 0), read(LABEL).evidence());
    }

    @Test
    public void contentOfAnotherSymbologyIsTakenOnlyWhenItProvesItself() {
        assertEquals("not-gs1-symbol@-1", warnings(read("]C0" + LABEL)));
        assertEquals("not-gs1-symbol@-1", warnings(read("]d1(01)09506000117843")));
        assertEquals(ScanAnswer.NOT_MINE, answer("]C010ABC"));
        assertEquals(ScanAnswer.NOT_MINE, answer("]d10109506000117844"));
        assertEquals(ScanAnswer.NOT_MINE, answer("]Q1TESTING"));
        assertEquals(ScanAnswer.NOT_MINE, answer("]A0+A123BJC5D6E71G"));
    }

    @Test
    public void anEmptyGs1SymbolIsAnError() {
        assertEquals("empty@2", errors("]C1"));
        assertEquals("empty@3", errors("]C1\u001d"));
    }

    @Test
    public void textThatBeginsOtherwiseIsNotMine() {
        for (String text :
                new String[] {"", "]", "]X", "]XX", "+A123BJC5D6E71G", "=+0123", "Hello", "7", "(a)", "&a"}) {
            assertEquals(text, ScanAnswer.NOT_MINE, answer(text));
        }
    }

    @Test
    public void fieldsComeFromTheirIdentifiers() {
        Reading reading = read("]d201095060001178431127010017271231203022VAR\u001d30"
                + "12\u001d240REF-1\u001d241CUSTOMER\u001d10L\u001d21S");
        ScanFields fields = reading.fields();
        assertEquals("09506000117843", fields.gtin().get().toString());
        assertEquals("09506000117843", fields.udiDi().get());
        assertEquals("2027-01", fields.production().get().toString());
        assertEquals("2027-12-31", fields.expiry().get().toString());
        assertEquals("30", fields.variant().get());
        assertEquals("12", fields.quantity().get());
        assertEquals("REF-1", fields.ref().get());
        assertEquals("L", fields.lot().get());
        assertEquals("S", fields.serial().get());
    }

    @Test
    public void expiryWithTimeIsAnExpiry() {
        assertEquals(
                "2027-12-31T23:59",
                read("010950600011784370032712312359").fields().expiry().get().toString());
    }

    @Test
    public void dayZeroMeansTheMonth() {
        ScanFields fields = read("010950600011784317240200").fields();
        assertEquals("2024-02", fields.expiry().get().toString());
        assertEquals(LocalDate.of(2024, 2, 29), fields.expiry().get().lastDay());
    }

    @Test
    public void twoDigitYearsAreOfTheSlidingCentury() {
        assertEquals("1977-06-01", expiry("770601", 2026));
        assertEquals("2076-06-01", expiry("760601", 2026));
        assertEquals("2100-06-01", expiry("000601", 2055));
        assertEquals("2099-06-01", expiry("990601", 2060));
    }

    private static String expiry(String date, int year) {
        ScanInput input = new ScanInput.Text("]C117" + date, LocalDate.of(year, 1, 1));
        return ((Reading) new Gs1ScanDriver().read(input))
                .fields()
                .expiry()
                .get()
                .toString();
    }

    @Test
    public void aLeapDayDependsOnTheSlidingCentury() {
        assertFalse(((Reading) new Gs1ScanDriver().read(new ScanInput.Text("]C117000229", LocalDate.of(2026, 1, 1))))
                .hasError());
        assertTrue(((Reading) new Gs1ScanDriver().read(new ScanInput.Text("]C117000229", LocalDate.of(2060, 1, 1))))
                .hasError());
    }

    @Test
    public void aSeparatorBehindAPredefinedLengthIsAllowed() {
        assertEquals("(01)09506000117843(10)AB", elements("0109506000117843\u001d10AB\u001d"));
        assertFalse(read("0109506000117843\u001d10AB\u001d").hasError());
    }

    @Test
    public void errorsNameTheirPosition() {
        assertEquals("check-digit@18", errors("]d20109506000117844"));
        assertEquals("date@23", errors("]d2010950600011784317271331"));
        assertEquals("date@6", errors("17271232"));
        assertEquals("character@5", errors("10ABC@"));
        assertEquals("length@5", errors("17271"));
        assertEquals("length@22", errors("10123456789012345678901"));
        assertEquals("empty-value@2", errors("10\u001d17271231"));
        assertEquals("unknown-identifier@16", errors("010950600011784304ABC"));
    }

    @Test
    public void anUnknownIdentifierDoesNotLoseWhatFollowsTheSeparator() {
        Reading reading = read("010950600011784304ABC\u001d10LOT");
        assertEquals("(01)09506000117843(10)LOT", elements(reading));
        assertEquals("LOT", reading.fields().lot().get());
        assertEquals(5, reading.evidence().unread());
    }

    @Test
    public void aFaultyValueIsShownButIsNoField() {
        Reading reading = read("]d201095060001178441727123110LOT");
        assertEquals("(01)09506000117844(17)271231(10)LOT", elements(reading));
        assertFalse(reading.fields().gtin().isPresent());
        assertEquals("LOT", reading.fields().lot().get());
        assertEquals(new Evidence(true, 0, 1, 0), reading.evidence());
    }

    @Test
    public void theEnvelopeOfIso15434IsOpened() {
        assertEquals(
                "(01)09506000117843(10)AB(21)X",
                elements("[)>\u001e05\u001d010950600011784310AB\u001d21X\u001e\u0004"));
        assertEquals(ScanAnswer.NOT_MINE, answer("[)>\u001e06\u001d1PABC\u001e\u0004"));
    }

    @Test
    public void lineEndsOfTheScannerAreNotContent() {
        assertEquals("(01)09506000117843(10)AB", elements("010950600011784310AB\r\n"));
    }
}
