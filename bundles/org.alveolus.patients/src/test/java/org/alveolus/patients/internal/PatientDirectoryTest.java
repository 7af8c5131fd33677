package org.alveolus.patients.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.api.Caller;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.patients.Patient;
import org.alveolus.testing.OneClinic;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves P3, P9, R3, F1. */
public class PatientDirectoryTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("patients");

    private static final LocalDate BORN = LocalDate.of(1961, 4, 30);

    private final PatientDirectory patients = new PatientDirectory(
            GROUND.unit("patients"),
            GROUND.transactions(),
            GROUND.audit(),
            new OneClinic("Clinic", List.of()),
            GROUND.clock());
    private final Caller caller = GROUND.caller(GROUND.institution(), UUID.randomUUID());

    @Before
    public void forgetAudit() {
        GROUND.audit().clear();
        GROUND.clock().set(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    public void recordsAPatientOnceAndCompletesIt() throws Exception {
        Patient first = run(() -> patients.record(" P-7 ", null, null));
        assertEquals("P-7", first.number());
        Patient second = run(() -> patients.record("p-7", "Ada Voorbeeld", BORN));
        assertEquals(first.id(), second.id());
        assertEquals("Ada Voorbeeld", second.name());
        Patient third = run(() -> patients.record("P-7", "Somebody Else", null));
        assertEquals(second, third);
        assertEquals(List.of("CREATE", "UPDATE"), audited());
        Patient fourth = run(() -> patients.record("P-7", null, null, "nl"));
        assertEquals("nl", fourth.language());
        assertEquals(fourth, run(() -> patients.record("P-7", null, null, "de")));
        assertEquals(List.of("CREATE", "UPDATE", "UPDATE"), audited());
        assertEquals(fourth, run(() -> patients.findByNumber("P-7")).orElseThrow());
        assertEquals(fourth, run(() -> patients.find(first.id())).orElseThrow());
    }

    @Test
    public void refusesAnotherDateOfBirthUnderTheSameNumber() throws Exception {
        run(() -> patients.record("P-8", null, BORN));
        Problem problem = refused(() -> patients.record("P-8", "Ada", BORN.plusDays(1)));
        assertEquals("birth-date-differs", problem.type());
        assertEquals(409, problem.status());
        assertNull(run(() -> patients.findByNumber("P-8")).orElseThrow().name());
    }

    @Test
    public void tellsEveryFault() {
        assertEquals(
                List.of("/number required", "/name control-character", "/birthDate in-future", "/language unknown"),
                faults(() -> patients.add(" ", "a\u0007", LocalDate.of(2026, 11, 23), "xx")));
        assertEquals(List.of("/number required"), faults(() -> patients.add("\u00a0", null, null, null)));
        assertEquals(List.of("/number too-long"), faults(() -> patients.add("\ufdfa".repeat(64), null, null, null)));
        assertEquals(
                List.of("/birthDate out-of-range"),
                faults(() -> patients.record("P-9", null, LocalDate.of(1800, 1, 1))));
        assertEquals(List.of("?q too-long"), faults(() -> patients.search("x".repeat(201), Page.Request.FIRST)));
    }

    @Test
    public void todayIsTheInstitutionsDay() throws Exception {
        GROUND.clock().set(Instant.parse("2026-11-22T23:30:00Z"));
        assertEquals(
                LocalDate.of(2026, 11, 23),
                run(() -> patients.record("NEW", null, LocalDate.of(2026, 11, 23)))
                        .birthDate());
    }

    @Test
    public void findsByNumberThenByAnyWordOfTheName() throws Exception {
        UUID number = add("JAN-1", "Zeno");
        UUID both = add("jan-2", "Jan Jansen");
        UUID twice = add("4", "Jan Jansen");
        UUID last = add("3", "Mia van Jansen");
        UUID accent = add("2", "Ján Äpfel");
        add("1", "Nobody");
        assertEquals(List.of(number, both, accent, twice, last), ids("jan"));
        assertEquals(List.of(accent), ids("APFEL"));
        assertEquals(List.of(last), ids("van jan"));
        assertEquals(List.of(), ids("%"));
        assertEquals(6, ids("").size());
    }

    @Test
    public void pagesThroughEverythingOnce() throws Exception {
        Set<UUID> wanted = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            wanted.add(add("x" + i, "Name " + i));
            wanted.add(add("n" + i, "Xaver x" + (i % 3)));
        }
        for (int size = 1; size < 16; size++) {
            List<UUID> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page.Request part = new Page.Request(cursor, size);
                Page<Patient> page = run(() -> patients.search("x", part));
                page.items().forEach(patient -> seen.add(patient.id()));
                cursor = page.next();
            } while (cursor != null);
            assertEquals("size " + size, wanted.size(), seen.size());
            assertEquals(wanted, new HashSet<>(seen));
        }
        assertEquals(
                400,
                refused(() -> patients.search("x", new Page.Request("bm9uc2Vuc2U", 5)))
                        .status());
    }

    @Test
    public void logsEachPatientShown() throws Exception {
        UUID one = add("A1", "One");
        UUID two = add("A2", "Two");
        GROUND.audit().clear();
        run(() -> patients.show("a", Page.Request.FIRST));
        run(() -> patients.show(one));
        assertEquals(
                List.of(one, two, one),
                GROUND.audit().events().stream().map(AuditEvent::patient).toList());
        assertEquals(List.of("READ", "READ", "READ"), audited());
    }

    @Test
    public void correctsOnlyThePresentState() throws Exception {
        PatientDirectory.Versioned added = run(() -> patients.add("B1", "Old Name", BORN, "nl"));
        UUID id = added.patient().id();
        PatientDirectory.Versioned corrected =
                run(() -> patients.correct(id, added.version(), "B2", "New Name", null, "de"));
        assertEquals(new Patient(id, "B2", "New Name", null, "de"), corrected.patient());
        assertEquals(corrected, run(() -> patients.show(id)));
        assertEquals(List.of(), ids("old"));
        assertEquals(List.of(id), ids("new"));
        assertEquals(
                412,
                refused(() -> patients.correct(id, added.version(), "B3", null, null, null))
                        .status());
        add("B4", null);
        assertEquals(
                "number-in-use",
                refused(() -> patients.correct(id, corrected.version(), "b4", null, null, null))
                        .type());
        assertEquals(
                "number-in-use",
                refused(() -> patients.add("b2", null, null, null)).type());
        assertEquals(
                404,
                refused(() -> patients.correct(UUID.randomUUID(), 1, "B9", null, null, null))
                        .status());
    }

    @Test
    public void keepsInstitutionsApart() throws Exception {
        PatientDirectory.Versioned mine = run(() -> patients.add("C1", "Mine", BORN, null));
        UUID id = mine.patient().id();
        Caller stranger = GROUND.caller(GROUND.institution(), UUID.randomUUID());
        assertTrue(GROUND.as(stranger, () -> patients.find(id)).isEmpty());
        assertTrue(GROUND.as(stranger, () -> patients.findByNumber("C1")).isEmpty());
        assertEquals(Map.of(), GROUND.as(stranger, () -> patients.findAll(List.of(id))));
        assertEquals(
                List.of(),
                GROUND.as(stranger, () -> patients.search("mine", Page.Request.FIRST))
                        .items());
        assertEquals(
                404,
                assertThrows(
                                ProblemException.class,
                                () -> GROUND.as(
                                        stranger,
                                        () -> patients.correct(id, mine.version(), "C1", "Theirs", null, null)))
                        .problem()
                        .status());
        Patient theirs = GROUND.as(stranger, () -> patients.record("C1", "Theirs", null));
        assertEquals("Mine", run(() -> patients.find(id)).orElseThrow().name());
        assertEquals("Theirs", theirs.name());
    }

    @Test
    public void makesOnePatientOfManyWhoRecordTheSameNumberAtOnce() throws Exception {
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 40; round++) {
                String number = "race-" + round;
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<UUID>> answers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    answers.add(pool.submit(() -> {
                        start.await();
                        return run(() -> patients.record(number, "Same", BORN)).id();
                    }));
                }
                Set<UUID> ids = new HashSet<>();
                for (Future<UUID> answer : answers) {
                    ids.add(answer.get());
                }
                assertEquals("round " + round, 1, ids.size());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private UUID add(String number, String name) throws Exception {
        return run(() -> patients.add(number, name, null, null)).patient().id();
    }

    private List<UUID> ids(String text) throws Exception {
        return run(() -> patients.search(text, Page.Request.FIRST)).items().stream()
                .map(Patient::id)
                .toList();
    }

    private List<String> audited() {
        return GROUND.audit().events().stream()
                .map(event -> event.action().name())
                .toList();
    }

    private List<String> faults(Callable<?> work) {
        return refused(work).errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private Problem refused(Callable<?> work) {
        return assertThrows(ProblemException.class, () -> run(work)).problem();
    }

    private <T> T run(Callable<T> work) throws Exception {
        return GROUND.as(caller, work);
    }
}
