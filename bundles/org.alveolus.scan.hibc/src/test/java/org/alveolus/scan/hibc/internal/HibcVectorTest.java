package org.alveolus.scan.hibc.internal;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.alveolus.spi.scan.Finding;
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
public class HibcVectorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private final String input;
    private final JsonNode expected;

    public HibcVectorTest(String source, JsonNode row) {
        this.input = row.get("input").textValue();
        this.expected = row.get("expected");
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> rows() {
        ObjectMapper mapper = new ObjectMapper();
        List<Object[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                HibcVectorTest.class.getResourceAsStream("hibc.jsonl"), StandardCharsets.UTF_8))) {
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
        ScanAnswer answer = new HibcDriver().read(new ScanInput.Text(input, TODAY));
        assertTrue("mine", answer instanceof Reading);
        Reading reading = (Reading) answer;
        if (expected.has("error")) {
            assertTrue("an error is found", reading.hasError());
            return;
        }
        assertFields(reading);
        assertElements(reading);
        assertCheck(reading);
    }

    private void assertFields(Reading reading) {
        same("lic", reading.fields().lic());
        same("ref", reading.fields().ref());
        same("uom", reading.fields().unitOfMeasure());
        same("lot", reading.fields().lot());
        same("serial", reading.fields().serial());
        same("qty", reading.fields().quantity());
        same("expiry", reading.fields().expiry().map(CodedDate::toString));
        same("production", reading.fields().production().map(CodedDate::toString));
        assertEquals(
                "the UDI-DI is labeler, number and unit",
                expected.has("lic")
                        ? expected.get("lic").asText()
                                + expected.get("ref").asText()
                                + expected.get("uom").asText()
                        : null,
                reading.fields().udiDi().orElse(null));
    }

    private void same(String name, Optional<String> actual) {
        assertEquals(name, expected.has(name) ? expected.get(name).asText() : null, actual.orElse(null));
    }

    private void assertElements(Reading reading) {
        if (expected.has("checkChar")) {
            assertEquals("check character", expected.get("checkChar").asText(), last(reading, "CHECK"));
        }
        if (expected.has("linkChar")) {
            assertEquals("link character", expected.get("linkChar").asText(), last(reading, "LINK"));
        }
        if (expected.has("where")) {
            assertEquals("where", expected.get("where").asText(), last(reading, "WHERE"));
            List<String> records = new ArrayList<>();
            expected.get("records")
                    .forEach(pair ->
                            records.add(pair.get(0).asText() + "=" + pair.get(1).asText()));
            assertEquals(
                    records,
                    reading.elements().stream()
                            .filter(element -> element.id().length() == 1)
                            .map(element -> element.id() + "=" + element.value())
                            .toList());
        }
        if (expected.has("linkOk")) {
            String primary = expected.get("linkedTo").asText();
            assertEquals("link", expected.get("linkOk").asBoolean(), primary.endsWith(last(reading, "LINK")));
        }
    }

    private void assertCheck(Reading reading) {
        List<Finding> errors = reading.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        if (expected.get("checkOk").asBoolean()) {
            assertEquals(List.of(), errors);
            assertTrue(reading.evidence().checksPassed() > 0);
        } else {
            assertEquals(1, errors.size());
            assertEquals("check-character", errors.get(0).code());
            assertEquals(
                    input.charAt(errors.get(0).position()),
                    expected.get("checkChar").asText().charAt(0));
            assertEquals(1, reading.evidence().checksFailed());
        }
        assertFalse("nothing is left unread", reading.evidence().unread() > 0);
    }

    private static String last(Reading reading, String id) {
        Function<ScanElement, String> value = ScanElement::value;
        return reading.elements().stream()
                .filter(element -> element.id().equals(id))
                .map(value)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
