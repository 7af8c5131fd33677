package org.alveolus.accounts.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.alveolus.accounts.internal.domain.Totp;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves A7. */
public class SecondFactorsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("accounts");

    private static final String PASSWORD = "Implant#2026";

    private final Parts parts = new Parts(GROUND);
    private final InstitutionId clinic = GROUND.institution();
    private final Caller.Origin origin =
            new Caller.Origin("rest", UUID.randomUUID().toString(), "r-1");
    private final Caller nobody = Caller.system(null, Rights.NONE, origin);
    private String email;
    private Account account;
    private Caller self;

    @Before
    public void makeAccount() {
        Callers.bind(nobody);
        email = "Anna." + UUID.randomUUID() + "@linden.example";
        account = parts.members.create(email, "Anna", PASSWORD);
        parts.members.admit(account.id(), clinic, Rights.of(true, Map.of()));
        self = new Caller(account.id(), "Anna", clinic, Rights.of(true, Map.of()), null, origin);
    }

    @After
    public void unbind() {
        Callers.bind(null);
    }

    @Test
    public void itIsAskedOnceItIsConfirmed() throws Exception {
        SecondFactors.Begun begun = GROUND.as(self, parts.factors::begin);
        begin(null);
        assertEquals("invalid", refused(() -> GROUND.as(self, () -> parts.factors.confirm("000000"))));
        confirm(begun.secret());
        assertEquals("second-factor", refused(() -> begin(null)));
        assertEquals("wrong-code", refused(() -> begin("000000")));
        assertEquals("wrong-credentials", refused(() -> parts.sessions.begin(email, "Wrong#2026", "1", origin, null)));
        next();
        begin(now(begun.secret()));
        assertEquals("factor-there", refused(() -> GROUND.as(self, parts.factors::begin)));
    }

    @Test
    public void aCodeHoldsHalfAMinuteAwayAndOnce() throws Exception {
        String secret = setUp();
        next();
        long step = Totp.step(GROUND.clock().instant());
        assertEquals("wrong-code", refused(() -> begin(Totp.password(secret, step + 2))));
        begin(Totp.password(secret, step + 1));
        assertEquals(
                "a code before one that was used", "wrong-code", refused(() -> begin(Totp.password(secret, step))));
        assertEquals("wrong-code", refused(() -> begin(Totp.password(secret, step + 1))));
        next();
        next();
        begin(Totp.password(secret, step + 2));
        assertEquals("wrong-code", refused(() -> begin(Totp.password(secret, step + 1))));
    }

    @Test
    public void guessesAreSlowedDown() throws Exception {
        setUp();
        for (int i = 0; i < 5; i++) {
            assertEquals("wrong-code", refused(() -> begin("000000")));
        }
        assertEquals("too-many-attempts", refused(() -> begin("000000")));
    }

    @Test
    public void eachRecoveryCodeOpensOnce() throws Exception {
        SecondFactors.Begun begun = GROUND.as(self, parts.factors::begin);
        List<String> codes = confirm(begun.secret());
        assertEquals(10, codes.size());
        begin(codes.get(3).toLowerCase(Locale.ROOT).replace("-", " "));
        assertEquals("wrong-code", refused(() -> begin(codes.get(3))));
        assertEquals(9, parts.factors.codesLeft(account.id()));
        List<String> renewed = GROUND.as(self, parts.factors::renewCodes);
        assertEquals("wrong-code", refused(() -> begin(codes.get(4))));
        begin(renewed.get(0));
    }

    @Test
    public void oneOfManyAtOnceUsesARecoveryCode() throws Exception {
        SecondFactors.Begun begun = GROUND.as(self, parts.factors::begin);
        String code = confirm(begun.secret()).get(0);
        assertEquals(1, atOnce(code));
    }

    @Test
    public void oneOfManyAtOnceUsesACode() throws Exception {
        String secret = setUp();
        next();
        assertEquals(1, atOnce(now(secret)));
    }

    private int atOnce(String code) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> attempts = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> GROUND.as(nobody, () -> {
                        try {
                            begin(code);
                            return true;
                        } catch (ProblemException e) {
                            assertEquals("wrong-code", e.problem().type());
                            return false;
                        }
                    }))
                    .toList();
            int in = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                in += attempt.get() ? 1 : 0;
            }
            return in;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void whoHasNoneSetsItUpBeforeAnythingElseWhereItIsDemanded() throws Exception {
        Sessions.Begun earlier = begin(null);
        GROUND.as(self, () -> parts.factors.demand(true, 0));
        assertEquals("changed-meanwhile", refused(() -> GROUND.as(self, () -> parts.factors.demand(false, 0))));
        assertEquals("who works now goes on", clinic, caller(earlier).institution());
        Sessions.Begun begun = begin(null);
        Caller caller = caller(begun);
        assertNull(caller.institution());
        assertFalse(caller.rights().administrator());
        parts.sessions.requireConfirmed(begun.token());
        SecondFactors.Begun factor = GROUND.as(caller, parts.factors::begin);
        GROUND.as(
                caller,
                () -> parts.factors.confirm(
                        Totp.password(factor.secret(), Totp.step(GROUND.clock().instant()))));
        assertEquals(clinic, caller(begun).institution());
        assertTrue(caller(begun).rights().administrator());
        assertEquals(
                "factor-demanded",
                refused(() -> GROUND.as(self, () -> {
                    parts.factors.remove(Locale.ENGLISH);
                    return null;
                })));
    }

    @Test
    public void anAdministratorRemovesALostOneUnlessItGuardsAnotherInstitution() throws Exception {
        setUp();
        Caller boss = GROUND.caller(clinic);
        GROUND.as(boss, () -> {
            parts.factors.reset(account.id(), Locale.ENGLISH);
            return null;
        });
        assertEquals(List.of("Your second factor was removed"), parts.subjects(email));
        begin(null);
        setUp();
        parts.members.admit(account.id(), GROUND.institution(), Rights.NONE);
        assertEquals(
                "belongs-elsewhere",
                refused(() -> GROUND.as(boss, () -> {
                    parts.factors.reset(account.id(), Locale.ENGLISH);
                    return null;
                })));
        assertEquals(
                "not-found",
                refused(() -> GROUND.as(GROUND.caller(GROUND.institution()), () -> {
                    parts.factors.reset(account.id(), Locale.ENGLISH);
                    return null;
                })));
    }

    private String setUp() throws Exception {
        SecondFactors.Begun begun = GROUND.as(self, parts.factors::begin);
        confirm(begun.secret());
        return begun.secret();
    }

    private List<String> confirm(String secret) throws Exception {
        return GROUND.as(self, () -> parts.factors.confirm(now(secret)));
    }

    private static String now(String secret) {
        return Totp.password(secret, Totp.step(GROUND.clock().instant()));
    }

    private static void next() {
        GROUND.clock().advance(Duration.ofSeconds(30));
    }

    private Sessions.Begun begin(String code) {
        return parts.sessions.begin(email, PASSWORD, code, origin, null);
    }

    private Caller caller(Sessions.Begun begun) {
        return parts.sessions
                .authenticate(begun.token(), null, origin)
                .orElseThrow()
                .caller();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static String refused(Work work) {
        return assertThrows(ProblemException.class, work::run).problem().type();
    }
}
