package org.alveolus.accounts.internal.domain;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.junit.Assert;
import org.junit.Test;

/** Proves A3. */
public class StaffFileTest {

    @Test
    public void tellsThePartsOfAName() {
        assertEquals("Jan||Visser", parts("Jan Visser"));
        assertEquals("Jan Peter||Visser", parts(" Jan  Peter Visser "));
        assertEquals("Anna|van der|Berg", parts("Anna van der Berg"));
        assertEquals("A.B.|de|Wit Jansen", parts("A.B. de Wit Jansen"));
        assertEquals("||Zoë", parts("Zoë"));
        assertEquals("Karl|von|Au", parts("Karl von Au"));
        assertEquals(
                "Anna van der Berg",
                StaffFile.ofName("Anna van der Berg", Set.of()).name());
    }

    private static String parts(String name) {
        StaffFile file = StaffFile.ofName(name, Set.of());
        return text(file.firstName()) + "|" + text(file.infix()) + "|" + text(file.lastName());
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }

    @Test
    public void takesMobileNumbersAsTheyAreTyped() {
        assertEquals("+31612345678", file("+31 6 1234-5678").mobile());
        assertEquals("+4915112345678", file("+49 (151) 123.456.78").mobile());
        assertEquals(null, file(" ").mobile());
        assertEquals(List.of(), faults(file("+31612345678")));
        for (String bad : List.of("0612345678", "+0612345678", "+12", "+1234567890123456", "+31x")) {
            assertEquals(bad, List.of("/mobile not-a-mobile"), faults(file(bad)));
        }
    }

    @Test
    public void namesEveryFault() {
        StaffFile bad = new StaffFile(
                "x".repeat(81), "\u0007", null, null, null, false, false, false, Set.of(UUID.randomUUID()));
        assertEquals(
                List.of("/firstName too-long", "/infix control-character", "/lastName required", "/locations unknown"),
                faults(bad));
    }

    private static StaffFile file(String mobile) {
        return new StaffFile("A", null, "B", mobile, null, false, false, false, Set.of()).tidied();
    }

    private static List<String> faults(StaffFile file) {
        Problem.Faults faults = new Problem.Faults();
        file.check(faults, Set.of());
        if (faults.none()) {
            return List.of();
        }
        return Assert.assertThrows(ProblemException.class, faults::refuse).problem().errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }
}
