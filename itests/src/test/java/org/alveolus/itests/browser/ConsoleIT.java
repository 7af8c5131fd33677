package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/** The shell around the pages: signing in, practice location, languages, scan field, search, audit log, by keyboard. Proves P7, P9, A1, A5. */
public class ConsoleIT extends BrowserTestSupport {

    private static final String EMAIL = "ada@console.example";
    private static final String PASSWORD = "Console#2026";

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("console").prepare();

    @BeforeClass
    public static void makeAnInstitution() {
        ALVEOLUS.api()
                .post(
                        "/api/setup",
                        Map.of(
                                "email",
                                EMAIL,
                                "name",
                                "Ada Voorbeeld",
                                "password",
                                PASSWORD,
                                "institution",
                                Map.of(
                                        "name", "Praktijk Voorbeeld",
                                        "kind", "clinic",
                                        "country", "NL",
                                        "zone", "Europe/Amsterdam",
                                        "languages", List.of("nl", "en"),
                                        "address", "Voorbeeldstraat 1"),
                                "location",
                                Map.of("name", "Centrum")))
                .expect(201);
        api().post("/api/institution/locations", Map.of("name", "Noord", "address", "Noordweg 2"))
                .expect(201);
    }

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    private static Api api() {
        return ALVEOLUS.api().signedIn(EMAIL, PASSWORD);
    }

    private Browser atWork(Look look) {
        return workAt(signIn(browser(look), EMAIL, PASSWORD), "Centrum");
    }

    @Test
    public void aWrongPasswordIsToldWithoutSayingWhatIsWrong() {
        Browser browser = browser(Look.USUAL).go("/console/");
        browser.fill("input[name=email]", EMAIL)
                .fill("input[name=password]", "Wrong#2026")
                .press(Keys.ENTER);
        browser.see("E-mail address or password is not right.");
        assertEquals(EMAIL, browser.value("input[name=email]"));
        browser.accessible();
    }

    @Test
    public void signingInLooksRightInEveryWay() {
        lookAt(browser(Look.USUAL), "/", "alv-sign-in [name=password]", "sign-in");
    }

    @Test
    public void thePracticeLocationIsChosenAndKept() {
        Browser browser = signIn(browser(Look.USUAL), EMAIL, PASSWORD);
        browser.await(".places");
        browser.accessible().picture("location");
        workAt(browser, "Noord");
        browser.reload().await("#place");
        assertEquals("Noord", browser.script("return document.querySelector('#place').selectedOptions[0].label"));
        browser.choose("#place", "Centrum");
        browser.until("kept on the server", () -> "Centrum".equals(locationOnServer(browser)));
        browser.quiet();
    }

    private static Object locationOnServer(Browser browser) {
        return browser.script("const r = new XMLHttpRequest(); r.open('GET', '/api/sessions/current', false); r.send();"
                + "const s = JSON.parse(r.responseText); return s.locations.find(l => l.id === s.location).name;");
    }

    @Test
    public void theSecretIsOutOfReachOfScripts() {
        Browser browser = atWork(Look.USUAL);
        assertEquals("", browser.script("return document.cookie"));
        assertEquals(
                "a request of another site carries no token and is refused",
                403L,
                browser.script("const r = new XMLHttpRequest(); r.open('PUT', '/api/sessions/current/location', false);"
                        + "r.setRequestHeader('Content-Type', 'application/json'); r.send('{}'); return r.status;"));
    }

    @Test
    public void theLanguageChangesAtOnceAndIsRemembered() {
        Browser browser = atWork(Look.USUAL);
        browser.see("Audit log");
        browser.choose("#language", "Deutsch");
        browser.see("Protokoll");
        assertEquals("de", browser.script("return document.documentElement.lang"));
        browser.reload().see("Protokoll");
        browser.choose("#language", "Nederlands").see("Auditlog");
        browser.quiet();
    }

    @Test
    public void theAuditLogShowsWhatHappened() {
        Browser browser = atWork(Look.USUAL).go("/console/audit");
        browser.await("table.list tbody tr[data-row]");
        browser.see("Signed in").see("Ada Voorbeeld");
        browser.choose("alv-list select", "Signed in");
        browser.await(".chip");
        assertTrue(browser.address(), browser.address().contains("action=sign-in"));
        browser.tabTo("table.list tbody tr").press(Keys.ENTER).await("alv-drawer");
        browser.see("Everything about this object").accessible().picture("audit-line");
        browser.press(Keys.ESCAPE).awaitGone("alv-drawer");
        assertTrue("the focus is back on the row", browser.focusIsOn("table.list tbody tr"));
        browser.tabTo("alv-header button").press(Keys.ENTER).see("The chain is whole");
        browser.quiet();
    }

    @Test
    public void everyPageInTheMenuLooksRightInEveryWay() {
        Browser browser = atWork(Look.USUAL);
        browser.await("nav a");
        @SuppressWarnings("unchecked")
        List<String> pages = (List<String>)
                browser.script("return [...document.querySelectorAll('nav a[data-page]')].map(a => a.dataset.page)");
        assertTrue(pages.toString(), pages.contains("audit"));
        for (String page : pages) {
            lookAt(browser, "/console/" + page, ".page > * alv-header", "page-" + page);
        }
    }

