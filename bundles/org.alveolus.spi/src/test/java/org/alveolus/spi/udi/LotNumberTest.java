package org.alveolus.spi.udi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.util.Set;
import org.junit.Test;

/** Proves R7: a lot is found however it was typed. */
public class LotNumberTest {

    @Test
    public void itIsKeptAsPrintedWithoutSpaceAround() {
        assertEquals("ab-12 3", LotNumber.of("  ab-12 3\n").toString());
    }

    @Test
    public void caseSpacesAndDashesDoNotCount() {
        LotNumber lot = LotNumber.of("ab-12 3/\u00e4");
        assertEquals("AB123\u00c4", lot.normalised());
        assertEquals(LotNumber.of("AB123\u00c4"), lot);
        assertEquals(LotNumber.of("AB123\u00c4").hashCode(), lot.hashCode());
        assertEquals("AB123\u00c4", LotNumber.normalise("a.b 12-3\u00e4"));
        assertNotEquals(LotNumber.of("AB124"), LotNumber.of("AB123"));
    }

    @Test
    public void zerosAndSimilarLettersDoCount() {
        assertNotEquals(LotNumber.of("0123"), LotNumber.of("123"));
        assertNotEquals(LotNumber.of("O1"), LotNumber.of("01"));
    }

    @Test
    public void aLotIsSearchedWithAndWithoutTheZerosThatFillAField() {
        Set<String> spellings = Set.of("XYZ123", "0000XYZ123", "000000000000XYZ123");
        assertEquals(spellings, LotNumber.spellings("xyz-123"));
        assertEquals(spellings, LotNumber.spellings("000000000000XYZ123"));
        assertEquals(Set.of("0XYZ123", "XYZ123", "0000XYZ123", "000000000000XYZ123"), LotNumber.spellings("0XYZ123"));
        assertEquals(Set.of("25", "000025", "0000000025", "000000000000000025"), LotNumber.spellings("25"));
        assertEquals(Set.of("0000", "0", "000000", "0".repeat(10), "0".repeat(18)), LotNumber.spellings("0000"));
        assertEquals(Set.of("A".repeat(18)), LotNumber.spellings("A".repeat(18)));
    }

    @Test
    public void lotsWithoutLetterOrDigitAreNotAllTheSame() {
        assertNotEquals(LotNumber.of("--"), LotNumber.of("/"));
        assertEquals(LotNumber.of("--"), LotNumber.of(" -- "));
        assertEquals("--", LotNumber.of("--").normalised());
        assertEquals("", LotNumber.normalise("--"));
    }

    @Test
    public void whatIsNoLotIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LotNumber.of(""));
        assertThrows(IllegalArgumentException.class, () -> LotNumber.of(" \t"));
        assertThrows(IllegalArgumentException.class, () -> LotNumber.of("A\u001dB"));
        assertThrows(IllegalArgumentException.class, () -> LotNumber.of("A\u0000"));
        assertThrows(IllegalArgumentException.class, () -> LotNumber.of("A".repeat(201)));
        assertEquals(200, LotNumber.of("A".repeat(200)).toString().length());
    }
}
