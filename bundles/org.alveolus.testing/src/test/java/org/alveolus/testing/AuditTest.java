package org.alveolus.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Page;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.audit.AuditEvent.Outcome;
import org.alveolus.api.audit.AuditLine;
import org.alveolus.api.audit.AuditLog.Verification;
import org.alveolus.api.audit.AuditQuery;
import org.alveolus.core.internal.Dialect;
import org.alveolus.core.internal.audit.AuditComponent;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The audit log is written with the act, chained, append-only, searchable and verifiable. Proves P9. */
public class AuditTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("notes", "audit");

    private static final String SYSTEM_CHAIN = "00000000-0000-0000-0000-000000000000";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final InstitutionId clinic = GROUND.institution();
    private final UUID location = UUID.randomUUID();
    private final Caller caller = GROUND.caller(clinic, location);
    private AuditComponent audit;

    @Before
    public void signIn() {
        audit = new AuditComponent(
                GROUND.transactions(), GROUND.clock(), folder.getRoot().toPath());
        Callers.bind(caller);
    }

    @After
    public void signOut() {
        Callers.bind(null);
    }

    @Test
    public void tellsWhoDidWhatFromWhereAndWhen() {
        UUID patient = UUID.randomUUID();
        audit.record(AuditEvent.ofPatient(Action.READ, "treatment", "t-1", patient, "opened"));

        AuditLine line = lines(AuditQuery.ALL).get(0);

        assertEquals(1, line.number());
        assertEquals(GROUND.clock().instant(), line.at());
        assertEquals(caller.account(), line.account());
        assertEquals("Test Person", line.name());
        assertEquals("administrator", line.role());
        assertEquals(location, line.location());
        assertEquals("rest", line.channel());
        assertEquals("192.0.2.1", line.address());
        assertEquals("test-request", line.requestId());
        assertFalse(line.node().isBlank());
        assertEquals(new AuditEvent(Action.READ, "treatment", "t-1", patient, Outcome.SUCCESS, "opened"), line.event());
        assertEquals(64, line.hash().length());
    }

    @Test
    public void isWrittenWithTheActOrNotAtAll() {
        assertThrows(IllegalStateException.class, () -> GROUND.transactions().run(() -> {
            audit.record(event("lost"));
            throw new IllegalStateException("on purpose");
        }));
        assertEquals(List.of(), lines(AuditQuery.ALL));

        GROUND.transactions().run(() -> {
            audit.record(event("first"));
            audit.recordAll(List.of(event("second"), event("third")));
        });

        assertEquals(List.of("third", "second", "first"), objects(AuditQuery.ALL));
        assertEquals(new Verification(3, true, 0, lines(AuditQuery.ALL).get(0).hash()), audit.verify());
    }

    @Test
    public void keepsWhatWasRefusedThoughTheActWasRolledBack() {
        assertThrows(IllegalStateException.class, () -> GROUND.transactions().run(() -> {
            audit.record(event("done and undone"));
            audit.record(new AuditEvent(Action.EXECUTE, "note", "refused", null, Outcome.REFUSED, null));
            throw new IllegalStateException("on purpose");
        }));

        assertEquals(List.of("refused"), objects(AuditQuery.ALL));
        assertTrue(audit.verify().intact());
    }

    @Test
    public void storesTextsThatDoNotFit() {
        audit.record(AuditEvent.of(Action.CREATE, "note", null, "a\u0000b\ud800" + "\ud83e\uddb7".repeat(600)));

        AuditEvent event = lines(AuditQuery.ALL).get(0).event();
        assertNull(event.objectId());
        assertTrue(event.detail(), event.detail().startsWith("a\ufffdb\ufffd\ud83e\uddb7"));
        assertTrue(event.detail(), event.detail().endsWith("\ud83e\uddb7\u2026"));
        assertTrue(event.detail().length() <= 1000);
        assertTrue(audit.verify().intact());
    }

    @Test
    public void chainsTheLinesOfManyThreads() throws Exception {
        int threads = 8;
        int each = 40;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            work.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    Callers.as(caller, () -> GROUND.transactions().run(() -> {
                        audit.record(event("one"));
                        audit.record(event("two"));
                    }));
                }
            }));
        }
        for (Future<?> each1 : work) {
            each1.get();
        }
        pool.shutdownNow();

        Verification verification = audit.verify();
        assertTrue(verification.toString(), verification.intact());
        assertEquals(threads * each * 2L, verification.lines());
    }

    @Test
    public void actsOnSeveralChainsDoNotBlockEachOther() throws Exception {
        InstitutionId other = GROUND.institution();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            boolean turned = thread % 2 == 0;
            work.add(pool.submit(() -> {
                for (int i = 0; i < 25; i++) {
                    both(turned ? clinic : other, turned ? other : clinic);
                }
            }));
        }
        for (Future<?> each : work) {
            each.get();
        }
        pool.shutdownNow();

        assertEquals(100, audit.verify().lines());
        assertTrue(audit.verify().intact());
        Callers.as(GROUND.caller(other), () -> assertEquals(100, audit.verify().lines()));
    }

    private void both(InstitutionId first, InstitutionId second) {
        GROUND.transactions().run(() -> {
            Callers.as(GROUND.caller(first), () -> audit.record(event("first")));
            Callers.as(GROUND.caller(second), () -> audit.record(event("second")));
        });
    }

    @Test
    public void findsByEveryFieldAndInParts() {
        UUID patient = UUID.randomUUID();
        Instant begin = GROUND.clock().instant();
        for (int i = 1; i <= 25; i++) {
            audit.record(AuditEvent.ofPatient(
                    i % 5 == 0 ? Action.DELETE : Action.CREATE, "note", "n" + i, i == 7 ? patient : null, null));
            GROUND.clock().advance(Duration.ofMinutes(1));
        }
        Callers.as(GROUND.caller(clinic), () -> audit.record(AuditEvent.of(Action.READ, "tag", "t", null)));

        Page<AuditLine> first = audit.find(AuditQuery.ALL, new Page.Request(null, 10));
        assertEquals(26, first.items().get(0).number());
        Page<AuditLine> second = audit.find(AuditQuery.ALL, new Page.Request(first.next(), 10));
        assertEquals(16, second.items().get(0).number());
        Page<AuditLine> third = audit.find(AuditQuery.ALL, new Page.Request(second.next(), 10));
        assertEquals(6, third.items().size());
        assertNull(third.next());

        assertEquals(List.of("n7"), objects(new AuditQuery(null, null, null, null, null, null, patient)));
        assertEquals(
                List.of("n25", "n20", "n15", "n10", "n5"),
                objects(new AuditQuery(null, null, null, Action.DELETE, null, null, null)));
        assertEquals(List.of("t"), objects(new AuditQuery(null, null, null, null, "tag", null, null)));
        assertEquals(List.of("n3"), objects(new AuditQuery(null, null, null, null, "note", "n3", null)));
        assertEquals(
                25,
                objects(new AuditQuery(null, null, caller.account(), null, null, null, null))
                        .size());
        assertEquals(
                List.of("n3", "n2"),
                objects(new AuditQuery(begin.plusSeconds(60), begin.plusSeconds(180), null, null, null, null, null)));
        assertThrows(ProblemException.class, () -> audit.find(AuditQuery.ALL, new Page.Request("bm8", 10)));
    }

    @Test
    public void isReadByAdministratorsOfTheInstitutionOnly() {
        audit.record(event("ours"));

        Callers.as(GROUND.caller(GROUND.institution()), () -> assertEquals(List.of(), lines(AuditQuery.ALL)));
        Caller staff =
                new Caller(UUID.randomUUID(), "Staff", clinic, Rights.of(false, Map.of()), null, caller.origin());
        Callers.as(staff, () -> {
            assertEquals("no-right", refusal(() -> audit.verify()));
            assertEquals("no-right", refusal(() -> lines(AuditQuery.ALL)));
            audit.record(event("by staff"));
        });
        Callers.as(GROUND.caller(null), () -> assertEquals("no-institution", refusal(() -> lines(AuditQuery.ALL))));
        assertEquals("staff", lines(AuditQuery.ALL).get(0).role());
    }

    private static String refusal(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().type();
    }

    @Test
    public void keepsActsWithoutInstitutionInTheSystemsChain() {
        long before = audit.verify(SYSTEM_CHAIN).lines();
        Caller unknown = new Caller(
                null, "somebody", null, Rights.NONE, null, new Caller.Origin("rest", "192.0.2.7", "request"));
        Callers.as(
                unknown,
                () -> audit.record(new AuditEvent(Action.SIGN_IN, "session", null, null, Outcome.REFUSED, null)));

        assertEquals(before + 1, audit.verify(SYSTEM_CHAIN).lines());
        AuditLine line = audit.find(SYSTEM_CHAIN, AuditQuery.ALL, Page.Request.FIRST)
                .items()
                .get(0);
        assertEquals("anonymous", line.role());
        assertEquals(List.of(), lines(AuditQuery.ALL));
    }

    @Test
    public void theDatabaseLetsNobodyChangeOrRemoveLines() {
        audit.record(event("fixed"));
        for (String attempt : List.of(
                "update audit_line set detail = 'other'",
                "delete from audit_line",
                "truncate table audit_line",
                "delete from audit_head",
                "update audit_head set number = 0")) {
            assertThrows(attempt, SQLException.class, () -> sql(attempt));
        }
        assertEquals(new Verification(1, true, 0, lines(AuditQuery.ALL).get(0).hash()), audit.verify());
    }

    @Test
    public void findsTheFirstLineThatWasTamperedWith() throws SQLException {
        for (int i = 1; i <= 20; i++) {
            audit.record(event("n" + i));
        }
        unguard();
        try {
            sql("update audit_line set object_id = 'other' where number = 7 and institution_id = '" + clinic + "'");
        } finally {
            guard();
        }

        Verification verification = audit.verify();
        assertFalse(verification.intact());
        assertEquals(7, verification.firstFault());
        assertEquals(6, verification.lines());
    }

    @Test
    public void findsALineThatIsMissingInTheMiddleOrAtTheEnd() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            audit.record(event("n" + i));
        }
        unguard();
        try {
            sql("delete from audit_line where number = 5 and institution_id = '" + clinic + "'");
            assertEquals(5, audit.verify().firstFault());
            sql("delete from audit_line where number = 2 and institution_id = '" + clinic + "'");
            assertEquals(2, audit.verify().firstFault());
        } finally {
            guard();
        }
    }

    @Test
    public void findsATailThatWasCutOffTogetherWithItsHead() throws SQLException {
        audit.record(event("kept"));
        String hash = lines(AuditQuery.ALL).get(0).hash();
        audit.record(event("cut off"));
        audit.writeHeads();
        unguard();
        try {
            sql("delete from audit_line where number = 2 and institution_id = '" + clinic + "'");
            sql("update audit_head set number = 1, hash = '" + hash + "' where chain = '" + clinic + "'");
        } finally {
            guard();
        }

        assertEquals(new Verification(1, false, 2, hash), audit.verify());
        audit.record(event("in its place"));
        assertEquals(new Verification(1, false, 2, hash), audit.verify());
    }

    private static void unguard() throws SQLException {
        if (Dialect.of(GROUND.database()) == Dialect.POSTGRESQL) {
            sql("alter table audit_line disable trigger user");
            sql("alter table audit_head disable trigger user");
            sql("alter table audit_line no force row level security");
            sql("grant update, delete on audit_line to current_user");
        } else {
            sql("alter table audit_guard drop constraint audit_lines_are_never_changed");
        }
    }

    private static void guard() throws SQLException {
        if (Dialect.of(GROUND.database()) == Dialect.POSTGRESQL) {
            sql("alter table audit_line enable trigger user");
            sql("alter table audit_head enable trigger user");
            sql("alter table audit_line force row level security");
        } else {
            sql("delete from audit_guard");
            sql("alter table audit_guard add constraint audit_lines_are_never_changed check (attempt = '')");
        }
    }

    private static void sql(String sql) throws SQLException {
        try (Connection connection = GROUND.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static AuditEvent event(String object) {
        return AuditEvent.of(Action.CREATE, "note", object, null);
    }

    private List<AuditLine> lines(AuditQuery query) {
        return audit.find(query, new Page.Request(null, 100)).items();
    }

    private List<String> objects(AuditQuery query) {
        return lines(query).stream().map(line -> line.event().objectId()).toList();
    }
}
