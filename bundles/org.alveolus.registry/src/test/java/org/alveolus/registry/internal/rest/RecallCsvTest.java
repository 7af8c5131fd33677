package org.alveolus.registry.internal.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.stock.StockItem;
import org.alveolus.registry.internal.Recalls.Found;
import org.alveolus.registry.internal.Recalls.Hidden;
import org.alveolus.registry.internal.Recalls.Piece;
import org.alveolus.registry.internal.Recalls.Recall;
import org.alveolus.registry.internal.Recalls.Summary;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.RecallGroup;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.table.FormulaGuard;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/** Proves R7 (export) and F3 (formula injection). */
public class RecallCsvTest {

    private static final PracticeLocation NORTH = new PracticeLocation(UUID.randomUUID(), "Linden Noord", null);
    private static final RecallCriteria CRITERIA =
            new RecallCriteria.Form("L1", null, null, null, null, null, null, null).checked();

    @Test
    public void hasALineForEachPatientEachHiddenLocationAndEachPiece() {
        List<Map<String, String>> lines = read(write(Locale.ENGLISH, device("Maker, \"A\"", "L-1"), "J. Voorbeeld"));

        assertEquals(3, lines.size());
        Map<String, String> patient = lines.get(0);
        assertEquals("patient", patient.get("record"));
        assertEquals("P-1", patient.get("patient number"));
        assertEquals("J. Voorbeeld", patient.get("patient"));
        assertEquals("1961-04-30", patient.get("date of birth"));
        assertEquals("2026-11-20", patient.get("date of surgery"));
        assertEquals("31", patient.get("position"));
        assertEquals("Symphysis", patient.get("region"));
        assertEquals("Maker, \"A\"", patient.get("supplier"));
        assertEquals("L-1", patient.get("lot"));
        assertEquals("2031-04", patient.get("use by"));
        assertEquals("07630031730428", patient.get("UDI-DI"));
        assertEquals("Linden Noord", patient.get("practice location"));
        assertEquals("no right to see", lines.get(1).get("record"));
        assertEquals("2 more patients; opened by: Dr. B", lines.get(1).get("note"));
        assertEquals("in stock", lines.get(2).get("record"));
        assertEquals("storage: Cabinet", lines.get(2).get("note"));
    }

    @Test
    public void speaksTheReadersLanguage() {
        Map<String, String> line =
                read(write(Locale.GERMAN, device("Maker", "L1"), "J")).get(0);

        assertEquals("Patient", line.get("Art der Zeile"));
        assertEquals("Symphyse", line.get("Region"));
        assertEquals("Zahnimplantat", line.get("Art"));
    }

    @Test
    public void noCellIsAFormula() {
        for (String evil :
                List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1", "=cmd|' /C calc'!A0\",\"x")) {
            Map<String, String> line =
                    read(write(Locale.ENGLISH, device(evil, evil), evil)).get(0);

            for (String column : List.of("patient", "supplier", "lot")) {
                assertTrue(line.get(column).startsWith("'"));
                assertEquals(evil, FormulaGuard.unguarded(line.get(column)));
            }
        }
        assertEquals(
                "5-1",
                read(write(Locale.ENGLISH, device("5-1", "L"), "x")).get(0).get("supplier"));
    }

    @Test
    public void isKnownAsUtf8() {
        assertTrue(write(Locale.ENGLISH, device("\u690d", "L"), "x").startsWith("\ufeff"));
    }

    private static String write(Locale language, Device device, String name) {
        RecallGroup group = RecallGroup.of(device, CRITERIA);
        Found found = new Found(
                UUID.randomUUID(),
                new Patient(UUID.randomUUID(), "P-1", name, LocalDate.of(1961, 4, 30), null),
                "P-1",
                ToothPosition.of(31),
                "symphysis",
                device,
                group,
                LocalDate.of(2026, 11, 20),
                "Dr. A",
                NORTH,
                LocalDate.of(2026, 11, 21));
        StockItem item = new StockItem(
                UUID.randomUUID(),
                device,
                UUID.randomUUID(),
                "Cabinet",
                NORTH.id(),
                StockItem.State.IN_STOCK,
                null,
                Instant.EPOCH,
                1);
        Summary summary = new Summary(
                List.of(),
                1,
                2,
                List.of(new Hidden(new PracticeLocation(UUID.randomUUID(), "Linden Zuid", null), 2, List.of("Dr. B"))),
                true,
                List.of(new Piece(item, group, NORTH)));
        byte[] file = new RecallCsv(Words.in(language), Choices.with(List.of()))
                .write(new Recall(CRITERIA, new Page<>(List.of(found), null), summary));
        return new String(file, StandardCharsets.UTF_8);
    }

    private static List<Map<String, String>> read(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv.substring(1)).stream()
                .map(record -> record.getFieldsAsMap())
                .toList();
    }

    private static Device device(String supplier, String lot) {
        return new Device(
                DeviceKind.IMPLANT,
                null,
                supplier,
                "REF",
                "Name",
                null,
                lot,
                null,
                null,
                null,
                CodedDate.parse("2031-04"),
                UdiIssuer.GS1,
                "07630031730428",
                null,
                Device.Entry.TYPED);
    }
}
