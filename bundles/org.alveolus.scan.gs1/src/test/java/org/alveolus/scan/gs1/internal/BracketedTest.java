package org.alveolus.scan.gs1.internal;

import static org.alveolus.scan.gs1.internal.Scans.elements;
import static org.alveolus.scan.gs1.internal.Scans.errors;
import static org.alveolus.scan.gs1.internal.Scans.read;
import static org.alveolus.scan.gs1.internal.Scans.warnings;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.alveolus.spi.scan.Reading;
import org.junit.Test;

/** The human-readable form. Proves D2, D3. */
public class BracketedTest {

    @Test
    public void elementsEndAtTheNextParenthesis() {
        Reading reading = read("(01)09506000117843(17)271231(10)1234AB(21)5678CD");
        assertTrue(reading.findings().isEmpty());
        assertEquals("5678CD", reading.fields().serial().get());
    }

    @Test
    public void anEscapedParenthesisBelongsToTheValue() {
        Reading reading = read("(01)09506000117843(10)12\\(11)99(21)S");
        assertEquals("12(11)99", reading.fields().lot().get());
        assertEquals("S", reading.fields().serial().get());
        assertEquals("escaped-parenthesis", reading.repairs().get(0).kind());
        assertEquals("AB(", read("(01)09506000117843(10)AB\\(").fields().lot().get());
    }

    @Test
    public void faultsAfterAnEscapeKeepTheirPosition() {
        assertEquals("character@8", errors("(10)A\\(B@C"));
    }

    @Test
    public void aParenthesisThatIsNoIdentifierBelongsToTheValueWithAWarning() {
        Reading reading = read("(01)09506000117843(10)AB(C)D");
        assertFalse(reading.hasError());
        assertEquals("AB(C)D", reading.fields().lot().get());
        assertEquals("brackets@24", warnings(reading));
    }

    @Test
    public void spacesOfThePrintedFormAreLeftOutAndReported() {
        Reading reading = read("(01) 09506000117843 (17) 271231 (10) AB");
        assertEquals("(01)09506000117843(17)271231(10)AB", elements(reading));
        assertEquals("spaces", reading.repairs().get(0).kind());
        assertEquals(1, reading.repairs().size());
        assertFalse(reading.hasError());
    }

    @Test
    public void malformedBracketsAreErrors() {
        assertEquals("brackets@0", errors("("));
        assertEquals("brackets@0", errors("(1"));
        assertEquals("unknown-identifier@0", errors("()12345"));
        assertEquals("unknown-identifier@0", errors("(1)12345"));
        assertEquals("unknown-identifier@0", errors("(12345)12345"));
        assertEquals("brackets@2", errors("(1A)12345"));
        assertEquals("brackets@1", errors("((01))1234"));
        assertEquals("unknown-identifier@6", errors("(20)12(12345)12"));
        assertEquals("empty-value@4", errors("(10)(11)271231"));
        assertEquals("empty-value@12", errors("(10)12345(11)"));
        assertEquals("brackets@7", errors("(10)123(17"));
        assertEquals("length@5", errors("(17)9(90)217"));
        assertEquals("character@9", errors("(10)12345^"));
    }

    @Test
    public void oneFaultyElementDoesNotLoseTheOthers() {
        Reading reading = read("(01)09506000117843(04)X(17)271331(10)LOT");
        assertEquals("(01)09506000117843(17)271331(10)LOT", elements(reading));
        assertEquals("unknown-identifier@18 date@29", errors(reading));
        assertEquals("LOT", reading.fields().lot().get());
        assertFalse(reading.fields().expiry().isPresent());
    }

    @Test
    public void parenthesesInASymbolAreAFaultOfTheLabel() {
        Reading reading = read("]C1(01)09506000117843(10)LOT");
        assertEquals("brackets@3", warnings(reading));
        assertEquals("LOT", reading.fields().lot().get());
        assertEquals("(01)ABC", read("]C110(01)ABC").fields().lot().get());
    }
}
