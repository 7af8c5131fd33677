package org.alveolus.api.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Test;

/** Proves R3: positions are those of ISO 3950 and give the region of the jaw. */
public class ToothPositionTest {

    @Test
    public void exactlyThirtyTwoNumbersArePositions() {
        long valid = IntStream.range(-100, 1000).filter(this::isPosition).count();

        assertEquals(32, valid);
        assertEquals(32, ToothPosition.ALL.size());
        ToothPosition.ALL.forEach(position -> assertEquals(position, ToothPosition.parse(position.toString())));
    }

    @Test
    public void aDeciduousToothNamesItsSuccessor() {
        IllegalArgumentException fault = assertThrows(IllegalArgumentException.class, () -> ToothPosition.of(85));

        assertTrue(fault.getMessage(), fault.getMessage().contains("successor, 45"));
    }

    @Test
    public void textThatIsNotTwoDigitsIsRefused() {
        for (String text :
                new String[] {"", "1", "011", "1a", " 11", "11 ", "-1", "\u0661\u0661", "19", "99", "10", "00"}) {
            assertThrows(text, IllegalArgumentException.class, () -> ToothPosition.parse(text));
        }
    }

    @Test
    public void thePositionGivesTheRegion() {
        Map.ofEntries(
                        Map.entry(11, "maxilla-anterior"),
                        Map.entry(23, "maxilla-anterior"),
                        Map.entry(14, "maxilla-premolar"),
                        Map.entry(25, "maxilla-premolar"),
                        Map.entry(16, "maxilla-molar"),
                        Map.entry(27, "maxilla-molar"),
                        Map.entry(18, "maxilla-tuber"),
                        Map.entry(31, "symphysis"),
                        Map.entry(41, "symphysis"),
                        Map.entry(43, "symphysis"),
                        Map.entry(34, "mandible-premolar"),
                        Map.entry(45, "mandible-premolar"),
                        Map.entry(36, "mandible-molar"),
                        Map.entry(47, "mandible-molar"),
                        Map.entry(48, "mandible-retromolar"))
                .forEach((number, region) ->
                        assertEquals(region, ToothPosition.of(number).region()));
    }

    private boolean isPosition(int number) {
        try {
            return ToothPosition.of(number).number() == number;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
