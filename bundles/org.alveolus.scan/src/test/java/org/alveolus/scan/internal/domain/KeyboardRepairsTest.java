package org.alveolus.scan.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Proves D3: what a foreign keyboard layout or Caps Lock made of a scan is taken back. */
public class KeyboardRepairsTest {

    private final KeyboardRepairs repairs = new KeyboardRepairs();

    @Test
    public void everyLayoutIsTakenBack() throws Exception {
        List<String> missing = new ArrayList<>();
        for (JsonNode row : WedgeRows.all()) {
            for (String shape : List.of("received", "receivedComposed")) {
                if (row.has(shape)
                        && !texts(row.get(shape).asText())
                                .contains(row.get("scanned").asText())) {
                    missing.add(shape + " " + row);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    public void capsLockIsTakenBack() {
        assertTrue(texts("+a123bjc5d6e71g").contains("+A123BJC5D6E71G"));
    }

    @Test
    public void theTextAsReceivedIsNoRepair() {
        assertFalse(texts("0107630031730374").contains("0107630031730374"));
    }

    private List<String> texts(String received) {
        return repairs.candidates(received).stream().map(Candidate::text).toList();
    }
}
