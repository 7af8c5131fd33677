package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.alveolus.api.Caller;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Tasks;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.api.registry.Treatment;
import org.alveolus.registry.internal.leaving.OwnRecords;
import org.alveolus.registry.internal.leaving.OwnRecords.Asked;
import org.alveolus.registry.internal.leaving.OwnRecordsMaker;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.persistence.OwnPieceEntity;
import org.alveolus.registry.internal.persistence.OwnRecordsEntity.State;
import org.alveolus.registry.internal.persistence.OwnRecordsRepository;
import org.alveolus.registry.internal.table.Cell;
import org.alveolus.registry.internal.table.TableFile;
import org.alveolus.registry.internal.table.TableFiles;
import org.alveolus.registry.internal.transfer.ImportFiles;
import org.alveolus.registry.internal.transfer.ImportGround;
import org.alveolus.registry.internal.transfer.ImportState;
import org.alveolus.registry.internal.transfer.ImportWorker;
import org.alveolus.registry.internal.transfer.Imports;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Proves R12. */
public class OwnRecordsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Clinic clinic = new Clinic(GROUND);
    private final FollowUps followUps = new FollowUps(clinic.own, clinic.neighbours, clinic.choices);
    private final Statistics statistics =
            new Statistics(clinic.own, clinic.neighbours, new RegisterRules(clinic.own, clinic.choices));
    private final OwnRecords records = new OwnRecords(clinic.own);
    private final OwnRecordsMaker maker =
            new OwnRecordsMaker(clinic.own, clinic.neighbours, clinic.choices, statistics);
    private final Caller leaving = leaving(clinic.practitioner, Set.of(Tasks.EXPORT_OWN_RECORDS));

    @Test
    public void allOwnTreatmentsWithTheirFollowUpAreInBothFiles() throws Exception {
        Treatment north = clinic.record(clinic.north, clinic.implant("P-1", 36, byHand(Clinic.implant("=LOT1"))));
        clinic.record(
                clinic.south,
                clinic.details(
                        "P-2",
                        LocalDate.of(2025, 3, 1),
                        List.of(placement(11, byHand(Clinic.implant("0012")), byHand(abutment("1E5"))))));
        Treatment deleted = clinic.record(clinic.implant("P-3", 46, byHand(Clinic.implant("GONE"))));
        clinic.delete(deleted);
        UUID placement = clinic.run(() -> followUps.implants(north.id())).get(0).placement();
        clinic.run(() -> followUps.add(
                north.id(),
                Kind.LOSS,
                List.of(placement),
                new FollowUpEntry(LocalDate.of(2026, 11, 21), "infection", "Mobile", clinic.practitioner, null)));

        Asked ready = made(leaving);

        assertEquals(State.READY, ready.state());
        assertEquals(
                List.of("json", "xlsx"),
                ready.files().stream().map(OwnRecords.File::format).toList());
        String json = new String(content(ready, "json"), StandardCharsets.UTF_8);
        wellFormed(json);
        for (String expected :
                List.of("\"=LOT1\"", "\"0012\"", "\"1E5\"", "\"infection\"", "\"Mobile\"", "\"Linden Zuid\"")) {
            assertTrue(expected, json.contains(expected));
        }
        assertFalse(json.contains("GONE"));
        String sheets = sheets(content(ready, "xlsx"));
        for (String expected : List.of("=LOT1", "0012", "1E5", "Infectie", "Linden Zuid", "Behandelaar")) {
            assertTrue(expected, sheets.contains(expected));
        }
        assertFalse("no cell is a formula", sheets.contains("<f>"));
        assertFalse(sheets.contains("GONE"));
    }

    @Test
    public void onlyWhoAskedGetsThemAndEachDownloadIsAudited() throws Exception {
        clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L"))));
        Asked ready = made(leaving);
        byte[] content = content(ready, "xlsx");
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));

        assertEquals(hash, file(ready, "xlsx").sha256());
        assertEquals(content.length, file(ready, "xlsx").size());
        assertTrue(GROUND.audit().events().stream()
                .anyMatch(event -> event.detail() != null && event.detail().endsWith(hash)));
        Caller colleague = leaving(UUID.randomUUID(), Set.of(Tasks.EXPORT_OWN_RECORDS));
        assertEquals(
                "not-found",
                refused(colleague, () -> records.fetch(ready.id(), "xlsx")).type());
        assertEquals(
                "not-found", refused(colleague, () -> records.get(ready.id())).type());
        assertEquals(List.of(), clinic.as(colleague, records::all));
        Caller withoutTask = leaving(clinic.practitioner, Set.of());
        assertEquals(
                "no-task",
                refused(withoutTask, () -> records.fetch(ready.id(), "xlsx")).type());
        assertEquals(
                "no-task",
                refused(withoutTask, () -> records.ask(Locale.ENGLISH)).type());
        assertFalse(clinic.as(withoutTask, OwnRecords::allowed));
    }

    @Test
    public void theyAreGoneADayAfterTheyWereReady() throws Exception {
        clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L"))));
        Asked asked = clinic.as(leaving, () -> records.ask(Locale.ENGLISH));
        GROUND.clock().advance(Duration.ofHours(30)); // what counts is when they were ready
        maker.work();
        assertNotNull(clinic.as(leaving, () -> records.fetch(asked.id(), "json")));

        GROUND.clock().advance(Duration.ofHours(24));
        assertEquals(
                "not-ready",
                refused(leaving, () -> records.fetch(asked.id(), "json")).type());
        assertEquals(
                State.DELETED, clinic.as(leaving, () -> records.get(asked.id())).state());
        maker.work();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        clinic.as(leaving, () -> {
            records.write(asked.id(), "json", out);
            return null;
        });
        assertEquals(0, out.size());
        assertEquals(
                State.DELETED, clinic.as(leaving, () -> records.all()).get(0).state());
    }

    @Test
    public void onesAreAskedForAtATimeAndAnothersUnfinishedWorkIsBegunAnew() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 210; i++) {
            all.add(clinic.record(clinic.implant("P-" + i, 36, byHand(Clinic.implant("L" + i))))
                    .id());
        }
        Asked asked = clinic.as(leaving, () -> records.ask(Locale.ENGLISH));
        assertEquals(
                "already-asked",
                refused(leaving, () -> records.ask(Locale.ENGLISH)).type());
        clinic.run(() -> clinic.own.run(entities -> {
            new OwnRecordsRepository(entities).add(new OwnPieceEntity(asked.id(), "json", 0, new byte[] {1}));
            return null;
        }));
        maker.work();
        Asked ready = clinic.as(leaving, () -> records.get(asked.id()));
        assertEquals(State.READY, ready.state());
        assertEquals(210, ready.total());
        assertEquals(210, ready.done());
        String json = new String(content(ready, "json"), StandardCharsets.UTF_8);
        for (UUID id : all) {
            assertTrue(json.contains(id.toString()));
        }
    }

    /** Proves R11, R12. */
    @Test
    public void whatGoesOutComesInAgainUnchanged() throws Exception {
        take(
                clinic,
                "Patient number;Date of birth;Date of surgery;Practitioner;Indication;Position;Kind;Supplier;REF;Lot;Diameter;"
                        + "Prosthetics by;Shade;Tray;Tray\n"
                        + "007;1961-04-30;2021-03-31;Dr. A. Voorbeeld;Other;36;implant;Maker;061.4312;1E5;4.1;Referrer;A3;=1+1;two\n"
                        + "007;1961-04-30;2021-03-31;Dr. A. Voorbeeld;Other;36;abutment;Maker;AB;00012;;Referrer;A3;-x;\n"
                        + "8;;2021-04-01;Dr. A. Voorbeeld;Other;11;implant;Maker;061.4312;LOT 8;3.5;Referrer;;;0042\n",
                "records.csv");
        Asked first = made(leaving);
        List<List<String>> out = treatments(content(first, "xlsx"));
        assertEquals(
                List.of("Shade", "Tray", "Tray"),
                out.get(0).subList(out.get(0).size() - 3, out.get(0).size()));
        assertEquals(4, out.size());
        String json = new String(content(first, "json"), StandardCharsets.UTF_8);
        assertTrue(json, json.contains("\"=1+1 | -x\"") && json.contains("\"Shade\""));

        OwnRecordsTest other = new OwnRecordsTest();
        take(other.clinic, content(first, "xlsx"), "records.xlsx");
        Asked second = other.made(other.leaving);
        assertEquals(without(out), without(treatments(other.content(second, "xlsx"))));
    }

    private void take(Clinic where, String csv, String name) throws Exception {
        take(where, csv.getBytes(StandardCharsets.UTF_8), name);
    }

    private static void take(Clinic where, byte[] file, String name) throws Exception {
        where.run(() -> where.catalogue.supplierNamed("Maker"));
        ImportGround ground = new ImportGround(where.own, where.neighbours, where.choices, where.referrers);
        ImportWorker worker = new ImportWorker(ground);
        Imports imports = new Imports(ground, worker);
        UUID id = where.run(() -> new ImportFiles(ground, worker).take(name, new ByteArrayInputStream(file)))
                .row()
                .id();
        worker.settle();
        ImportEntity checked = where.run(() -> imports.progress(id)).row();
        assertEquals("", checked.faults());
        where.run(() -> imports.run(id, checked.version(), false));
        worker.settle();
        worker.stop();
        assertEquals(
                ImportState.DONE, where.run(() -> imports.progress(id)).row().state());
    }

    /** The rows of the sheet of treatments, headings first. */
    private static List<List<String>> treatments(byte[] workbook) {
        List<List<String>> rows = new ArrayList<>();
        try (TableFile file = TableFiles.workbook(() -> new ByteArrayInputStream(workbook))) {
            file.read(
                    0,
                    (number, cells) -> rows.add(cells.stream().map(Cell::text).toList()));
        }
        return rows;
    }

    /** Without the treatments' ids, which are new, in one order. */
    private static List<List<String>> without(List<List<String>> rows) {
        int id = rows.get(0).indexOf("Behandeling");
        return rows.stream()
                .map(row -> IntStream.range(0, rows.get(0).size())
                        .filter(i -> i != id)
                        .mapToObj(i -> i < row.size() ? row.get(i) : "")
                        .toList())
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private static Device abutment(String lot) {
        return Clinic.device(DeviceKind.ABUTMENT, "Maker", "AB-1", lot, null, null, null);
    }

    private Asked made(Caller caller) throws Exception {
        Asked asked = clinic.as(caller, () -> records.ask(Locale.forLanguageTag("nl")));
        maker.work();
        return clinic.as(caller, () -> records.get(asked.id()));
    }

    private byte[] content(Asked ready, String format) throws Exception {
        return clinic.as(leaving, () -> {
            records.fetch(ready.id(), format);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            records.write(ready.id(), format, out);
            return out.toByteArray();
        });
    }

    private static OwnRecords.File file(Asked ready, String format) {
        return ready.files().stream()
                .filter(file -> file.format().equals(format))
                .findFirst()
                .orElseThrow();
    }

    private Problem refused(Caller caller, Callable<?> work) {
        return clinic.refused(caller, work);
    }

    private Caller leaving(UUID account, Set<String> tasks) {
        return new Caller(
                account,
                "Dr. A. Voorbeeld",
                clinic.everybody.institution(),
                Rights.of(false, Map.of(), tasks),
                null,
                clinic.everybody.origin());
    }

    private static void wellFormed(String json) throws IOException {
        int treatments = 0;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                treatments += "surgery".equals(parser.currentName()) && token == JsonToken.FIELD_NAME ? 1 : 0;
            }
        }
        assertEquals(2, treatments);
    }

    private String sheets(byte[] workbook) throws IOException {
        Path file = folder.newFile().toPath();
        Files.write(file, workbook);
        StringBuilder sheets = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream()
                    .filter(each -> each.getName().contains("worksheets/"))
                    .toList()) {
                sheets.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return sheets.toString();
    }
}
