package org.alveolus.registry.internal.table;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What goes out is no formula anywhere, and comes back as it was. Proves R10, R11, F3. */
public class TableWriterTest {

    private static final String SIGNS = "=+-@\t\r\n'\"',;| aZ09_x\u001d\u00e4\uff1d\ufeff";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void noPartOfAnyTextIsAFormula() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            String guarded = FormulaGuard.guarded(text);
            assertFalse(text, guarded.matches("(?s)([=+@\uff1d\uff0b\uff0d\uff20-].*|.*[,;|\t\r\n\"][=+@\uff1d-].*)"));
            assertEquals(text, FormulaGuard.unguarded(guarded));
        }
        assertEquals("O'Brien", FormulaGuard.guarded("O'Brien"));
        assertEquals("'t Veld", FormulaGuard.unguarded("'t Veld"));
        assertEquals("16,17", FormulaGuard.guarded("16,17"));
    }

    @Test
    public void csvComesBack() throws IOException {
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            List<String> row = List.of(text(random), text(random), text(random));
            String file = new String(write(TableFormat.CSV, row), StandardCharsets.UTF_8);
            CsvRecord read = CsvReader.builder().ofCsvRecord(file.substring(1)).stream()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    row, read.getFields().stream().map(FormulaGuard::unguarded).toList());
        }
    }

    @Test
    public void csvHoldsNumbersAndDatesAsTheyAre() throws IOException {
        byte[] file = write(
                TableFormat.CSV, Arrays.asList(-5, new BigDecimal("1E+3"), LocalDate.of(2026, 11, 22), null, "x"));
        assertTrue(new String(file, StandardCharsets.UTF_8).endsWith("-5,1000,2026-11-22,,x\r\n"));
    }

    @Test
    public void textsOfAWorkbookLieInTheirCells() throws IOException {
        String sheet = part(
                write(TableFormat.XLSX, Arrays.asList("=1+1", " x ", 4.5, LocalDate.of(2026, 11, 22))),
                "xl/worksheets/sheet1.xml");
        assertTrue(sheet, sheet.contains("t=\"inlineStr\""));
        assertTrue(sheet, sheet.contains("=1+1"));
        assertTrue(sheet, sheet.contains("_x0020_x_x0020_"));
        assertTrue(sheet, sheet.contains("<v>4.5</v>"));
        assertTrue(sheet, sheet.contains("46348"));
        assertFalse(sheet, sheet.contains("<f>"));
    }

    @Test
    public void textsOfAWorkbookComeBack() {
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            assertEquals(text, WorkbookText.unescaped(WorkbookText.escaped(text)));
        }
        assertEquals("_x000D_", WorkbookText.unescaped(WorkbookText.escaped("_x000D_")));
    }

    @Test
    public void whatNoSpreadsheetHoldsIsRefused() {
        String tooLong = "x".repeat(32_768);
        for (TableFormat format : TableFormat.values()) {
            assertThrows(IllegalArgumentException.class, () -> write(format, List.of(tooLong)));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    private static byte[] write(TableFormat format, List<?> row) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (TableWriter table = format.open(file)) {
            table.sheet("Rows", List.of("a", "b", "c"));
            table.row(row);
        }
        return file.toByteArray();
    }

    private String part(byte[] workbook, String name) throws IOException {
        Path file = folder.newFile().toPath();
        Files.write(file, workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