    /** Proves P10 for people: a message is written, found, read and sent again. */
    @Test
    public void aMessageIsWrittenFoundReadAndSentAgain() {
        Browser browser = atWork(Look.USUAL).go("/console/messages");
        browser.await("alv-header button");
        browser.tabTo("alv-header button").press(Keys.ENTER).see("A test message is on its way to " + EMAIL);
        browser.await("table.list tbody tr[data-row]");
        browser.until("it lies in the outbox", () -> "outbox"
                .equals(messages().at("/items/0/state").asText()));
        browser.choose("alv-list select", "In the outbox");
        browser.await(".chip");
        browser.tabTo("table.list tbody tr[data-row]").press(Keys.ENTER).await("alv-drawer code");
        browser.see(EMAIL);
        String message = browser.address();
        for (String language : List.of("nl", "en", "de")) {
            for (int width : List.of(Look.WIDE, Look.NARROW)) {
                browser.look(new Look(language, width, "light")).go(message).await("alv-drawer code");
                browser.accessible().fits().picture("message");
            }
        }
        browser.look(Look.USUAL).go(message).await("alv-drawer code");
        browser.tabTo("alv-drawer [slot=actions]").press(Keys.ENTER).see("The message is on its way again.");
        browser.awaitGone("alv-drawer");
        browser.quiet();
    }

    private static JsonNode messages() {
        return api().get("/api/notifications").expect(200).json();
    }

    @Test
    public void thePersonFindsPagesAndTheScanFieldByKeyboard() {
        Browser browser = atWork(Look.USUAL);
        browser.chord(Keys.CONTROL, "k").await("alv-palette input");
        browser.accessible().type("audit").press(Keys.ENTER);
        browser.until("the audit log", () -> browser.address().startsWith("/console/audit"));
        browser.press(Keys.F2).until("the scan field", () -> browser.focusIsOn("#scan"));
        browser.press(Keys.TAB).press(Keys.TAB);
        assertFalse(browser.focusIsOn("#scan"));
    }

    @Test
    public void anEndedSessionIsRenewedOverThePage() {
        Browser browser = atWork(Look.USUAL).go("/console/audit");
        browser.await("table.list tbody tr[data-row]");
        browser.script("const s = new XMLHttpRequest(); s.open('GET', '/api/sessions/current', false); s.send();"
                + "const r = new XMLHttpRequest(); r.open('DELETE', '/api/sessions/current', false);"
                + "r.setRequestHeader('X-CSRF-Token', JSON.parse(s.responseText).csrfToken); r.send();");
        browser.tabTo("alv-list select").press("S");
        browser.await("alv-dialog [name=password]");
        browser.see("nothing you typed is lost").accessible().picture("session-ended");
        assertTrue(browser.focusIsOn("input[name=password]"));
        browser.type(PASSWORD).press(Keys.ENTER).awaitGone("input[name=password]");
        browser.await(".chip");
        assertTrue(browser.address(), browser.address().contains("action=sign-in"));
    }

    @Test
    public void anUnknownPageSaysSoKindly() {
        Browser browser = atWork(Look.USUAL);
        browser.go("/console/nobody").see("This page is not there").accessible().picture("unknown-page");
        assertEquals(404, ALVEOLUS.api().get("/console/nobody").status());
    }

    @Test
    public void aScanAnywhereLandsInTheScanFieldAndIsAnsweredAtOnce() {
        Browser browser = atWork(Look.USUAL).go("/console/audit");
        browser.await("table.list tbody tr[data-row]");
        browser.script(
                "addEventListener('keydown', e => { window.lastKey = e.timeStamp; }, true);"
                        + "new MutationObserver(() => window.answered ??= performance.now())"
                        + ".observe(document.querySelector('header .scan-line'), {attributes: true, attributeFilter: ['data-flash']});");
        browser.tabTo("alv-date input").type("01").scan("01076300317304281728013110AB1234");
        browser.see("Read without doubt").see("07630031730428").see("AB1234").see("31/01/2028");
        assertEquals("what was typed before the scan stays", "01", browser.value("alv-date input"));
        assertTrue(browser.value("#scan").startsWith("0107630031730428"));
        double delay = ((Number) browser.script("return window.answered - window.lastKey")).doubleValue();
        assertTrue(delay + " ms", delay < 100);
        browser.accessible().picture("scan").quiet();
        browser.press(Keys.ESCAPE).awaitGone("alv-drawer");

        browser.press(Keys.F2).scan("+A123BJC5D6E71G").see("HIBC").see("BJC5D6E7");
        browser.press(Keys.ESCAPE).awaitGone("alv-drawer");
        browser.script("document.activeElement.blur()");
        browser.scan("01076300317304281728013110AB\u001d21SER1").see("SER1");
        browser.press(Keys.ESCAPE).awaitGone("alv-drawer");
        browser.press(Keys.F2).scan("07630031730420").see("Not readable");
        browser.accessible().picture("scan-refused");
    }

