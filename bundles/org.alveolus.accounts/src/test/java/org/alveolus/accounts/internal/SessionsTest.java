package org.alveolus.accounts.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.alveolus.accounts.internal.persistence.SessionRow;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.Tasks;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Authenticator.Authenticated;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves A1, A4, A5, A6 and the basic part of A7. */
public class SessionsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("accounts");

    private static final String PASSWORD = "Implant#2026";
    private static final Duration IDLE = Parts.IDLE;
    private static final Duration LONGEST = Parts.LONGEST;

    private final Parts parts = new Parts(GROUND);
    private final Members members = parts.members;
    private final Sessions sessions = parts.sessions;
    private final InstitutionId clinic = GROUND.institution();
    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();
    private final Caller.Origin origin =
            new Caller.Origin("rest", UUID.randomUUID().toString(), "r-1");
    private String email;
    private Account account;

    @Before
    public void makeAccount() {
        Callers.bind(Caller.system(null, Rights.NONE, origin));
        email = "Anna." + UUID.randomUUID() + "@linden.example";
        account = members.create(email, "Anna", PASSWORD);
        members.admit(
                account.id(),
                clinic,
                Rights.of(true, Map.of(here, Map.of(Modules.STOCK, Level.EDIT)), Set.of(Tasks.USE_EXPIRED_ITEM)));
        GROUND.audit().clear();
    }

    @After
    public void unbind() {
        Callers.bind(null);
    }

    @Test
    public void signsInWhateverTheCaseOfTheName() {
        Sessions.Begun begun =
                sessions.begin(email.toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD, origin, "curl/8");
        assertEquals(43, begun.token().length());
        Authenticated known = authenticate(begun).orElseThrow();
        assertEquals(account.id(), known.caller().account());
        assertEquals(clinic, known.caller().institution());
        assertEquals("Anna", known.caller().name());
        assertTrue(known.caller().rights().administrator());
        assertTrue(known.caller().rights().may(Tasks.USE_EXPIRED_ITEM));
        assertFalse(known.caller().rights().may(Tasks.EXPORT_ALL_RECORDS));
        assertEquals(Level.EDIT, known.caller().rights().at(here, Modules.STOCK));
        assertEquals(Level.NONE, known.caller().rights().at(here, Modules.REGISTRY));
        assertNull(known.caller().location());
        assertNotEquals(begun.token(), known.csrfToken());
        assertEquals("rest", known.caller().origin().channel());
    }

    @Test
    public void keepsNoSecretInTheDatabase() throws SQLException {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        for (String table : List.of("accounts_session", "accounts_account", "accounts_attempt")) {
            try (Connection connection = GROUND.database().getConnection();
                    PreparedStatement select = connection.prepareStatement("select * from " + table);
                    ResultSet rows = select.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        String value = String.valueOf(rows.getString(i));
                        assertFalse(table, value.contains(begun.token()) || value.contains(PASSWORD));
                    }
                }
            }
        }
    }

    @Test
    public void tellsNobodyWhatWasWrong() {
        Problem wrongPassword = refused(email, "Implant#2027");
        Problem unknownName = refused("nobody@linden.example", PASSWORD);
        assertEquals(wrongPassword, unknownName);
        assertEquals(401, unknownName.status());
        refused(email, "x".repeat(100_000));
        assertEquals(
                List.of("REFUSED Wrong password", "REFUSED Unknown user name", "REFUSED Wrong password"),
                GROUND.audit().events().stream()
                        .map(event -> event.outcome() + " " + event.detail())
                        .toList());
    }

    @Test
    public void doesTheSameWorkForAnUnknownName() {
        refused(email, "wrong#0000");
        long known = allocated(() -> refused(email, "wrong#0000"));
        long unknown = allocated(() -> refused("nobody@sessions.example", "wrong#0000"));
        assertTrue(
                "bytes of memory-hard hashing: known " + known + ", unknown " + unknown,
                unknown > known / 2 && unknown < known * 2);
    }

    @Test
    public void endsWhenIdleOnTheServer() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        for (int i = 0; i < 5; i++) {
            GROUND.clock().advance(IDLE.minusMinutes(2));
            assertTrue("used in time " + i, authenticate(begun).isPresent());
        }
        GROUND.clock().advance(IDLE.plusSeconds(1));
        assertTrue(authenticate(begun).isEmpty());
        assertTrue("stays ended", authenticate(begun).isEmpty());
    }

    @Test
    public void endsAfterTheLongestTimeHoweverUsed() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        Duration used = Duration.ZERO;
        while (used.plusMinutes(20).compareTo(LONGEST) < 0) {
            GROUND.clock().advance(Duration.ofMinutes(20));
            used = used.plusMinutes(20);
            assertTrue(used.toString(), authenticate(begun).isPresent());
        }
        GROUND.clock().advance(Duration.ofMinutes(20));
        assertTrue(authenticate(begun).isEmpty());
    }

    @Test
    public void writesItsUseOnlyOnceAMinute() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        SessionRow first = sessions.find(begun.token()).orElseThrow();
        GROUND.clock().advance(Duration.ofSeconds(59));
        sessions.find(begun.token()).orElseThrow();
        assertEquals(first.usedAt(), sessions.find(begun.token()).orElseThrow().usedAt());
        GROUND.clock().advance(Duration.ofSeconds(1));
        sessions.find(begun.token()).orElseThrow();
        assertEquals(
                first.usedAt().plusSeconds(60),
                sessions.find(begun.token()).orElseThrow().usedAt());
    }

    @Test
    public void takesNoOtherTextForAToken() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        for (String text : List.of(
                "",
                " ",
                "x",
                begun.token() + "x",
                begun.token().toLowerCase(java.util.Locale.ROOT),
                "x".repeat(100_000),
                "' or 1=1 --")) {
            assertTrue(sessions.authenticate(text, null, origin).isEmpty());
        }
    }

    @Test
    public void rightsChangeWithTheNextRequest() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        members.admit(account.id(), clinic, Rights.of(false, Map.of(there, Map.of(Modules.REGISTRY, Level.VIEW))));
        Rights rights = authenticate(begun).orElseThrow().caller().rights();
        assertFalse(rights.administrator());
        assertEquals(Set.of(there), rights.locations());
        assertEquals(Level.NONE, rights.at(here, Modules.STOCK));
    }

    @Test
    public void seesWhatAnotherNodeChanges() {
        Parts other = new Parts(GROUND);
        Members otherMembers = other.members;
        Sessions otherNode = other.sessions;
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        assertTrue(authenticate(begun).orElseThrow().caller().rights().administrator());
        otherMembers.admit(account.id(), clinic, Rights.of(false, Map.of(there, Map.of(Modules.STOCK, Level.VIEW))));
        assertFalse(authenticate(begun).orElseThrow().caller().rights().administrator());
        otherNode.chooseLocation(begun.token(), there);
        assertEquals(there, authenticate(begun).orElseThrow().caller().location());
        otherNode.end(begun.token());
        assertTrue(authenticate(begun).isEmpty());
    }

    @Test
    public void worksAtTheLocationOfTheHeaderOrTheOneChosen() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        assertEquals(
                here,
                sessions.authenticate(begun.token(), here, origin)
                        .orElseThrow()
                        .caller()
                        .location());
        assertEquals(
                "no-location",
                assertThrows(ProblemException.class, () -> sessions.authenticate(begun.token(), there, origin))
                        .problem()
                        .type());
        assertThrows(ProblemException.class, () -> sessions.chooseLocation(begun.token(), there));
        sessions.chooseLocation(begun.token(), here);
        assertEquals(here, authenticate(begun).orElseThrow().caller().location());
        members.admit(account.id(), clinic, Rights.of(false, Map.of(there, Map.of(Modules.STOCK, Level.VIEW))));
        assertNull(
                "no right there any more",
                authenticate(begun).orElseThrow().caller().location());
        sessions.chooseLocation(begun.token(), null);
        assertNull(authenticate(begun).orElseThrow().caller().location());
    }

    @Test
    public void switchesInstitutionsAndRemembersTheLast() {
        InstitutionId lab = GROUND.institution();
        members.admit(account.id(), lab, Rights.of(false, Map.of(there, Map.of(Modules.STOCK, Level.VIEW))));
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        InstitutionId foreign = GROUND.institution();
        assertEquals(
                "no-member",
                assertThrows(ProblemException.class, () -> sessions.chooseInstitution(begun.token(), foreign))
                        .problem()
                        .type());
        sessions.chooseInstitution(begun.token(), lab);
        Caller inLab = authenticate(begun).orElseThrow().caller();
        assertEquals(lab, inLab.institution());
        assertFalse(
                "rights of the other institution are left behind",
                inLab.rights().administrator());
        assertEquals(
                lab, sessions.begin(email, PASSWORD, origin, null).session().institution());
    }

    @Test
    public void signsOut() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, null);
        Sessions.Begun other = sessions.begin(email, PASSWORD, origin, null);
        sessions.end(begun.token());
        assertTrue(authenticate(begun).isEmpty());
        assertTrue(authenticate(other).isPresent());
        assertEquals(
                List.of(AuditEvent.Action.SIGN_IN, AuditEvent.Action.SIGN_IN, AuditEvent.Action.SIGN_OUT),
                GROUND.audit().events().stream().map(AuditEvent::action).toList());
    }

    @Test
    public void operatorsListAndRevoke() {
        Sessions.Begun begun = sessions.begin(email, PASSWORD, origin, "curl\n/8");
        SessionRow listed = sessions.list(1000).stream()
                .filter(row -> row.account().equals(account))
                .findFirst()
                .orElseThrow();
        assertEquals("curl /8", listed.agent());
        assertTrue(sessions.revoke(listed.id(), new Caller.Origin("shell", null, null)));
        assertTrue(authenticate(begun).isEmpty());
        assertFalse(sessions.revoke(listed.id(), new Caller.Origin("shell", null, null)));
    }

    @Test
    public void slowsDownAfterRepeatedFailures() {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, refused(email, "wrong#0000").status());
        }
        Problem early = refused(email, PASSWORD);
        assertEquals("too-many-attempts", early.type());
        assertEquals(429, early.status());
        assertEquals(
                "even an unknown name is slowed down the same way",
                429,
                slowed("ghost@linden.example").status());
        GROUND.clock().advance(Duration.ofSeconds(2));
        assertEquals(401, refused(email, "wrong#0000").status());
        GROUND.clock().advance(Duration.ofSeconds(1));
        assertEquals("the wait doubles", 429, refused(email, PASSWORD).status());
        GROUND.clock().advance(Duration.ofSeconds(2));
        assertEquals(
                account, sessions.begin(email, PASSWORD, origin, null).session().account());
        assertEquals("all is forgiven", 401, refused(email, "wrong#0000").status());
    }

    private Problem slowed(String name) {
        String unknown = UUID.randomUUID() + name;
        for (int i = 0; i < 5; i++) {
            assertEquals(401, refused(unknown, "wrong#0000").status());
        }
        return refused(unknown, "wrong#0000");
    }

    @Test
    public void countsAttemptsThatComeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Integer>> guesses = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        Callers.bind(Caller.system(null, Rights.NONE, origin));
                        try {
                            return refused(email, "wrong#0000").status();
                        } finally {
                            Callers.bind(null);
                        }
                    })
                    .toList();
            int judged = 0;
            for (Future<Integer> guess : threads.invokeAll(guesses)) {
                judged += guess.get() == 401 ? 1 : 0;
            }
            assertEquals("only the free attempts were judged", 5, judged);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void sweepsUpWhatHasEnded() throws SQLException {
        sessions.begin(email, PASSWORD, origin, null);
        GROUND.clock().advance(LONGEST.plus(IDLE).plusMinutes(1));
        Sessions.Begun fresh = sessions.begin(email, PASSWORD, origin, null);
        sessions.forget();
        assertEquals(1, count("select count(*) from accounts_session where account_id = '" + account.id() + "'"));
        assertTrue(authenticate(fresh).isPresent());
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = GROUND.database().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Optional<Authenticated> authenticate(Sessions.Begun begun) {
        return sessions.authenticate(begun.token(), null, origin);
    }

    private Problem refused(String name, String password) {
        return assertThrows(ProblemException.class, () -> sessions.begin(name, password, origin, null))
                .problem();
    }

    /** What the work takes of memory, most of it by the hash: the same however busy the machine is. */
    private static long allocated(Runnable work) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
