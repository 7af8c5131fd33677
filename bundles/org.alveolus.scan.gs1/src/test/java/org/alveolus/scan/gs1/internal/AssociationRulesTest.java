package org.alveolus.scan.gs1.internal;

import static org.alveolus.scan.gs1.internal.Scans.elements;
import static org.alveolus.scan.gs1.internal.Scans.errors;
import static org.alveolus.scan.gs1.internal.Scans.read;
import static org.alveolus.scan.gs1.internal.Scans.warnings;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import org.alveolus.spi.scan.Reading;
import org.junit.Test;

/** What must and must not stand together. Proves D3. */
public class AssociationRulesTest {

    private static final String GTIN = "(01)09506000117843";

    @Test
    public void whatExcludesEachOtherIsAnErrorAndNoField() {
        Reading reading = read(GTIN + "(37)12(10)LOT");
        assertEquals(GTIN + "(37)12(10)LOT", elements(reading));
        assertEquals("excluded-identifier@22", errors(reading));
        assertFalse(reading.fields().gtin().isPresent());
        assertFalse(reading.fields().quantity().isPresent());
        assertEquals("LOT", reading.fields().lot().get());
    }

    @Test
    public void theSameMeasureTwiceWithOtherDecimalsIsAnError() {
        assertEquals("excluded-identifier@36", errors(GTIN + "(3102)000123(3103)001230"));
        assertEquals("", errors(GTIN + "(3102)000123(3112)001230"));
        assertEquals("excluded-identifier@34", errors("(255)9506000117843(3940)0010(3941)0100"));
    }

    @Test
    public void aPatternExcludesOtherFamiliesToo() {
        assertEquals("excluded-identifier@38", errors(GTIN + "(30)1(3929)123(3955)000123"));
    }

    @Test
    public void twoValuesOfOneIdentifierAreAnErrorAndNoField() {
        Reading reading = read(GTIN + "(10)A(10)B(21)S");
        assertEquals("repeated-identifier@27", errors(reading));
        assertFalse(reading.fields().lot().isPresent());
        assertEquals("S", reading.fields().serial().get());
        assertEquals("", errors(GTIN + "(10)A(21)S(10)A"));
    }

    @Test
    public void repeatsAreFoundAmongManyElements() {
        String many = GTIN + "(90)a(91)b(92)c(93)d(94)e(95)f(96)g(97)h(98)i";
        assertEquals("", errors(many + "(90)a"));
        assertEquals("repeated-identifier@67", errors(many + "(90)z"));
    }

    @Test
    public void aMissingCompanionIsAWarningBecauseItMayBeInTheOtherCode() {
        Reading reading = read("(10)LOT(17)271231");
        assertFalse(reading.hasError());
        assertEquals("missing-identifier@4 missing-identifier@11", warnings(reading));
        assertEquals("LOT", reading.fields().lot().get());
    }

    @Test
    public void everyRequirementIsAsked() {
        assertEquals("missing-identifier@23", warnings(read(GTIN + "(250)X")));
        assertEquals("", warnings(read(GTIN + "(21)S(250)X")));
        assertEquals("missing-identifier@24", warnings(read(GTIN + "(3925)12599")));
        assertEquals("", warnings(read(GTIN + "(3925)12599(3105)654321")));
    }

    @Test
    public void allOfAGroupMustBeThere() {
        assertEquals("missing-identifier@24", warnings(read(GTIN + "(8030)AB")));
        assertEquals("", warnings(read(GTIN + "(8030)AB(21)S")));
    }

    @Test
    public void aSignedKeyNeedsItsSerialNumber() {
        assertEquals("missing-serial@5", errors("(253)9506000117843(8030)AB"));
        assertEquals("", errors("(253)9506000117843X(8030)AB"));
        assertEquals("missing-serial@6", errors("(8003)09506000117843(8030)AB"));
    }
}
