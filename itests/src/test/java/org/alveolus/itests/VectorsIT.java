package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javax.imageio.ImageIO;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Clinic;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Codes read through the whole product, from a text or an image over HTTP to the fields. The rows are those of the drivers'
 * own tests, which read all of them; here a sample of each kind. Proves D1, D2, D3.
 */
public class VectorsIT {

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("vectors").prepare();

    private static final int OF_EACH_CLASS = 8;
    private static final String GS = "\u001d";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS =
            List.of("gtin", "lot", "serial", "expiry", "production", "lic", "ref", "din");

    private static Api person;

    @BeforeClass
    public static void somebodyScans() {
        person = Clinic.first(ALVEOLUS.api(), "Vectors").administrator();
    }

    @Test
    public void gs1GivesEveryElementInOrder() throws IOException {
        read("scan.gs1/src/test/resources/org/alveolus/scan/gs1/internal/gs1.jsonl", 30, (row, scan) -> {
            JsonNode elements = row.at("/expected/ai");
            if (!elements.isArray() || row.path("class").asText().matches("gs-.*|.*permissive|.*policy|peer.*")) {
                return null;
            }
            List<String> expected = new ArrayList<>();
            elements.forEach(pair ->
                    expected.add(pair.get(0).asText() + "=" + pair.get(1).asText()));
            List<String> read = new ArrayList<>();
            scan.path("elements")
                    .forEach(element -> read.add(element.path("id").asText() + "="
                            + element.path("value").asText()));
            assertEquals(row.toString(), expected, read);
            return "GS1|EAN";
        });
    }

    @Test
    public void hibcGivesItsFields() throws IOException {
        read(
                "scan.hibc/src/test/resources/org/alveolus/scan/hibc/internal/hibc.jsonl",
                5,
                (row, scan) -> row.path("class").asText().equals("hibc-lic") ? "HIBC" : null);
    }

    @Test
    public void isbt128GivesItsFields() throws IOException {
        read(
                "scan.isbt128/src/test/resources/org/alveolus/scan/isbt128/internal/isbt128.jsonl",
                3,
                (row, scan) -> row.path("class").asText().equals("isbt128") ? "ISBT128" : null);
    }

    @Test
    public void aForeignKeyboardIsRepairedAndSaidSo() throws IOException {
        int repaired = 0;
        for (JsonNode row : rows("scan/src/test/resources/wedge.jsonl")) {
            String received = row.path("received").asText();
            if (row.path("reversible").asBoolean()
                    && !received.equals(row.path("scanned").asText())) {
                JsonNode straight =
                        scan(row.path("scanned").asText()).expect(200).json();
                JsonNode scan = scan(received).expect(200).json();
                List<JsonNode> candidates = new ArrayList<>(List.of(scan));
                scan.path("alternatives").forEach(candidates::add);
                assertTrue(
                        row + "\n" + scan,
                        candidates.stream()
                                .anyMatch(candidate -> candidate.path("fields").equals(straight.path("fields"))
                                        && !candidate.path("repairs").isEmpty()));
                repaired++;
            }
        }
        assertTrue("only " + repaired, repaired > 10);
    }

    @Test
    public void whatIsNoCodeIsRefusedWithFindings() {
        Answer wrongDigit = scan("0107630031730429");
        JsonNode answer = wrongDigit.json();
        assertTrue(
                wrongDigit.body(),
                answer.path("findings").findValuesAsText("severity").contains("error"));
        Answer nothing = scan("hello").expect(422);
        assertTrue(nothing.body(), nothing.json().path("findings").isArray());
    }

    @Test
    public void aPhotoGivesWhatTheTextGives() throws IOException {
        String text = "010763003173042817310430" + "10EF51" + GS + "21S77";
        JsonNode fields = scan("]d2" + text).expect(200).json().path("fields");
        JsonNode scans = image(dataMatrix(GS + text)).expect(200).json().path("scans");
        assertEquals(scans.toString(), 1, scans.size());
        assertEquals(fields, scans.get(0).path("fields"));
        assertEquals("GS1", scans.get(0).path("standard").asText());
        assertTrue(
                scans.toString(),
                scans.get(0)
                        .path("symbology")
                        .asText()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("matrix"));
    }

    @Test
    public void aSymbolThatNobodyUnderstandsIsListed() throws IOException {
        JsonNode scans = image(dataMatrix("just a note")).expect(200).json().path("scans");
        assertEquals(scans.toString(), 1, scans.size());
        assertEquals("just a note", scans.get(0).path("text").asText());
        assertTrue(scans.toString(), scans.get(0).path("standard").isNull());
        assertFalse(scans.toString(), scans.get(0).path("findings").isEmpty());
    }

    /** Sends rows of each class; the check says which standards may answer, or null when the row says nothing to it. */
    private static void read(String file, int least, BiFunction<JsonNode, JsonNode, String> check) throws IOException {
        Map<String, Integer> sent = new TreeMap<>();
        int read = 0;
        for (JsonNode row : rows(file)) {
            String kind = row.path("class").asText();
            JsonNode expected = row.path("expected");
            boolean ofNow = !row.has("referenceYear"); // the century of a year depends on it
            if (!ofNow || expected.has("error") || sent.merge(kind, 1, Integer::sum) > OF_EACH_CLASS) {
                continue;
            }
            Answer answer = scan(row.path("input").asText());
            if (answer.status() != 200) {
                answer.expect(422);
                continue;
            }
            JsonNode scan = answer.json();
            String standard = check.apply(row, scan);
            if (standard != null) {
                assertTrue(row + "\n" + scan, scan.path("standard").asText().matches(standard));
                FIELDS.stream()
                        .filter(expected::hasNonNull)
                        .forEach(field -> assertEquals(
                                row + "\n" + scan,
                                expected.path(field).asText(),
                                scan.at("/fields/" + field).asText()));
                read++;
            }
        }
        System.out.println("Vectors: " + read + " of " + sent);
        assertTrue("only " + read + " of " + sent, read >= least);
    }

    private static List<JsonNode> rows(String file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(Path.of(System.getProperty("alveolus.bundles"), "org.alveolus." + file))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static Answer scan(String text) {
        return person.post("/api/scans", Map.of("text", text));
    }

    private static Answer image(byte[] png) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--proof\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(png);
        body.writeBytes("\r\n--proof--\r\n".getBytes(StandardCharsets.UTF_8));
        return person.send(
                "POST",
                "/api/scans/image",
                "multipart/form-data; boundary=proof",
                BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** A symbol with a quiet zone; a text that begins with GS is a GS1 DataMatrix. */
    private static byte[] dataMatrix(String text) throws IOException {
        boolean gs1 = text.startsWith(GS);
        Map<com.google.zxing.EncodeHintType, Object> hints = new HashMap<>();
        if (gs1) {
            hints.put(com.google.zxing.EncodeHintType.GS1_FORMAT, true);
        }
        BitMatrix modules =
                new DataMatrixWriter().encode(gs1 ? text.substring(1) : text, BarcodeFormat.DATA_MATRIX, 0, 0, hints);
        int size = 8;
        int quiet = 4;
        BufferedImage image = new BufferedImage(
                (modules.getWidth() + 2 * quiet) * size,
                (modules.getHeight() + 2 * quiet) * size,
                BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                int column = x / size - quiet;
                int row = y / size - quiet;
                boolean inside = column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight();
                image.setRGB(x, y, inside && modules.get(column, row) ? 0x000000 : 0xffffff);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
