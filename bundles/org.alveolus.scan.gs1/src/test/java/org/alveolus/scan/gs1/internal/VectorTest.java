package org.alveolus.scan.gs1.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Reads every code of {@code gs1.jsonl}, facts of public test suites and documents that each row names. Proves D2, D3. */
@RunWith(Parameterized.class)
public class VectorTest {

    @Parameter
    public String name;

    @Parameter(1)
    public JsonNode row;

    @Parameters(name = "{0}")
    public static List<Object[]> rows() throws IOException {
        List<Object[]> rows = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(VectorTest.class.getResourceAsStream("gs1.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = mapper.readTree(line);
                String input = row.get("input").asText().replaceAll("\\p{Cntrl}", "?");
                rows.add(new Object[] {rows.size() + 1 + " " + row.get("class").asText() + " " + input, row});
            }
        }
        return rows;
    }

    @Test
    public void readsAsExpected() {
        int year = row.path("referenceYear").asInt(2026);
        String input = row.get("input").asText();
        ScanAnswer answer = new Gs1ScanDriver().read(new ScanInput.Text(input, LocalDate.of(year, 6, 15)));
        JsonNode expected = row.get("expected");
        switch (row.get("class").asText()) {
            case "bracketed-lint", "element-string-lint", "association", "peer-lenient-checkdigit" -> {
                if (expected.has("error")) {
                    checkFlagged((Reading) answer, row.get("class").asText().equals("association"));
                }
                if (expected.has("ai")) {
                    checkElements((Reading) answer, expected.get("ai"));
                }
                checkFields(answer, expected);
            }
            case "gs-missing" -> checkLostSeparator((Reading) answer, expected);
            case "bracketed-policy", "peer-disagrees", "digital-link-permissive" -> {
                Reading reading = (Reading) answer;
                if (!reading.hasError()) {
                    checkFields(reading, expected);
                }
            }
            default -> {
                if (expected.has("error")) {
                    checkRejected(answer);
                } else if (!row.has("engineVerdict") || !isRejected(answer)) {
                    checkRead(answer, expected);
                }
            }
        }
    }

    private static void checkRead(ScanAnswer answer, JsonNode expected) {
        if (expected.has("plain") && !expected.has("ai")) {
            checkPlain(answer, expected.get("plain").asText());
            return;
        }
        assertTrue(answer.toString(), answer instanceof Reading);
        Reading reading = (Reading) answer;
        assertFalse(reading.findings().toString(), reading.hasError());
        if (expected.has("ai")) {
            checkElements(reading, expected.get("ai"));
        }
        if (expected.has("repair")) {
            assertFalse(reading.repairs().isEmpty());
        }
        if (expected.has("gtin14")) {
            assertEquals("EAN", reading.standard());
            assertEquals(
                    expected.get("gtin14").asText(),
                    reading.fields().gtin().get().toString());
        }
        checkFields(reading, expected);
    }

    /** What is not GS1 content must not be given as such; the digits of an EAN symbol are its GTIN. */
    private static void checkPlain(ScanAnswer answer, String plain) {
        if (plain.matches("\\d{8}|\\d{13}")) {
            Reading reading = (Reading) answer;
            assertFalse(reading.hasError());
            assertEquals(
                    "0".repeat(14 - plain.length()) + plain,
                    reading.fields().gtin().get().toString());
        } else {
            assertEquals(ScanAnswer.NOT_MINE, answer);
        }
    }

    private static boolean isRejected(ScanAnswer answer) {
        return !(answer instanceof Reading reading) || reading.hasError();
    }

    private static void checkRejected(ScanAnswer answer) {
        assertTrue(answer.toString(), isRejected(answer));
    }

    /** Invalid content is an error; a missing companion is a warning, because it may be in the box's other code. */
    private static void checkFlagged(Reading reading, boolean association) {
        boolean companionMissing =
                reading.findings().stream().anyMatch(finding -> finding.code().equals("missing-identifier"));
        assertTrue(reading.findings().toString(), reading.hasError() || association && companionMissing);
    }

    private static void checkLostSeparator(Reading reading, JsonNode expected) {
        checkElements(reading, expected.get("strict").get("ai"));
        assertTrue(
                reading.findings().stream().anyMatch(finding -> finding.code().equals("separator-lost")));
        assertNotEquals(
                expected.get("strict").path("lot").asText(""),
                reading.fields().lot().orElse("none"));
        List<String> wanted = elements(expected.get("repairCandidate").get("ai"));
        assertTrue(reading.alternatives().stream()
                .anyMatch(alternative -> elements(alternative).equals(wanted)));
    }

    private static void checkElements(Reading reading, JsonNode expected) {
        assertEquals(reading.findings().toString(), elements(expected), elements(reading));
    }

    private static List<String> elements(JsonNode pairs) {
        List<String> elements = new ArrayList<>();
        pairs.forEach(
                pair -> elements.add(pair.get(0).asText() + "=" + pair.get(1).asText()));
        return elements;
    }

    private static List<String> elements(Reading reading) {
        List<String> elements = new ArrayList<>();
        for (ScanElement element : reading.elements()) {
            elements.add(element.id() + "=" + element.value());
        }
        return elements;
    }

    private static void checkFields(ScanAnswer answer, JsonNode expected) {
        ScanFields fields = answer instanceof Reading reading ? reading.fields() : ScanFields.NONE;
        assertNotNull(fields);
        checkField(expected, "gtin", fields.gtin().map(Object::toString).orElse(null));
        checkField(expected, "lot", fields.lot().orElse(null));
        checkField(expected, "serial", fields.serial().orElse(null));
        checkField(expected, "qty", fields.quantity().orElse(null));
        checkField(expected, "variant", fields.variant().orElse(null));
        checkField(expected, "cpv", fields.variant().orElse(null));
        checkField(expected, "additionalProductId", fields.ref().orElse(null));
        checkField(expected, "customerPartNumber", fields.ref().orElse(null));
        checkField(
                expected,
                "expiry",
                fields.expiry().map(date -> date.lastDay().toString()).orElse(null));
        checkField(
                expected,
                "production",
                fields.production().map(date -> date.lastDay().toString()).orElse(null));
        if (expected.has("gtinCheckOk")) {
            assertFalse(fields.gtin().isPresent());
        }
    }

    private static void checkField(JsonNode expected, String name, String value) {
        if (expected.has(name)) {
            assertEquals(name, expected.get(name).asText(), value);
        }
    }
}
