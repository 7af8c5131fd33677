package org.alveolus.scan.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Proves D3: what a foreign keyboard layout or Caps Lock made of a scan is taken back. */
public class KeyboardRepairsTest {

    private final KeyboardRepairs repairs = new KeyboardRepairs();

    @Test
    public void everyLayoutIsTakenBack() throws Exception {
        List<String> missing = new ArrayList<>();
        for (JsonNode row : rows()) {
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

    static List<JsonNode> rows() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                KeyboardRepairsTest.class.getResourceAsStream("/wedge.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(mapper.readTree(line));
            }
        }
        assertEquals(32, rows.size());
        return rows;
    }
}
