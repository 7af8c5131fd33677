package org.alveolus.spi.udi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

/** Proves D2, D3: Global Trade Item Numbers of every length. */
public class GtinTest {

    @Test
    public void everyLengthIsKeptInFourteenDigits() {
        assertEquals("00000096385074", Gtin.of("96385074").toString());
        assertEquals("00123601057072", Gtin.of("123601057072").toString());
        assertEquals("09506000117843", Gtin.of("9506000117843").toString());
        assertEquals("19506000117840", Gtin.of("19506000117840").toString());
    }

    @Test
    public void theSameNumberIsEqualWhateverItsLength() {
        assertEquals(Gtin.of("123601057072"), Gtin.of("00123601057072"));
        assertEquals(
                Gtin.of("123601057072").hashCode(), Gtin.of("0123601057072").hashCode());
        assertEquals(Gtin.of("9506000117843"), Gtin.ofVerified("09506000117843"));
        assertNotEquals(Gtin.of("9506000117843"), Gtin.of("19506000117840"));
    }

    @Test
    public void whatIsNoGtinIsRefusedWithTheReason() {
        refuses("the GTIN's check digit is 4, it should be 3", "9506000117844");
        refuses("a GTIN has 8, 12, 13 or 14 digits, not 9", "950600011");
        refuses("a GTIN has 8, 12, 13 or 14 digits, not 0", "");
        refuses("a GTIN has digits only, position 3 is not one", "95O6000117843");
        refuses("a GTIN has digits only, position 13 is not one", "950600011784\u0663");
        refuses("a GTIN has 8, 12, 13 or 14 digits, not 15", "009506000117843");
    }

    private static void refuses(String reason, String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Gtin.of(text));
        assertEquals(reason, refusal.getMessage());
        assertEquals(Optional.empty(), Gtin.parse(text));
    }

    @Test
    public void parseGivesWhatOfGives() {
        assertEquals(Optional.of(Gtin.of("96385074")), Gtin.parse("96385074"));
    }

    @Test
    public void everyWrongDigitIsFound() {
        String right = "09506000117843";
        for (int i = 0; i < right.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String text = right.substring(0, i) + digit + right.substring(i + 1);
                assertEquals(text, digit == right.charAt(i), Gtin.parse(text).isPresent());
            }
        }
    }

    @Test
    public void numbersAreOrdered() {
        assertTrue(Gtin.of("96385074").compareTo(Gtin.of("9506000117843")) < 0);
        assertEquals(0, Gtin.of("123601057072").compareTo(Gtin.of("0123601057072")));
        assertFalse(Gtin.of("96385074").equals(null));
    }

    @Test
    public void checkDigitsOfTheStandardsExamples() {
        assertEquals('9', CheckDigits.gs1("37610425002123456", 0, 17));
        assertEquals('3', CheckDigits.gs1("9506000117843", 0, 12));
        assertEquals('0', CheckDigits.gs1("0000000", 0, 7));
        assertEquals('0', CheckDigits.gs1("", 0, 0));
        assertEquals("only what lies between counts", '4', CheckDigits.gs1("xx9638507yy", 2, 9));
    }
}