    @Test
    public void aSpaceThatIsTheCheckCharacterIsKept() {
        Browser browser = atWork(Look.USUAL).go("/console/audit");
        browser.await("table.list tbody tr[data-row]");
        browser.press(Keys.F2).scan("+A123AA40 ").see("Read without doubt").see("AA4");
        browser.press(Keys.ESCAPE).awaitGone("alv-drawer");
        browser.script("document.activeElement.blur()");
        browser.scan("+A123AA50$").see("AA5");
        browser.press(Keys.ESCAPE).awaitGone("alv-drawer");
        browser.script("document.activeElement.blur()");
        browser.scan("+A123AA40 ").see("Read without doubt").see("AA4");
    }

    /** Proves R7 for people. */
    @Test
    public void aRecallByACodeWithoutDeviceIsRefusedInThePersonsLanguage() {
        Browser browser = atWork(Look.USUAL);
        Map<String, String> refusals = Map.of(
                "en", "This code names no device.",
                "nl", "Deze code noemt geen hulpmiddel.",
                "de", "Dieser Code nennt kein Produkt.");
        refusals.forEach((language, refusal) -> {
            browser.look(new Look(language, Look.WIDE, "light")).go("/console/recall?scan=00123456789012345675");
            browser.see(refusal);
        });
    }

    @Test
    public void thePagesOfACapabilityComeAndGoWithItsFeature() {
        Browser browser = atWork(Look.USUAL).go("/console/stock");
        browser.await(".page > *");
        browser.await("nav a[data-page=audit]");
        browser.script(
                "window.same = [document.querySelector('header'), document.querySelector('nav a[data-page=audit]')]");
        ALVEOLUS.shell("feature:uninstall alveolus-stock");
        try {
            browser.within(
                    Duration.ofSeconds(2), "gone from the menu", () -> !browser.visible("nav a[data-page=stock]"));
            browser.see("is no longer installed").accessible().picture("page-left");
        } finally {
            ALVEOLUS.shell("feature:install alveolus-stock");
        }
        browser.within(Duration.ofSeconds(2), "in the menu again", () -> browser.visible("nav a[data-page=stock]"));
        browser.awaitGone(".empty-heading");
        assertTrue(
                "nothing else was drawn again",
                (Boolean)
                        browser.script(
                                "return same[0] === document.querySelector('header') && same[1] === document.querySelector('nav a[data-page=audit]')"));
    }

    @Test
    public void signingOutEndsTheSession() {
        Browser browser = atWork(Look.USUAL);
        browser.tabTo("alv-menu button").press(Keys.ENTER).await(".menu-panel");
        browser.accessible().picture("account");
        browser.tabTo(".menu-panel button").press(Keys.ENTER).await("alv-sign-in");
        browser.go("/console/audit").await("alv-sign-in");
    }

    @Test
    public void firstLoadStaysBelow200Kilobytes() {
        Browser browser = atWork(Look.USUAL);
        browser.reload().await("nav a");
        Object bytes = browser.script(
                "return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                        + ".filter(e => !/\\.woff2$/.test(e.name)).reduce((sum, e) => sum + e.encodedBodySize, 0)");
        assertTrue(bytes + " bytes", ((Number) bytes).longValue() < 200_000 && ((Number) bytes).longValue() > 20_000);
    }

    @Test
    public void pagesSwitchWithin100Milliseconds() {
        Browser browser = atWork(Look.USUAL).go("/console/audit");
        browser.await("table.list");
        browser.script("history.pushState(null, '', '/console/nobody'); dispatchEvent(new CustomEvent('alv-route'));");
        browser.await(".empty");
        Object milliseconds = browser.script(
                "const done = performance.now(); history.pushState(null, '', '/console/audit'); dispatchEvent(new CustomEvent('alv-route'));"
                        + "return new Promise(r => { const look = () => document.querySelector('alveolus-audit alv-list') ? requestAnimationFrame(() => r(performance.now() - done)) : setTimeout(look, 1); look(); })");
        assertTrue(milliseconds + " ms", ((Number) milliseconds).doubleValue() < 100);
    }

    @Test
    public void theDocumentIsProtected() {
        var answer = ALVEOLUS.api().get("/console/");
        answer.expect(200);
        String policy = answer.header("Content-Security-Policy");
        assertTrue(policy, policy.contains("default-src 'none'"));
        assertFalse(policy, policy.contains("unsafe"));
        JsonNode pages = ALVEOLUS.api().get("/console/pages.json").expect(200).json();
        String module = pages.at("/pages/0/module").asText();
        assertEquals(
                "public, max-age=31536000, immutable",
                ALVEOLUS.api().get(module).expect(200).header("Cache-Control"));
        ALVEOLUS.api()
                .get("/console/files/org.alveolus.console/../../../etc/users.properties")
                .expect(404);
        assertEquals("/console/", ALVEOLUS.api().get("/").expect(302).header("Location"));
    }
}
