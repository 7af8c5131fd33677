package org.alveolus.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

/** Only what was given as a cursor is taken as one. Proves P4, F1. */
public class CursorTest {

    @Test
    public void givesBackWhatWasPacked() {
        assertEquals(
                List.of("", "Zahn \u00e4 \ud83e\uddb7", "7"),
                Cursor.values(Cursor.of("", "Zahn \u00e4 \ud83e\uddb7", 7), 3));
    }

    @Test
    public void refusesWhatItDidNotGive() {
        String good = Cursor.of("name", "id");
        for (String bad : List.of(
                "",
                "x",
                "xxxx",
                "x".repeat(4000),
                "%",
                "a b",
                good.substring(1),
                good.substring(0, good.length() - 2),
                good + good)) {
            assertEquals(
                    bad,
                    400,
                    assertThrows(bad, ProblemException.class, () -> Cursor.values(bad, 2))
                            .problem()
                            .status());
        }
        assertThrows(ProblemException.class, () -> Cursor.values(good, 3));
    }
}
