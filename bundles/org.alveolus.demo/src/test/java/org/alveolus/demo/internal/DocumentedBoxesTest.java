package org.alveolus.demo.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alveolus.spi.scan.ScanFields;
import org.junit.Test;

/** Proves P13: the boxes that {@code docs/demo.md} gives for the walk are valid and are what it says. */
public class DocumentedBoxesTest {

    private static final Pattern ROW = Pattern.compile("\\| (\\d) \\| .* \\| `([^`]+)` \\|");

    @Test
    public void everyTextReadsAsTheDocumentSays() throws IOException {
        List<String> said = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../../docs/demo.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                ScanFields fields =
                        Labels.read(row.group(2), LocalDate.of(2026, 11, 22)).fields();
                said.add(row.group(1) + " " + fields.udiDi().orElseThrow() + " "
                        + fields.lot().orElse("-") + " " + fields.serial().orElse("-") + " "
                        + fields.expiry().map(Object::toString).orElse("-"));
                fields.lot().ifPresent(lot -> assertTrue(line, line.contains(lot)));
            }
        }
        assertEquals(
                List.of(
                        "1 07630031730374 KX4821 - 2031-04-30",
                        "2 07630031730374 KX4822 - 2031-06-30",
                        "3 A999ABC123DE0 AB7310 - 2031-06-30",
                        "4 A9999XYZ100T0476 000000000000XYZ207 000041 2031-06-30",
                        "5 A999ABC123DE0 - 7700130 -",
                        "6 09504000059118 ME0911 - 2030-12-31",
                        "7 07630031730428 RX2207 - -",
                        "8 07630031730428 EF51 - 2025-10-19"),
                said);
    }
}
