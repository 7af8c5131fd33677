package org.alveolus.registry.internal.table;

import static org.alveolus.registry.internal.table.Workbooks.content;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.alveolus.api.ProblemException;
import org.junit.Test;

/** Files as they come from practices, and such as nobody should send. Proves R11, F1, F3. */
public class TableFileTest {

    private static final String SIGNS = "=+-@\t\n'\"',;| aZ09_x\u001d\u00e4\uff1d";

    @Test
    public void anyTextComesBackFromBothFormats() throws IOException {
        Random random = new Random(5);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(List.of("row " + i, text(random), text(random), "end"));
        }
        for (TableFormat format : TableFormat.values()) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (TableWriter table = format.open(file)) {
                table.sheet("Rows", List.of("a", "b", "c", "d"));
                for (List<String> row : rows) {
                    table.row(row);
                }
            }
            List<List<String>> read = texts(open(file.toByteArray()), 0);
            assertEquals(List.of("a", "b", "c", "d"), read.remove(0));
            assertEquals(rows.size(), read.size());
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(format.name(), rows.get(i), read.get(i));
            }
        }
    }

    @Test
    public void everyEncodingAndDelimiterIsFound() {
        String text = "Patient;Naam;Lot\r\n0012;Zoë Müller;1E5\r\n0013;\"a;b\";=x\r\n";
        for (String charset : List.of("UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE")) {
            for (char delimiter : CsvShape.DELIMITERS) {
                for (String mark : charset.startsWith("UTF") ? List.of("", "\ufeff") : List.of("")) {
                    byte[] file = (mark + text.replace(';', delimiter)).getBytes(Charset.forName(charset));
                    CsvShape shape = TableFiles.shape(content(file));
                    assertEquals(charset + mark.length(), Charset.forName(charset), shape.charset());
                    assertEquals(delimiter, shape.delimiter());
                    List<List<String>> rows = texts(TableFiles.csv(content(file), shape), 0);
                    assertEquals(List.of("Patient", "Naam", "Lot"), rows.get(0));
                    assertEquals(List.of("0012", "Zoë Müller", "1E5"), rows.get(1));
                    assertEquals(List.of("0013", "a" + delimiter + "b", "=x"), rows.get(2));
                }
            }
        }
    }

    @Test
    public void aWrongEncodingIsTold() {
        byte[] file = "Naam\r\nZo\u00eb\r\n".getBytes(CsvShape.WINDOWS);
        TableFile csv = TableFiles.csv(content(file), new CsvShape(StandardCharsets.UTF_8, ','));
        assertEquals(Map.of("replaced-characters", 1), csv.read(0, (row, cells) -> true));
    }

    @Test
    public void cellsAreWhatTheSheetSays() throws IOException {
        String row = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" t=\"inlineStr\"><is><t>1E5</t></is></c>"
                + "<c r=\"C3\"><v>100000</v></c><c r=\"D3\"><v>4.0999999999999996</v></c><c r=\"E3\" s=\"1\"><v>46348</v></c>"
                + "<c r=\"F3\" s=\"2\"><v>59</v></c><c r=\"G3\" s=\"3\"><v>42</v></c><c r=\"H3\" t=\"e\"><v>#N/A</v></c>"
                + "<c r=\"I3\" t=\"str\"><f>A1&amp;B1</f><v>done</v></c><c r=\"J3\"><f>SUM(A1)</f></c>"
                + "<c r=\"K3\" t=\"b\"><v>1</v></c><c r=\"M3\"><v>1.2E+14</v></c></row>";
        List<List<Cell>> rows = new ArrayList<>();
        Map<String, Integer> remarks = open(new Workbooks()
                        .sheet("S", "visible", row, "")
                        .bytes())
                .read(0, (number, cells) -> {
                    assertEquals(3, number);
                    return rows.add(cells);
                });
        List<Cell> cells = rows.get(0);
        assertEquals(
                List.of(
                        "rich",
                        "1E5",
                        "100000",
                        "4.1",
                        "2026-11-22",
                        "1900-02-28",
                        "00042",
                        "#N/A",
                        "done",
                        "#FORMULA",
                        "TRUE",
                        "",
                        "120000000000000"),
                cells.stream().map(Cell::text).toList());
        assertEquals(Cell.Kind.DATE, cells.get(4).kind());
        assertEquals(Cell.Kind.ERROR, cells.get(7).kind());
        assertEquals(Cell.Kind.ERROR, cells.get(9).kind());
        assertEquals(Map.of("formulas", 2), remarks);
    }

    @Test
    public void daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws IOException {
        byte[] file = new Workbooks()
                .from1904()
                .sheet("S", "visible", "<row><c s=\"1\"><v>44886</v></c></row>", "")
                .bytes();
        assertEquals(List.of(List.of("2026-11-22")), texts(open(file), 0));
    }

    @Test
    public void mergedAndHiddenCellsAreTold() throws IOException {
        byte[] file = new Workbooks()
                .sheet("Cover", "hidden", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "")
                .sheet(
                        "Data",
                        "visible",
                        "<row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"B1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"B2\">"
                                + "<v>2</v></c></row><row r=\"3\"><c r=\"B3\"><v>3</v></c></row>",
                        "<mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>")
                .bytes();
        TableFile workbook = open(file);
        assertEquals(
                List.of(new TableFile.Sheet("Cover", true), new TableFile.Sheet("Data", false)), workbook.sheets());
        List<List<String>> rows = new ArrayList<>();
        Map<String, Integer> remarks = workbook.read(
                1, (number, cells) -> rows.add(cells.stream().map(Cell::text).toList()));
        assertEquals(List.of(List.of("7", "1"), List.of("7", "2"), List.of("", "3")), rows);
        assertEquals(Map.of("merged", 1, "hidden-rows", 1), remarks);
        assertEquals("no-sheet", refused(() -> workbook.read(2, (number, cells) -> true)));
    }

    @Test
    public void bombsAndEntitiesAreRefused() throws IOException {
        String nothing = " ".repeat(300_000_000 / 10);
        byte[] bomb = new Workbooks().sheet("S", "visible", nothing, "").bytes();
        assertTrue(bomb.length < 100_000);
        assertEquals("file-unpacks-too-large", refused(() -> texts(open(bomb), 0)));
        byte[] entities = new Workbooks()
                .sheet("S", "visible", "", "")
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]><worksheet>"
                                + "<sheetData><row><c t=\"str\"><v>&a;&f;</v></c></row></sheetData></worksheet>")
                .bytes();
        assertEquals("file-damaged", refused(() -> texts(open(entities), 0)));
    }

    @Test
    public void whatIsNoTableIsRefusedWithItsReason() throws IOException {
        assertEquals("file-kind", refused(() -> open(new byte[0])));
        assertEquals(
                "file-kind", refused(() -> open(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0})));
        assertEquals(
                "file-damaged", refused(() -> open("PK\u0003\u0004 is no archive".getBytes(StandardCharsets.UTF_8))));
        byte[] good = new Workbooks()
                .sheet("S", "visible", "<row><c><v>1</v></c></row>", "")
                .bytes();
        assertEquals("file-damaged", refused(() -> open(Arrays.copyOf(good, good.length / 2))));
        byte[] cut = new Workbooks()
                .sheet("S", "visible", "", "")
                .part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c>")
                .bytes();
        assertEquals("file-damaged", refused(() -> texts(open(cut), 0)));
    }

    @Test
    public void aMillionRowsAndAThousandColumnsAreRefused() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            rows.append("1,2\n");
        }
        byte[] tall = rows.toString().getBytes(StandardCharsets.UTF_8);
        assertEquals("too-many-rows", refused(() -> texts(open(tall), 0)));
        byte[] wide = "1,".repeat(1000).concat("1").getBytes(StandardCharsets.UTF_8);
        assertEquals("too-many-columns", refused(() -> texts(open(wide), 0)));
    }

    @Test
    public void nothingIsLeftInTheTemporaryFolder() throws IOException {
        byte[] file = new Workbooks()
                .sheet("S", "visible", "<row><c><v>1</v></c></row>", "")
                .bytes();
        long before = leftovers();
        try (TableFile workbook = open(file)) {
            assertFalse(workbook.sheets().isEmpty());
            assertEquals(before, leftovers());
        }
    }

    private static long leftovers() {
        String[] names = new java.io.File(System.getProperty("java.io.tmpdir")).list();
        return Arrays.stream(names)
                .filter(name -> name.startsWith("alveolus-import"))
                .count();
    }

    private static TableFile open(byte[] file) {
        return TableFiles.isWorkbook(content(file))
                ? TableFiles.workbook(content(file))
                : TableFiles.csv(content(file), TableFiles.shape(content(file)));
    }

    private static List<List<String>> texts(TableFile file, int sheet) {
        List<List<String>> rows = new ArrayList<>();
        file.read(
                sheet,
                (number, cells) -> rows.add(cells.stream().map(Cell::text).toList()));
        return rows;
    }

    private static String refused(org.junit.function.ThrowingRunnable work) {
        return assertThrows(ProblemException.class, work).problem().type();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }
}
