package org.alveolus.accounts.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import org.alveolus.accounts.internal.persistence.LinkTable.Purpose;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves A2. */
public class LinksTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("accounts");

    private static final String PASSWORD = "Implant#2026";
    private static final String OTHER = "Kroon+2027";
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final Parts parts = new Parts(GROUND);
    private final Links links = parts.links;
    private final InstitutionId clinic = GROUND.institution();
    private final Caller.Origin origin =
            new Caller.Origin("rest", UUID.randomUUID().toString(), "r-1");
    private final Caller nobody = Caller.system(null, Rights.NONE, origin);
    private String email;
    private Account account;

    @Before
    public void makeAccount() {
        Callers.bind(nobody);
        email = "Anna." + UUID.randomUUID() + "@linden.example";
        account = parts.members.create(email, "Anna", PASSWORD);
        parts.members.admit(account.id(), clinic, Rights.of(true, Map.of()));
        GROUND.audit().clear();
    }

    @After
    public void unbind() {
        Callers.bind(null);
    }

    @Test
    public void aForgottenPasswordIsChosenAnewByALinkOnce() {
        Sessions.Begun before = parts.sessions.begin(email, PASSWORD, origin, null);
        assertTrue(links.forgotten(" " + email.toUpperCase(Locale.ROOT), DUTCH, origin));
        assertEquals(List.of("Een nieuw wachtwoord voor Alveolus"), parts.subjects(email));
        String secret = parts.secret(email);
        assertEquals(43, secret.length());
        assertEquals(new Links.Seen(Purpose.PASSWORD, email), links.look(secret));

        links.setPassword(secret, OTHER, DUTCH, origin);

        assertTrue(parts.sessions.find(before.token()).isEmpty());
        assertEquals("wrong-credentials", refused(() -> parts.sessions.begin(email, PASSWORD, origin, null)));
        parts.sessions.begin(email, OTHER, origin, null);
        assertEquals("link-gone", refused(() -> links.look(secret)));
        assertEquals("link-gone", refused(() -> links.setPassword(secret, PASSWORD, DUTCH, origin)));
        assertTrue(parts.subjects(email).contains("Uw wachtwoord is gewijzigd"));
        assertTrue(GROUND.audit().events().stream()
                .anyMatch(event -> "Set a new password by a link".equals(event.detail())));
    }

    @Test
    public void nothingTellsWhetherAnAddressIsKnown() {
        String unknown = UUID.randomUUID() + "@linden.example";
        assertEquals(links.forgotten(email, DUTCH, origin), links.forgotten(unknown, DUTCH, origin));
        assertEquals(List.of(), parts.subjects(unknown));
        for (int i = 0; i < 4; i++) {
            links.forgotten(email, DUTCH, origin);
            links.forgotten(unknown, DUTCH, origin);
        }
        assertEquals("too-many-attempts", refused(() -> links.forgotten(email, DUTCH, origin)));
        assertEquals("too-many-attempts", refused(() -> links.forgotten(unknown, DUTCH, origin)));
        GROUND.clock().advance(Duration.ofSeconds(61));
        assertTrue(links.forgotten(email, DUTCH, origin));
    }

    @Test
    public void asksFromOneNetworkAddressAreLimitedTogether() {
        for (int i = 0; i < 50; i++) {
            links.forgotten(UUID.randomUUID() + "@linden.example", DUTCH, origin);
        }
        assertEquals("too-many-attempts", refused(() -> links.forgotten(email, DUTCH, origin)));
    }

    @Test
    public void aLinkEndsAfterAnHour() {
        links.forgotten(email, DUTCH, origin);
        String secret = parts.secret(email);
        GROUND.clock().advance(Duration.ofMinutes(61));
        assertEquals("link-gone", refused(() -> links.setPassword(secret, OTHER, DUTCH, origin)));
        assertTrue(links.forget() >= 1);
    }

    @Test
    public void aBadPasswordCostsNoLink() {
        links.forgotten(email, DUTCH, origin);
        String secret = parts.secret(email);
        for (String bad : List.of("", "short1#", "nodigits#", "12345678", "x1#".repeat(100))) {
            assertEquals(bad, "invalid", refused(() -> links.setPassword(secret, bad, DUTCH, origin)));
        }
        links.setPassword(secret, OTHER, DUTCH, origin);
    }

    @Test
    public void oneOfManyAtOnceUsesTheLink() throws Exception {
        links.forgotten(email, DUTCH, origin);
        String secret = parts.secret(email);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> attempts = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> Callers.as(nobody, (Callable<Boolean>) () -> {
                        try {
                            links.setPassword(secret, OTHER + i, DUTCH, origin);
                            return true;
                        } catch (ProblemException e) {
                            assertEquals("link-gone", e.problem().type());
                            return false;
                        }
                    }))
                    .toList();
            int used = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                used += attempt.get() ? 1 : 0;
            }
            assertEquals(1, used);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                1,
                parts.subjects(email).stream()
                        .filter("Uw wachtwoord is gewijzigd"::equals)
                        .count());
    }

    @Test
    public void keepsNoSecretOfALink() throws Exception {
        links.forgotten(email, DUTCH, origin);
        String secret = parts.secret(email);
        try (Connection connection = GROUND.database().getConnection();
                PreparedStatement select = connection.prepareStatement("select token_hash from accounts_link");
                ResultSet rows = select.executeQuery()) {
            assertTrue(rows.next());
            do {
                assertFalse(rows.getString(1).contains(secret));
            } while (rows.next());
        }
    }

    @Test
    public void withoutMailNothingIsDoneAndItIsSaid() {
        parts.mail = false;
        assertFalse(links.forgotten(email, DUTCH, origin));
        assertEquals(List.of(), parts.letters);
    }

    @Test
    public void aNewAddressCountsOnceItsLinkWasUsed() {
        String next = "New." + UUID.randomUUID() + "@linden.example";
        as(account, () -> assertTrue(links.changeEmail(next, Locale.ENGLISH)));
        assertEquals(List.of("Confirm your new e-mail address"), parts.subjects(next));
        String secret = parts.secret(next);
        assertEquals(new Links.Seen(Purpose.EMAIL, next), links.look(secret));
        assertEquals("link-gone", refused(() -> links.setPassword(secret, OTHER, DUTCH, origin)));
        parts.sessions.begin(email, PASSWORD, origin, null);

        links.confirmEmail(secret, Locale.ENGLISH, origin);

        assertEquals("wrong-credentials", refused(() -> parts.sessions.begin(email, PASSWORD, origin, null)));
        parts.sessions.begin(next, PASSWORD, origin, null);
        assertEquals(List.of("Your e-mail address was changed"), parts.subjects(email));
        assertEquals("link-gone", refused(() -> links.confirmEmail(secret, Locale.ENGLISH, origin)));
    }

    @Test
    public void anAddressOfSomebodyElseIsNotTold() {
        String taken = "Bert." + UUID.randomUUID() + "@linden.example";
        parts.members.create(taken, "Bert", PASSWORD);
        as(account, () -> assertTrue(links.changeEmail(taken, Locale.ENGLISH)));
        assertEquals(List.of("Your e-mail address at Alveolus"), parts.subjects(taken));
        assertTrue(parts.letters.stream().noneMatch(letter -> letter.secret()));
    }

    @Test
    public void anAddressThatWasTakenMeanwhileIsRefused() {
        String next = "New." + UUID.randomUUID() + "@linden.example";
        as(account, () -> links.changeEmail(next, Locale.ENGLISH));
        parts.members.create(next, "Other", PASSWORD);
        assertEquals("email-in-use", refused(() -> links.confirmEmail(parts.secret(next), Locale.ENGLISH, origin)));
        parts.sessions.begin(email, PASSWORD, origin, null);
    }

    @Test
    public void changingThePasswordEndsTheOtherSessions() {
        Sessions.Begun here = parts.sessions.begin(email, PASSWORD, origin, null);
        Sessions.Begun there = parts.sessions.begin(email, PASSWORD, origin, null);
        assertEquals("confirm-password", refused(() -> parts.sessions.requireConfirmed(here.token())));
        assertEquals("wrong-password", refused(() -> parts.sessions.confirm(here.token(), OTHER, origin)));
        parts.sessions.confirm(here.token(), PASSWORD, origin);
        UUID kept = parts.sessions.requireConfirmed(here.token()).id();
        as(account, () -> links.changePassword(kept, OTHER, Locale.GERMAN));
        assertTrue(parts.sessions.find(here.token()).isPresent());
        assertTrue(parts.sessions.find(there.token()).isEmpty());
        assertEquals(List.of("Ihr Passwort wurde geändert"), parts.subjects(email));
        GROUND.clock().advance(Duration.ofMinutes(6));
        assertEquals("confirm-password", refused(() -> parts.sessions.requireConfirmed(here.token())));
    }

    private void as(Account person, Runnable work) {
        Callers.as(new Caller(person.id(), person.name(), clinic, Rights.NONE, null, origin), work);
    }

    private static String refused(Runnable work) {
        Problem problem = assertThrows(ProblemException.class, work::run).problem();
        return problem.type();
    }
}
