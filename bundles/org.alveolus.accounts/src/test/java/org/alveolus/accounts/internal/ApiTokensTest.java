package org.alveolus.accounts.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves A7. */
public class ApiTokensTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("accounts");

    private static final LocalDate SOON = LocalDate.of(2026, 12, 1);

    private final Parts parts = new Parts(GROUND);
    private final InstitutionId clinic = GROUND.institution();
    private final UUID here = UUID.randomUUID();
    private final Caller.Origin origin = new Caller.Origin("rest", "192.0.2.1", "r-1");
    private Account account;
    private Caller self;

    @Before
    public void makeAccount() {
        Callers.bind(Caller.system(null, Rights.NONE, origin));
        account = parts.members.create("Anna." + UUID.randomUUID() + "@linden.example", "Anna", "Implant#2026");
        Rights rights = rights(Level.EDIT);
        parts.members.admit(account.id(), clinic, rights);
        self = new Caller(account.id(), "Anna", clinic, rights, null, origin);
    }

    private Rights rights(Level stock) {
        return Rights.of(
                true, Map.of(here, Map.of(Modules.STOCK, stock, Modules.REGISTRY, Level.VIEW)), Set.copyOf(Tasks.ALL));
    }

    @After
    public void unbind() {
        Callers.bind(null);
    }

    @Test
    public void opensWhatItWasMadeForAndNeverMoreThanItsOwnerMay() throws Exception {
        String secret = make(Map.of(Modules.STOCK, Level.DELETE)).secret();
        Authenticated known = use(secret).orElseThrow();
        assertTrue(known.limited());
        assertEquals(account.id(), known.caller().account());
        assertEquals(clinic, known.caller().institution());
        assertEquals(Level.EDIT, known.caller().rights().at(here, Modules.STOCK));
        assertEquals(Level.NONE, known.caller().rights().at(here, Modules.REGISTRY));
        assertFalse(known.caller().rights().administrator());
        assertEquals(Set.of(), known.caller().rights().tasks());
        parts.members.admit(account.id(), clinic, rights(Level.VIEW));
        assertEquals(
                "at once",
                Level.VIEW,
                use(secret).orElseThrow().caller().rights().at(here, Modules.STOCK));
        String readOnly = make(Map.of(Modules.STOCK, Level.VIEW, Modules.REGISTRY, Level.VIEW))
                .secret();
        parts.members.admit(account.id(), clinic, rights(Level.DELETE));
        assertEquals(Level.VIEW, use(readOnly).orElseThrow().caller().rights().at(here, Modules.STOCK));
        assertThrows(ProblemException.class, () -> parts.sessions.authenticate(secret, UUID.randomUUID(), origin));
    }

    @Test
    public void endsWhenItsTimeIsOverOrItIsRevoked() throws Exception {
        ApiTokens.Made made = make(Map.of(Modules.STOCK, Level.VIEW));
        assertNull(made.token().usedAt());
        assertTrue(use(made.secret()).isPresent());
        assertEquals(
                GROUND.clock().instant(),
                GROUND.as(self, () -> parts.tokens.list()).get(0).usedAt());
        assertTrue(use(made.secret() + "x").isEmpty());
        assertTrue(use("alv_" + "x".repeat(1000)).isEmpty());
        GROUND.as(self, () -> {
            parts.tokens.revoke(account.id(), made.token().id());
            return null;
        });
        assertTrue(use(made.secret()).isEmpty());
        LocalDate today = LocalDate.ofInstant(GROUND.clock().instant(), java.time.ZoneOffset.UTC);
        String other = GROUND.as(self, () -> parts.tokens.make("T", today, Map.of("stock", Level.VIEW)))
                .secret();
        assertTrue(use(other).isPresent());
        GROUND.clock().advance(Duration.ofDays(1));
        assertTrue(use(other).isEmpty());
    }

    @Test
    public void isOfOneInstitutionAlone() throws Exception {
        ApiTokens.Made made = make(Map.of(Modules.STOCK, Level.VIEW));
        InstitutionId lab = GROUND.institution();
        parts.members.admit(account.id(), lab, rights(Level.DELETE));
        Caller there = new Caller(account.id(), "Anna", lab, rights(Level.DELETE), null, origin);
        assertEquals(List.of(), GROUND.as(there, () -> parts.tokens.list()));
        assertEquals(
                404,
                assertThrows(
                                ProblemException.class,
                                () -> GROUND.as(there, () -> {
                                    parts.tokens.revoke(
                                            account.id(), made.token().id());
                                    return null;
                                }))
                        .problem()
                        .status());
        assertEquals(clinic, use(made.secret()).orElseThrow().caller().institution());
    }

    @Test
    public void refusesWhatMakesNoToken() {
        Problem problem = assertThrows(
                        ProblemException.class,
                        () -> GROUND.as(
                                self,
                                () -> parts.tokens.make(" ", LocalDate.of(2029, 1, 1), Map.of("magic", Level.VIEW))))
                .problem();
        assertEquals(
                List.of("/name required", "/expires out-of-range", "/scopes unknown"),
                problem.errors().stream()
                        .map(error -> error.pointer() + " " + error.code())
                        .toList());
        assertThrows(
                ProblemException.class,
                () -> GROUND.as(self, () -> parts.tokens.make("T", SOON, Map.of("stock", Level.NONE))));
    }

    private ApiTokens.Made make(Map<String, Level> scopes) throws Exception {
        LocalDate day = LocalDate.ofInstant(GROUND.clock().instant(), java.time.ZoneOffset.UTC)
                .plusDays(9);
        return GROUND.as(self, () -> parts.tokens.make("Report", day, scopes));
    }

    private Optional<Authenticated> use(String secret) {
        return parts.sessions.authenticate(secret, null, origin);
    }
}
