package org.alveolus.registry.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.ProblemException;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.TreatmentFilter;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.table.Workbooks;
import org.alveolus.registry.internal.transfer.Column;
import org.alveolus.registry.internal.transfer.DateOrder;
import org.alveolus.registry.internal.transfer.Field;
import org.alveolus.registry.internal.transfer.ImportFiles;
import org.alveolus.registry.internal.transfer.ImportGround;
import org.alveolus.registry.internal.transfer.ImportState;
import org.alveolus.registry.internal.transfer.ImportTemplate;
import org.alveolus.registry.internal.transfer.ImportTexts;
import org.alveolus.registry.internal.transfer.ImportWorker;
import org.alveolus.registry.internal.transfer.Imports;
import org.alveolus.registry.internal.transfer.OwnField;
import org.alveolus.registry.internal.transfer.OwnFieldTable;
import org.alveolus.registry.internal.transfer.RefusedRows;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Earlier records come in whole, once, and go again. Proves R11, F1, F2, F3. */
public class ImportsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private static final String HEADINGS =
            "Patiëntnummer;Geboortedatum;Operatiedatum;Behandelaar;Indicatie;Element;Soort;Leverancier;REF;Product;Lot;Serienummer;"
                    + "Diameter;Lengte;Houdbaar tot;UDI;Prothetiek door;Kleur tand\n";

    private Clinic clinic;
    private ImportWorker worker;
    private Imports imports;
    private ImportFiles files;
    private ImportTexts texts;
    private RefusedRows refused;

    @Before
    public void begin() {
        clinic = new Clinic(GROUND);
        ImportGround ground = ground(clinic.neighbours);
        worker = new ImportWorker(ground);
        imports = new Imports(ground, worker);
        files = new ImportFiles(ground, worker);
        texts = new ImportTexts(ground, worker);
        refused = new RefusedRows(ground);
    }

    @After
    public void end() {
        worker.stop();
    }

    @Test
    public void rowsBecomeTreatmentsWithAllThatPeopleSee() throws Exception {
        String file = HEADINGS
                + row("007", "31-03-2021", "36", "implantaat", "1E5", "4,1")
                + row("007", "31-03-2021", "36", "abutment", "AB-1", "")
                + row("007", "31-03-2021", "37", "", "00012", "3.5")
                + row("8", "01-04-2021", "11", "implant", "LOT 8", "");
        ImportEntity row = checked(file, "windows-1252");
        assertEquals("windows-1252", row.charsetName());
        assertEquals(";", row.delimiter());
        assertEquals(DateOrder.DAY_FIRST, row.dateOrder());
        assertEquals("unknown-text=4", row.faults());

        addSupplier(row);
        row = settled(row);
        assertEquals("", row.faults());
        assertEquals(2, row.treatmentCount());
        assertEquals(0, list().size());

        row = run(row, false);
        assertEquals(ImportState.DONE, row.state());
        assertEquals(2, row.treatmentCount());
        assertEquals(2, row.patientCount());
        List<Treatment> treatments = list();
        assertEquals(2, treatments.size());
        TreatmentDetails seven = treatments.get(1).details();
        assertEquals("007", seven.surgery().patientNumber());
        assertEquals(LocalDate.of(2021, 3, 31), seven.surgery().date());
        assertEquals(LocalDate.of(1961, 4, 30), seven.surgery().birthDate());
        assertEquals("Dr. A. Voorbeeld", treatments.get(1).practitionerName());
        assertEquals("single-tooth", seven.surgery().indication());
        assertEquals("referrer", seven.other().prostheticsBy());
        assertEquals(2, seven.placements().size());
        Device implant = seven.placements().get(0).implant().device();
        assertEquals("1E5", implant.lot());
        assertEquals("4.1", implant.diameter().toString());
        assertEquals("Müller Implants", implant.supplierName());
        assertNotNull(implant.supplier());
        assertEquals(Clinic.GTIN, implant.udiDi());
        assertEquals("2027-12", implant.expiry().toString());
        assertEquals("AB-1", seven.placements().get(0).abutment().device().lot());
        assertEquals("00012", seven.placements().get(1).implant().device().lot());
        assertEquals("mandible-molar", seven.placements().get(1).region());
        UUID id = treatments.get(1).id();
        assertEquals(
                List.of("Kleur tand A3"),
                clinic.run(() -> own(id)).stream()
                        .map(own -> own.heading() + " " + own.content())
                        .toList());
        assertEquals(1, recalled("lot-8"));
        assertEquals(1, recalled("1e5"));
        assertEquals(
                1,
                clinic.run(() -> clinic.treatments.list(
                                new TreatmentFilter(null, null, null, null, null, null, null, null, "07", false),
                                Clinic.ALL))
                        .items()
                        .size());
    }

    @Test
    public void theSameRowsNeverComeTwice() throws Exception {
        String file =
                HEADINGS + row("1", "13-05-2020", "21", "", "A1", "") + row("2", "14-05-2020", "22", "", "A2", "");
        ImportEntity first = importAll(file);
        assertEquals(2, first.treatmentCount());

        ImportEntity again = settled(upload(file));
        assertNotNull(clinic.run(() -> imports.get(again.id())).sameFileAt());
        assertEquals(2, again.rowsThere());
        assertEquals(0, run(again, false).treatmentCount());
        assertEquals(2, list().size());

        // corrected since: still known by where it came from
        Treatment corrected = list().get(0);
        clinic.run(() -> clinic.treatments.change(
                corrected.id(),
                corrected.version(),
                onDay(corrected, "2020-05-20"),
                new org.alveolus.api.Problem.Faults()));
        assertEquals(0, importAll(file).treatmentCount());

        // other spelling of what a person recorded by hand: known by patient, day, practitioner, position and device
        String other = HEADINGS + row("2", "2020-05-20", "22", "implant", "a-2", "");
        assertEquals(1, settled(upload(other)).rowsThere());

        // and with another device it is nobody's guess
        ImportEntity differs = settled(upload(HEADINGS + row("2", "2020-05-20", "23", "implant", "B9", "")));
        assertEquals("recorded-otherwise=1", differs.faults());
    }

    @Test
    public void everyFaultIsToldWithRowAndColumn() throws Exception {
        String file = HEADINGS
                + row("1", "13-05-2020", "19", "", "A", "")
                + row("2", "31-02-2020", "21", "", "A", "")
                + row("3", "13-05-1950", "21", "", "A", "")
                + row("4", "13-05-2020", "21", "", "A", "big")
                + row("5", "13-05-2020", "21", "", "A", "")
                + row("5", "13-05-2020", "21", "", "B", "")
                + row("6", "13-05-20", "21", "", "A", "")
                + row("7", "13-05-2999", "21", "", "A", "")
                + row("8", "13-05-2020", "99", "screw", "A", "")
                + row("", "13-05-2020", "21", "", "A", "");
        ImportEntity row = checkedWithSupplier(file);
        List<String> faults = clinic.run(() -> refused.faults(row.id())).stream()
                .map(fault -> fault.row() + " " + fault.field() + " " + fault.code() + " " + fault.text())
                .toList();
        assertEquals(
                List.of(
                        "2 POSITION no-position 19",
                        "3 SURGERY_DATE no-such-day 31-02-2020",
                        "4 SURGERY_DATE before-birth 13-05-1950",
                        "5 DIAMETER not-a-number big",
                        "6 null other-row-of-treatment ",
                        "7 POSITION placed-twice 21",
                        "8 SURGERY_DATE year-of-two-digits 13-05-20",
                        "9 SURGERY_DATE in-future 13-05-2999",
                        "10 POSITION no-position 99",
                        "10 KIND unknown-kind screw",
                        "11 PATIENT_NUMBER required "),
                faults);
        assertEquals(10, row.badRows());
        assertEquals(
                "rows-at-fault",
                clinic.refused(() -> imports.run(row.id(), row.version(), false))
                        .type());
    }

    @Test
    public void refusedRowsAreMendedAndComeInAgain() throws Exception {
        ImportEntity row = checkedWithSupplier(
                HEADINGS + row("1", "13-05-2020", "19", "", "=1+1", "") + row("2", "13-05-2020", "21", "", "-A", ""));
        ImportEntity done = run(row, true);
        assertEquals(1, done.treatmentCount());
        assertEquals(
                "-A",
                list().get(0).details().placements().get(0).implant().device().lot());

        for (TableFormat format : TableFormat.values()) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            clinic.run(() -> {
                refused.write(row.id(), format, Locale.ENGLISH, file);
                return null;
            });
            ImportEntity again = settled(upload(file.toByteArray()));
            assertEquals(format.name(), "no-position=1", again.faults());
            clinic.run(() -> {
                imports.discard(again.id(), again.version());
                return null;
            });
        }
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        clinic.run(() -> {
            refused.write(row.id(), TableFormat.CSV, Locale.ENGLISH, csv);
            return null;
        });
        String mended = csv.toString(StandardCharsets.UTF_8).replace(",19,", ",14,");
        assertTrue(mended, mended.contains("is no tooth position"));
        assertEquals(1, importAll(mended).treatmentCount());
        assertTrue(list().stream().anyMatch(treatment -> treatment
                .details()
                .placements()
                .get(0)
                .implant()
                .device()
                .lot()
                .equals("=1+1")));
    }

    @Test
    public void whatNobodyNeedsAnyMoreIsRemovedAndRefusedRowsAfterNinetyDays() throws Exception {
        Institutions institutions = clinic.institutionsPresent.orElseThrow();
        institutions.create(institutions.find(clinic.everybody.institution()).orElseThrow());
        ImportEntity done = run(
                checkedWithSupplier(HEADINGS
                        + row("1", "13-05-2020", "19", "", "G1", "")
                        + row("2", "13-05-2020", "21", "", "G2", "")),
                true);
        assertEquals("1 rows, 0 pieces", left(done));
        assertEquals(done.endedAt().plus(Duration.ofDays(90)), done.refusedUntil());

        GROUND.clock().advance(Duration.ofDays(90).minusSeconds(1));
        worker.tidy();
        assertEquals("1 rows, 0 pieces", left(done));
        assertEquals(1, clinic.run(() -> refused.faults(done.id())).size());

        GROUND.clock().advance(Duration.ofSeconds(1));
        assertEquals(List.of(), clinic.run(() -> refused.faults(done.id())));
        assertEquals(
                "refused-rows-gone",
                clinic.refused(() -> {
                            refused.check(done.id());
                            return null;
                        })
                        .type());
        worker.tidy();
        assertEquals("0 rows, 0 pieces", left(done));
        assertTrue(GROUND.audit().events().stream()
                .anyMatch(event ->
                        done.id().toString().equals(event.objectId()) && event.action() == AuditEvent.Action.DELETE));
    }

    @Test
    public void anotherImportMayBeginAsSoonAsOneIsDone() throws Exception {
        ImportEntity row = checkedWithSupplier(HEADINGS + row("1", "13-05-2020", "21", "", "N1", ""));
        List<ImportState> second = new ArrayList<>();
        AuditLog watching = (AuditLog) Proxy.newProxyInstance(
                AuditLog.class.getClassLoader(), new Class<?>[] {AuditLog.class}, (proxy, method, arguments) -> {
                    if (arguments[0] instanceof AuditEvent event
                            && event.detail() != null
                            && event.detail().startsWith("Imported ")) {
                        GROUND.transactions()
                                .afterCommit(() -> second.add(files.take(
                                                "second.csv",
                                                new ByteArrayInputStream(
                                                        (HEADINGS + row("2", "13-05-2020", "21", "", "N2", ""))
                                                                .getBytes(StandardCharsets.UTF_8)))
                                        .row()
                                        .state()));
                    }
                    return method.invoke(clinic.own.audit(), arguments);
                });
        ImportGround watched = new ImportGround(
                new Ground(clinic.own.transactions(), clinic.own.unit(), watching, clinic.own.clock()),
                clinic.neighbours,
                clinic.choices,
                clinic.referrers);
        ImportWorker there = new ImportWorker(watched);
        clinic.run(() -> new Imports(watched, there).run(row.id(), row.version(), false));
        there.settle();
        there.stop();
        assertEquals(List.of(ImportState.CHECKING), second);
    }

    @Test
    public void ambiguousDatesAreAsked() throws Exception {
        ImportEntity row =
                checkedWithSupplier((HEADINGS + row("1", "03/04/2020", "21", "", "A", "")).replace("30-04-1961", ""));
        assertEquals("ambiguous-date=1", row.faults());
        ImportEntity told = settled(clinic.run(() -> files.configure(
                        row.id(),
                        row.version(),
                        new ImportFiles.Settings(null, null, null, DateOrder.MONTH_FIRST, null)))
                .row());
        assertEquals("", told.faults());
        run(told, false);
        assertEquals(LocalDate.of(2020, 3, 4), list().get(0).details().surgery().date());
    }

    @Test
    public void workbooksComeInWithTheirPeculiarities() throws Exception {
        String headings =
                cells(1, "Patient number", "Date of surgery", "Practitioner", "Indication", "Position", "Lot");
        byte[] file = new Workbooks()
                .from1904()
                .sheet("Notes", "hidden", cells(1, "x", "y"), "")
                .sheet(
                        "Data",
                        "visible",
                        headings
                                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>0042</v></c><c r=\"B2\"><v>44886</v></c>"
                                + "<c r=\"C2\" t=\"str\"><v>dr. a. voorbeeld</v></c><c r=\"D2\" t=\"str\"><v>Other</v></c>"
                                + "<c r=\"E2\"><v>36</v></c><c r=\"F2\" t=\"str\"><v>1E5</v></c></row>"
                                + "<row r=\"3\" hidden=\"1\"><c r=\"E3\"><v>37</v></c><c r=\"F3\" t=\"e\"><v>#N/A</v></c></row>",
                        "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:C3\"/>"
                                + "<mergeCell ref=\"D2:D3\"/></mergeCells>")
                .bytes();
        ImportEntity row = settled(upload(file));
        assertEquals("hidden-rows=1\nhidden-sheets=1\nmerged=4", row.remarks());
        answerAll(row);
        row = settled(row);
        assertEquals("cell-error=1\nother-row-of-treatment=1", row.faults());
        assertEquals(1, row.sheet());
    }

    @Test
    public void anUndoneImportLeavesOnlyWhatWasChangedSince() throws Exception {
        ImportEntity done = importAll(HEADINGS
                + row("1", "13-05-2020", "21", "", "U1", "")
                + row("2", "13-05-2020", "22", "", "U2", "")
                + row("3", "13-05-2020", "23", "", "U3", ""));
        GROUND.clock().advance(Duration.ofMinutes(1));
        Treatment changed = list().stream()
                .filter(treatment ->
                        treatment.details().surgery().patientNumber().equals("2"))
                .findFirst()
                .orElseThrow();
        clinic.run(() -> clinic.treatments.change(
                changed.id(), changed.version(), onDay(changed, "2020-05-14"), new org.alveolus.api.Problem.Faults()));
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.EDIT), () -> imports.undo(done.id(), done.version()))
                        .type());

        ImportEntity undone = settled(
                clinic.run(() -> imports.undo(done.id(), done.version())).row());

        assertEquals(ImportState.UNDONE, undone.state());
        assertEquals(1, undone.keptCount());
        assertEquals(
                List.of("2"),
                clinic.run(() -> imports.kept(done.id())).stream()
                        .map(Imports.Kept::patientNumber)
                        .toList());
        assertEquals(1, list().size());
        assertEquals(0, recalled("U1"));
        assertTrue(clinic.run(() -> clinic.patients.findByNumber("1")).isEmpty());
        assertTrue(clinic.run(() -> clinic.patients.findByNumber("2")).isPresent());
        // it may come again, but for what stayed
        assertEquals(
                2,
                importAll(HEADINGS
                                + row("1", "13-05-2020", "21", "", "U1", "")
                                + row("2", "13-05-2020", "22", "", "U2", "")
                                + row("3", "13-05-2020", "23", "", "U3", ""))
                        .treatmentCount());
    }

    @Test
    public void aRunThatDiesIsSeenByNobodyAndGoesOnElsewhere() throws Exception {
        StringBuilder file = new StringBuilder(HEADINGS);
        for (int i = 0; i < 1200; i++) {
            file.append(row("K" + i, "13-05-2020", "21", "", "K" + i, ""));
        }
        ImportEntity row = checkedWithSupplier(file.toString());
        AtomicInteger calls = new AtomicInteger();
        ImportGround dyingGround = ground(dyingAt(calls, 2, new AssertionError("killed")));
        ImportWorker dying = new ImportWorker(dyingGround);
        Imports there = new Imports(dyingGround, dying);
        clinic.run(() -> there.run(row.id(), row.version(), false));
        dying.settle();
        dying.stop();

        ImportEntity broken = clinic.run(() -> imports.progress(row.id())).row();
        assertEquals(ImportState.RUNNING, broken.state());
        assertTrue(broken.done() > 0);
        assertEquals(0, list().size());
        assertEquals(0, recalled("K1"));
        assertEquals(
                "import-at-work",
                clinic.refused(() -> upload(HEADINGS + row("x", "13-05-2020", "21", "", "x", "")))
                        .type());
        worker.takeUp();
        assertEquals(0, list().size());

        GROUND.clock().advance(Duration.ofMinutes(2));
        worker.takeUp();

        ImportEntity done = clinic.run(() -> imports.progress(row.id())).row();
        assertEquals(ImportState.DONE, done.state());
        assertEquals(1200, done.treatmentCount());
        assertEquals(1200, count());
    }

    @Test
    public void aRunThatCannotGoOnLeavesNothing() throws Exception {
        StringBuilder file = new StringBuilder(HEADINGS);
        for (int i = 0; i < 1200; i++) {
            file.append(row("F" + i, "13-05-2020", "21", "", "F" + i, ""));
        }
        ImportEntity row = checkedWithSupplier(file.toString());
        ProblemException differs = org.alveolus.api.Problem.conflict("birth-date-differs", "Another.")
                .exception();
        ImportGround failingGround = ground(dyingAt(new AtomicInteger(), 2, differs));
        ImportWorker failing = new ImportWorker(failingGround);
        Imports there = new Imports(failingGround, failing);
        clinic.run(() -> there.run(row.id(), row.version(), false));
        failing.settle();
        failing.stop();

        ImportEntity failed = clinic.run(() -> imports.progress(row.id())).row();
        assertEquals(ImportState.FAILED, failed.state());
        assertEquals("birth-date-differs", failed.failure());
        assertEquals(0, count());
        assertTrue(clinic.run(() -> clinic.patients.findByNumber("F0")).isEmpty());
    }

    @Test
    public void twoWhoImportAtOnceDoubleNothing() throws Exception {
        String file = HEADINGS + row("1", "13-05-2020", "21", "", "T", "") + row("2", "13-05-2020", "21", "", "T", "");
        ImportEntity one = checkedWithSupplier(file);
        ImportEntity other = settled(upload(file));
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(2);
        List<Future<String>> results = new ArrayList<>();
        for (ImportEntity each : List.of(one, other)) {
            results.add(people.submit(() -> {
                begin.await();
                try {
                    clinic.run(() -> imports.run(each.id(), each.version(), false));
                    return "begun";
                } catch (ProblemException e) {
                    return e.problem().type();
                }
            }));
        }
        begin.countDown();
        for (Future<String> result : results) {
            assertTrue(
                    result.get(),
                    List.of("begun", "import-at-work", "already-there", "busy").contains(result.get()));
        }
        people.shutdown();
        worker.settle();
        for (ImportEntity each : List.of(one, other)) {
            ImportEntity now = clinic.run(() -> imports.progress(each.id())).row();
            if (now.state() == ImportState.CHECKED) {
                run(now, false);
            }
        }
        assertEquals(2, count());
    }

    @Test
    public void whatColumnsMeanIsRemembered() throws Exception {
        String file = "pat;wanneer;wie;waar;Diagnose\n1;13-05-2020;Dr. A. Voorbeeld;21;fractuur\n";
        ImportEntity draft = upload(file);
        assertEquals(ImportState.DRAFT, draft.state());
        List<ImportFiles.Meaning> meanings = List.of(
                new ImportFiles.Meaning(Field.PATIENT_NUMBER, false),
                new ImportFiles.Meaning(Field.SURGERY_DATE, false),
                new ImportFiles.Meaning(Field.PRACTITIONER, false),
                new ImportFiles.Meaning(Field.POSITION, false),
                new ImportFiles.Meaning(null, true));
        ImportEntity row = settled(clinic.run(() -> files.configure(
                        draft.id(), draft.version(), new ImportFiles.Settings(null, null, null, null, meanings)))
                .row());
        assertEquals("unknown-text=2", row.faults());
        assertEquals(
                List.of("INDICATION ", "PROSTHETICS_BY "),
                clinic.run(() -> texts.questions(row.id())).stream()
                        .map(question ->
                                question.text().field() + " " + question.text().text())
                        .toList());
        ImportEntity later = upload(file.replace("1;13", "2;14"));
        List<Column> columns = clinic.run(() -> imports.get(later.id())).columns();
        assertEquals(Field.POSITION, columns.get(3).field());
        assertNull(columns.get(4).field());
    }

    @Test
    public void strangersAndPeopleWithoutRightSeeNothing() throws Exception {
        ImportEntity row = checkedWithSupplier(HEADINGS + row("1", "13-05-2020", "21", "", "S", ""));
        assertEquals(
                "not-found",
                clinic.refused(clinic.stranger(), () -> imports.get(row.id())).type());
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.VIEW), () -> imports.get(row.id()))
                        .type());
        assertTrue(clinic.as(clinic.stranger(), () -> imports.list(Clinic.ALL))
                .items()
                .isEmpty());
        assertTrue(clinic.as(clinic.person(Level.VIEW), () -> imports.list(Clinic.ALL))
                .items()
                .isEmpty());
        assertEquals(
                1,
                clinic.run(() -> imports.list(new Page.Request(null, 1)))
                        .items()
                        .size());
    }

    @Test
    public void everyTreatmentIsInTheAuditLog() throws Exception {
        int before = GROUND.audit().events().size();
        ImportEntity done = importAll(HEADINGS + row("AU", "13-05-2020", "21", "", "S", ""));
        List<AuditEvent> events =
                GROUND.audit().events().subList(before, GROUND.audit().events().size());
        UUID treatment = list().get(0).id();
        assertEquals(
                1,
                events.stream()
                        .filter(event -> treatment.toString().equals(event.objectId())
                                && event.action() == AuditEvent.Action.CREATE
                                && event.patient() != null)
                        .count());
        assertTrue(events.stream()
                .anyMatch(event -> done.id().toString().equals(event.objectId())
                        && event.detail() != null
                        && event.detail().startsWith("Imported 1 treatments and 1 new patients")));
    }

    @Test
    public void theTemplateComesBackWithAllItsColumnsKnown() throws Exception {
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"), Locale.GERMAN)) {
            for (TableFormat format : TableFormat.values()) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                ImportTemplate.write(format, language, file);
                ImportEntity row = settled(upload(file.toByteArray()));
                List<Field> fields = clinic.run(() -> imports.get(row.id())).columns().stream()
                        .map(Column::field)
                        .toList();
                assertEquals(List.of(Field.values()), fields);
            }
        }
    }

    // ---- tools
    // ----------------------------------------------------------------------------------------------------------------

    private ImportGround ground(Neighbours neighbours) {
        return new ImportGround(clinic.own, neighbours, clinic.choices, clinic.referrers);
    }

    private List<OwnField> own(UUID treatment) {
        return new OwnFieldTable(GROUND.transactions()).of(treatment);
    }

    private static String row(String patient, String date, String position, String kind, String lot, String diameter) {
        return patient + ";30-04-1961;" + date + ";Dr. A. Voorbeeld;Solitaire tandvervanging;" + position + ";" + kind
                + ";Müller Implants;061.4312;Implant RB;" + lot + ";;" + diameter
                + ";12;12-2027;7630031730428;Verwijzer;A3\n";
    }

    private static String cells(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (String text : texts) {
            row.append("<c t=\"str\"><v>").append(text).append("</v></c>");
        }
        return row.append("</row>").toString();
    }

    private ImportEntity upload(String file) throws Exception {
        return upload(file.getBytes(StandardCharsets.UTF_8));
    }

    private ImportEntity upload(byte[] file) throws Exception {
        return clinic.run(() -> files.take("records.csv", new ByteArrayInputStream(file)))
                .row();
    }

    private ImportEntity settled(ImportEntity row) throws Exception {
        worker.settle();
        return clinic.run(() -> imports.progress(row.id())).row();
    }

    private ImportEntity checked(String file, String charset) throws Exception {
        return settled(upload(file.getBytes(Charset.forName(charset))));
    }

    private ImportEntity checkedWithSupplier(String file) throws Exception {
        clinic.run(() -> clinic.catalogue.supplierNamed("Müller Implants"));
        ImportEntity row = settled(upload(file));
        assertEquals(ImportState.CHECKED, row.state());
        return row;
    }

    private ImportEntity importAll(String file) throws Exception {
        return run(checkedWithSupplier(file), false);
    }

    private ImportEntity run(ImportEntity row, boolean goodRowsOnly) throws Exception {
        ImportEntity run = settled(clinic.run(() -> imports.run(row.id(), row.version(), goodRowsOnly))
                .row());
        assertEquals(ImportState.DONE, run.state());
        return run;
    }

    private void addSupplier(ImportEntity row) throws Exception {
        clinic.run(() -> texts.answer(
                row.id(),
                row.version(),
                List.of(new ImportTexts.Reply(Field.SUPPLIER, "Müller Implants", ImportTexts.Act.ADD, null))));
    }

    private void answerAll(ImportEntity row) throws Exception {
        clinic.run(() -> texts.answer(
                row.id(),
                row.version(),
                List.of(new ImportTexts.Reply(Field.PROSTHETICS_BY, "", ImportTexts.Act.MAP, "undecided"))));
    }

    private List<Treatment> list() throws Exception {
        return clinic.run(() -> clinic.treatments.list(
                        new TreatmentFilter(null, null, null, null, null, null, null, null, null, false), Clinic.ALL))
                .items();
    }

    private int count() throws Exception {
        int count = 0;
        String cursor = null;
        do {
            String from = cursor;
            Page<Treatment> page = clinic.run(() -> clinic.treatments.list(
                    new TreatmentFilter(null, null, null, null, null, null, null, null, null, false),
                    new Page.Request(from, 500)));
            count += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return count;
    }

    private int recalled(String lot) throws Exception {
        return clinic.run(() -> clinic.recalls.all(
                        new RecallCriteria.Form(lot, null, null, null, null, null, null, null).checked()))
                .devices()
                .items()
                .size();
    }

    private static TreatmentDetails onDay(Treatment treatment, String day) {
        TreatmentDetails details = treatment.details();
        TreatmentDetails.Surgery surgery = details.surgery();
        return new TreatmentDetails(
                new TreatmentDetails.Surgery(
                        surgery.patientNumber(),
                        surgery.patientName(),
                        surgery.birthDate(),
                        LocalDate.parse(day),
                        surgery.practitioner(),
                        surgery.indication(),
                        surgery.specification()),
                details.placements(),
                details.techniques(),
                details.other());
    }

    private String left(ImportEntity row) throws Exception {
        return clinic.run(() -> GROUND.transactions()
                .run(() -> count("registry_import_row", row) + " rows, " + count("registry_import_piece", row)
                        + " pieces"));
    }

    private static int count(String table, ImportEntity row) {
        try (Connection connection = GROUND.transactions().connection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from " + table + " where import_id = ?")) {
            select.setString(1, row.id().toString());
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neighbours whose patients fail once so many parts were recorded. */
    private Neighbours dyingAt(AtomicInteger calls, int call, Throwable failure) {
        Patients patients = (Patients) Proxy.newProxyInstance(
                Patients.class.getClassLoader(), new Class<?>[] {Patients.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("recordAll") && calls.incrementAndGet() == call) {
                        throw failure;
                    }
                    try {
                        return method.invoke(clinic.patients, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new Neighbours(
                patients,
                clinic.neighbours.catalogue(),
                clinic.neighbours.accounts(),
                clinic.neighbours.stock(),
                clinic.neighbours.scans(),
                clinic.neighbours.institutions());
    }
}
