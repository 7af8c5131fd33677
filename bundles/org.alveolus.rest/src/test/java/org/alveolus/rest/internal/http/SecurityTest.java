package org.alveolus.rest.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Allow;
import org.alveolus.api.Allow.Who;
import org.alveolus.api.Caller;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Authenticator;
import org.junit.Test;

/** Proves A4, A5, P3 (who may call what). */
public class SecurityTest {

    private static final Allow SIGNED_IN = Requests.allow(Who.SIGNED_IN, "", Level.VIEW);
    private static final Allow EDIT = Requests.allow(Who.RIGHTS, Modules.STOCK, Level.EDIT);
    private static final Allow DELETE = Requests.allow(Who.RIGHTS, Modules.STOCK, Level.DELETE);
    private static final Allow ADMINISTRATOR = Requests.allow(Who.ADMINISTRATOR, "", Level.VIEW);

    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();
    private InstitutionId institution = new InstitutionId(UUID.randomUUID());
    private Rights rights =
            Rights.of(false, Map.of(here, Map.of(Modules.STOCK, Level.EDIT), there, Map.of(Modules.STOCK, Level.VIEW)));
    private boolean limited;
    private final Authenticator authenticator = (token, location, origin) -> token.equals("good")
            ? Optional.of(new Authenticator.Authenticated(
                    new Caller(UUID.randomUUID(), "Ada", institution, rights, location, origin), "csrf-1", limited))
            : Optional.empty();
    private final Security security = new Security(() -> authenticator);

    @Test
    public void refusesWhereNothingIsSaid() {
        assertEquals("403 not-allowed", refused(bearer().call(null)));
    }

    @Test
    public void demandsASession() {
        assertEquals("401 unauthenticated", refused(new Requests().call(SIGNED_IN)));
        assertEquals(
                "401 unauthenticated",
                refused(new Requests().header("Authorization", "Bearer bad").call(SIGNED_IN)));
        assertEquals(
                "401 unauthenticated",
                refused(new Requests().header("Authorization", "Basic good").call(SIGNED_IN)));
        assertEquals("401 unauthenticated", refused(new Requests().cookie("bad").call(SIGNED_IN)));
        assertEquals(
                "a bad header is not made good by a cookie",
                "401 unauthenticated",
                refused(new Requests()
                        .header("Authorization", "Basic x")
                        .cookie("good")
                        .call(SIGNED_IN)));
    }

    @Test
    public void takesATokenFromTheHeader() {
        Caller caller = security.admit(bearer().call(SIGNED_IN));
        assertEquals("Ada", caller.name());
        assertEquals(new Caller.Origin("rest", "192.0.2.7", "request-1"), caller.origin());
    }

    @Test
    public void demandsTheCsrfTokenWithACookieForChanges() {
        assertEquals("403 csrf", refused(new Requests().cookie("good").call(SIGNED_IN)));
        assertEquals(
                "403 csrf",
                refused(new Requests()
                        .cookie("good")
                        .header("X-CSRF-Token", "other")
                        .call(SIGNED_IN)));
        Caller writes = security.admit(
                new Requests().cookie("good").header("X-CSRF-Token", "csrf-1").call(SIGNED_IN));
        Caller reads =
                security.admit(new Requests().cookie("good").method("GET").call(SIGNED_IN));
        assertEquals("console", writes.origin().channel());
        assertEquals("console", reads.origin().channel());
    }

    @Test
    public void anyoneIsNobodyInParticular() {
        Caller caller = security.admit(bearer().call(Requests.allow(Who.ANYONE, "", Level.VIEW)));
        assertNull(caller.account());
        assertNull(caller.institution());
        assertEquals(Rights.NONE, caller.rights());
    }

    @Test
    public void measuresRightsAtTheLocationOfTheRequest() {
        security.admit(bearer().call(EDIT));
        security.admit(at(here).call(EDIT));
        assertEquals("403 no-right", refused(at(there).call(EDIT)));
        assertEquals("403 no-right", refused(bearer().call(DELETE)));
        assertEquals(
                "400 invalid",
                refused(bearer().header("Practice-Location", "nowhere").call(EDIT)));
    }

    @Test
    public void administrationIsNoModule() {
        assertEquals("403 not-administrator", refused(bearer().call(ADMINISTRATOR)));
        rights = Rights.of(true, Map.of());
        security.admit(bearer().call(ADMINISTRATOR));
        assertEquals("403 no-right", refused(bearer().call(EDIT)));
    }

    /** Proves A7. */
    @Test
    public void aTokenOfAProgramOpensModulesOnly() {
        limited = true;
        rights = Rights.of(true, Map.of(here, Map.of(Modules.STOCK, Level.EDIT)));
        security.admit(bearer().call(EDIT));
        assertEquals("403 no-right", refused(bearer().call(DELETE)));
        assertEquals("403 not-for-tokens", refused(bearer().call(SIGNED_IN)));
        assertEquals("403 not-for-tokens", refused(bearer().call(ADMINISTRATOR)));
    }

    @Test
    public void withoutAnInstitutionThereIsNoRight() {
        institution = null;
        security.admit(bearer().call(SIGNED_IN));
        assertEquals("403 no-institution", refused(bearer().call(EDIT)));
        assertEquals("403 no-institution", refused(bearer().call(ADMINISTRATOR)));
    }

    @Test
    public void saysSoWhileAccountsAreAway() {
        ProblemException away =
                assertThrows(ProblemException.class, () -> new Security(() -> null).admit(bearer().call(SIGNED_IN)));
        assertEquals(503, away.problem().status());
    }

    private static Requests bearer() {
        return new Requests().header("Authorization", "bearer good");
    }

    private static Requests at(UUID location) {
        return bearer().header("Practice-Location", location.toString());
    }

    private String refused(Call call) {
        ProblemException refused = assertThrows(ProblemException.class, () -> security.admit(call));
        return refused.problem().status() + " " + refused.problem().type();
    }
}
