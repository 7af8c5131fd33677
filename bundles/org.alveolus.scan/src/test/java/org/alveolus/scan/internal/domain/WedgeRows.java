package org.alveolus.scan.internal.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What arrives when a scanner that types as a US keyboard is plugged into a computer with another layout. */
public final class WedgeRows {

    private WedgeRows() {}

    public static List<JsonNode> all() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(WedgeRows.class.getResourceAsStream("/wedge.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(mapper.readTree(line));
            }
        }
        return rows;
    }
}
