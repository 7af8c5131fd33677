package org.alveolus.core.internal.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.Test;

/** The canonical form is fixed, so that anybody can recompute a chain. Proves P9. */
public class LineTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

    @Test
    public void hashesNetstringsInTheirOrder() throws Exception {
        Line line = line("caf\u00e9", null);
        String canonical =
                "1:1,5:chain,1:7,64:" + Line.NO_HASH + ",27:2026-11-22T10:00:00.123456Z,2:me,5:caf\u00e9,5:staff,"
                        + "-,4:rest,-,-,4:node,6:CREATE,4:note,2:n1,-,7:SUCCESS,-,";

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));

        assertEquals(HexFormat.of().formatHex(hash), line.hash(7, Line.NO_HASH));
    }

    @Test
    public void tellsAMissingTextFromAnEmptyOneAndFieldsFromEachOther() {
        assertNotEquals(line("a", null).hash(1, Line.NO_HASH), line("a", "").hash(1, Line.NO_HASH));
        assertNotEquals(line("a", "bc").hash(1, Line.NO_HASH), line("ab", "c").hash(1, Line.NO_HASH));
        assertNotEquals(line("a", "b").hash(1, Line.NO_HASH), line("a", "b").hash(2, Line.NO_HASH));
    }

    private static Line line(String name, String detail) {
        return new Line(
                "chain", AT, "me", name, "staff", null, "rest", null, null, "node", "CREATE", "note", "n1", null,
                "SUCCESS", detail);
    }
}
