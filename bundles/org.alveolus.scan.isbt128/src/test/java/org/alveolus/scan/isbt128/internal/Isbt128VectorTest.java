package org.alveolus.scan.isbt128.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanInput;
import org.alveolus.spi.udi.CodedDate;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Proves D2 and D3: every published code and example, each with its source, is read as its source says. */
@RunWith(Parameterized.class)
public class Isbt128VectorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private final String input;
    private final String kind;
    private final JsonNode expected;

    public Isbt128VectorTest(String source, JsonNode row) {
        this.input = row.get("input").textValue();
        this.kind = row.get("class").textValue();
        this.expected = row.get("expected");
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> rows() {
        ObjectMapper mapper = new ObjectMapper();
        List<Object[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Isbt128VectorTest.class.getResourceAsStream("isbt128.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = mapper.readTree(line);
                rows.add(new Object[] {row.get("source").textValue(), row});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @Test
    public void isReadAsItsSourceSays() {
        if (kind.equals("checksum")) {
            assertChecksum();
            return;
        }
        ScanAnswer answer = new Isbt128Driver().read(new ScanInput.Text(input, TODAY));
        assertTrue("mine", answer instanceof Reading);
        Reading reading = (Reading) answer;
        assertEquals("an error is found: " + reading.findings(), expected.has("error"), reading.hasError());
        if (!expected.has("error")) {
            assertEquals(0, reading.evidence().unread());
            assertEquals(
                    "a repair is reported exactly when the text is dirty",
                    kind.equals("isbt128-dirty"),
                    !reading.repairs().isEmpty());
            assertEquals(expected(), said(reading));
        }
    }

    private void assertChecksum() {
        switch (expected.get("function").textValue()) {
            case "basicUdiDiChecksum" -> assertEquals(expected.get("result").textValue(), BasicUdiDi.checksum(input));
            case "basicUdiDiVerify" -> assertEquals(expected.get("result").booleanValue(), BasicUdiDi.isValid(input));
            default -> throw new AssertionError("unknown function in " + expected);
        }
    }

    private Map<String, String> expected() {
        Map<String, String> values = new HashMap<>();
        expected.properties()
                .forEach(entry -> values.put(
                        entry.getKey(),
                        entry.getValue().isArray()
                                ? entry.getValue().toString().replaceAll("[\\[\\]\"]", "")
                                : entry.getValue().asText()));
        // The compound message is an element too; some rows leave it out of the list and tell its count.
        if (values.containsKey("count") && !values.get("structures").startsWith("023")) {
            values.put("structures", "023," + values.get("structures"));
        }
        return values;
    }

    /** What the reading says under the names of the row: only those that the row asks for. */
    private Map<String, String> said(Reading reading) {
        Map<String, String> values = new HashMap<>();
        values.put(
                "structures",
                String.join(
                        ",", reading.elements().stream().map(ScanElement::id).toList()));
        for (ScanElement element : reading.elements()) {
            tellParts(values, element.id(), element.value());
        }
        tellFields(values, reading);
        values.keySet().retainAll(keys());
        return values;
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        expected.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void tellFields(Map<String, String> values, Reading reading) {
        reading.fields().din().ifPresent(din -> values.put("din", din));
        reading.fields().udiDi().ifPresent(di -> values.put("di", di));
        reading.fields().productCode().ifPresent(code -> values.put("productCode", code));
        reading.fields().serial().ifPresent(serial -> values.put("serial", serial));
        reading.fields().lot().ifPresent(lot -> {
            values.put("lot", lot);
            values.put("lotTrimmed", lot.replaceFirst("^0+", ""));
        });
        reading.fields().expiry().map(CodedDate::toString).ifPresent(date -> {
            values.put("expiry", date);
            values.putIfAbsent("secExpiry", date);
        });
        reading.fields().production().map(CodedDate::toString).ifPresent(date -> values.put("production", date));
    }

    private static void tellParts(Map<String, String> values, String number, String value) {
        switch (number) {
            case "001" -> {
                values.put("fin", value.substring(0, 5));
                values.put("year", value.substring(5, 7));
                values.put("sequence", value.substring(7, 13));
                values.put("flags", value.substring(13));
                values.put("gudidDonationId", value);
            }
            case "003" -> {
                values.put("pdc", value.substring(0, 5));
                values.put("divisions", value.substring(5));
            }
            case "017" -> values.put("containerCatalog", value);
            case "018" -> values.put("containerLot", value);
            case "023" -> values.put("count", String.valueOf(Integer.parseInt(value.substring(0, 2))));
            case "032" -> values.put("divisions", value);
            case "034" -> {
                values.put("finP", value.substring(0, 5));
                values.put("fpc", value.substring(5, 11));
                values.put("pdc", value.substring(11));
            }
            case "038" -> {
                String code = value.replace(" ", "");
                assertFalse(code.length() != 40);
                values.put("sec", code);
                values.put("country", code.substring(0, 2));
                values.put("tissueEstablishment", code.substring(2, 8));
                values.put("donation", code.substring(8, 21));
                values.put("productCodingSystem", code.substring(21, 22));
                values.put("split", code.substring(29, 32));
                values.put(
                        "secExpiry", code.substring(32, 36) + "-" + code.substring(36, 38) + "-" + code.substring(38));
            }
            default -> {
                // Not asked for by any row.
            }
        }
    }
}
