package org.alveolus.scan.gs1.internal;

import static org.alveolus.scan.gs1.internal.Scans.answer;
import static org.alveolus.scan.gs1.internal.Scans.elements;
import static org.alveolus.scan.gs1.internal.Scans.errors;
import static org.alveolus.scan.gs1.internal.Scans.read;
import static org.alveolus.scan.gs1.internal.Scans.warnings;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.junit.Test;

/** GS1 Digital Link URIs. Proves D2, D3. */
public class DigitalLinkTest {

    private static final String GTIN = "/01/09506000117843";

    @Test
    public void keyQualifiersAndAttributes() {
        Reading reading =
                read("https://id.gs1.org" + GTIN + "/22/2A/10/LOT/21/SER?17=271231&linkType=gs1:pip&11=250101#top");
        assertEquals("(01)09506000117843(22)2A(10)LOT(21)SER(17)271231(11)250101", elements(reading));
        assertTrue(reading.findings().isEmpty());
        assertEquals("2027-12-31", reading.fields().expiry().get().toString());
    }

    @Test
    public void theKeyIsTheLastOneInThePath() {
        assertEquals("(00)006141411234567890", elements("https://a/00/faux/00/006141411234567890"));
        assertEquals("(01)09506000117843", elements("http://a.example:8080/b/c" + GTIN + "?"));
        assertEquals("(01)09506000117843", elements("HTTPS://A.EXAMPLE" + GTIN + "?&&x&y=&#"));
    }

    @Test
    public void percentEncodingIsDecoded() {
        Reading reading = read("https://a" + GTIN + "/10/A%2FB%2d%25+C?240=X%26Y");
        assertFalse(reading.hasError());
        assertEquals("A/B-%+C", reading.fields().lot().get());
        assertEquals("X&Y", reading.fields().ref().get());
    }

    @Test
    public void faultsBehindEncodedCharactersKeepTheirPosition() {
        assertEquals("character@39", errors("https://a" + GTIN + "/10/A%2FB%2d%7EC"));
        assertEquals("character@32", errors("https://a" + GTIN + "?240=%C3%A9"));
        assertEquals("character@33", errors("https://a" + GTIN + "?240=A+B"));
    }

    @Test
    public void addressesWithoutAKeyAreNotMine() {
        for (String address : new String[] {
            "http://",
            "http:///",
            "http://a",
            "http://a/",
            "http://a/b",
            "https://00/006141411234567890",
            "https://a/01//09506000117843",
            "https://a/zzz/09506000117843",
            "https://a/cps/09506000117843",
            "https://a" + GTIN + "/",
            "https://a" + GTIN + "/123",
            "https://clinic.example/appointments?day=3"
        }) {
            assertEquals(address, ScanAnswer.NOT_MINE, answer(address));
        }
    }

    @Test
    public void faultsAreErrors() {
        assertEquals("digital-link@0", errors("HtTp://a" + GTIN));
        assertEquals("digital-link@9", errors("https://a$.example" + GTIN));
        assertEquals("digital-link@10", errors("https://a" + GTIN + "/99/X"));
        assertEquals("digital-link@10", errors("https://a" + GTIN + "/10/L/22/V"));
        assertEquals("digital-link@28", errors("https://a" + GTIN + "?10=LOT"));
        assertEquals("digital-link@28", errors("https://a" + GTIN + "?21=SER"));
        assertEquals("unknown-identifier@28", errors("https://a" + GTIN + "?999=X"));
        assertEquals("empty-value@30", errors("https://a" + GTIN + "?99="));
        assertEquals("length@41", errors("https://a/8004/9520614141234567?01=2112345"));
        assertTrue(errors("https://a" + GTIN + ">bad").contains("digital-link@27"));
        assertTrue(errors("https://a" + GTIN + "/10/A?99=X&99=X").contains("repeated-identifier"));
        assertTrue(errors("https://a/01/0950600011784%00").contains("character@26"));
    }

    @Test
    public void anotherListOfQualifiersLeavesTheLotToTheQuery() {
        assertEquals(
                "(01)09506000117843(235)XYZ(10)ABC123", elements("https://id.gs1.org" + GTIN + "/235/XYZ?10=ABC123"));
        assertFalse(read("https://id.gs1.org" + GTIN + "/235/XYZ?10=ABC123").hasError());
    }

    @Test
    public void wordsOfEarlierEditionsAreReadWithAWarning() {
        Reading reading = read("https://a/gtin/09506000117843/lot/AB/ser/C");
        assertEquals("(01)09506000117843(10)AB(21)C", elements(reading));
        assertEquals("digital-link-word@10 digital-link-word@30 digital-link-word@37", warnings(reading));
        assertFalse(reading.hasError());
    }

    @Test
    public void shortGtinsOfEarlierEditionsAreFilledAndReported() {
        Reading reading = read("https://a/01/9506000117843/10/AB");
        assertEquals("(01)09506000117843(10)AB", elements(reading));
        assertEquals("zero-suppressed-gtin", reading.repairs().get(0).kind());
        assertEquals("check-digit@25", errors("https://a/01/9506000117844"));
    }

    @Test
    public void plainSymbolsMayHoldOneAndGs1SymbolsMustNot() {
        assertEquals("", warnings(read("]Q1https://a" + GTIN)));
        assertEquals("", warnings(read("]d1https://a" + GTIN)));
        assertEquals("digital-link@3", warnings(read("]Q3https://a" + GTIN)));
        assertEquals(ScanAnswer.NOT_MINE, answer("]Q1https://a/NOPRIMARYAI"));
    }
}
