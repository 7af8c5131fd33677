package org.alveolus.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

/** Proves F1. */
public class FaultsTest {

    private final Problem.Faults faults = new Problem.Faults();

    @Test
    public void tellsAllFaultsAtOnce() {
        faults.text("/a", null, 1, 5)
                .text("/b", "  ", 1, 5)
                .text("/c", "123456", 1, 5)
                .text("/d", "a\u0000b", 1, 5)
                .text("/e", "a\nb", 1, 5)
                .text("/f", "ab", 3, 5)
                .required("/g", null);
        List<Problem.FieldError> errors =
                assertThrows(ProblemException.class, faults::refuse).problem().errors();
        assertEquals(
                List.of(
                        "/a required",
                        "/b required",
                        "/c too-long",
                        "/d control-character",
                        "/e control-character",
                        "/f too-short",
                        "/g required"),
                errors.stream().map(e -> e.pointer() + " " + e.code()).toList());
    }

    @Test
    public void letsGoodTextPass() {
        faults.text("/a", null, 0, 5)
                .text("/b", "", 0, 5)
                .text("/c", "12345", 1, 5)
                .text("/d", "żółć", 1, 5)
                .lines("/e", "a\r\n\tb", 1, 5)
                .required("/f", 0);
        assertTrue(faults.none());
        faults.refuse();
    }

    @Test
    public void letsNoOtherControlCharacterPassInLines() {
        faults.lines("/a", "a\u001db", 1, 5).lines("/b", "a\u0085b", 1, 5);
        assertEquals(
                2,
                assertThrows(ProblemException.class, faults::refuse)
                        .problem()
                        .errors()
                        .size());
    }

    @Test
    public void letsOnlyWebAddressesPass() {
        faults.website("/a", "https://maker.example/implants?id=1", 100)
                .website("/b", null, 100)
                .website("/c", " HTTP://maker.example ", 100);
        assertTrue(faults.none());
        faults.website("/d", "javascript:alert(1)", 100)
                .website("/e", "maker.example", 100)
                .website("/f", "https:///path", 100)
                .website("/g", "https://a b", 100);
        assertEquals(
                4,
                assertThrows(ProblemException.class, faults::refuse)
                        .problem()
                        .errors()
                        .size());
    }
}
