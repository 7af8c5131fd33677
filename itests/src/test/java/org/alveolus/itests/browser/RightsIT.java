package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.ClassRule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/**
 * The matrix of rights by keyboard, with a second person at a second browser, in whose open page each change holds at once. Proves
 * A4, P7.
 */
public class RightsIT extends BrowserTestSupport {

    private static final String PASSWORD = "Implant#2026";
    private static final String CELL = ".matrix button[aria-label^='Rosa Receptie, Stock']";
    private static final String EXPIRED = "0107630031730428112010201725101910EF51";
    private static final String EXPIRED_REASON = "alv-field[name='placements/0/implant/expiredReason'] input";
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("rights").demo().prepare();

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    private Browser matrix() {
        Browser browser = signIn(browser(Look.USUAL), "admin@linden.example", PASSWORD);
        workAt(browser, "Linden Centrum");
        browser.go("/console/rights").await(".matrix");
        return browser;
    }

    private static void goToCell(Browser browser, String cell) {
        browser.tabTo(".matrix button");
        browser.press(Keys.HOME);
        for (int row = 0; row < 10 && !name(browser).startsWith("Rosa"); row++) {
            browser.press(Keys.ARROW_DOWN);
        }
        for (int column = 0; column < 12 && !browser.focusIsOn(cell); column++) {
            browser.press(Keys.ARROW_RIGHT);
        }
        assertTrue(name(browser), browser.focusIsOn(cell));
    }

    private static String name(Browser browser) {
        return String.valueOf(browser.script("return document.activeElement.getAttribute('aria-label')"));
    }

    @Test
    public void aChangeHoldsAtOnceInAnotherOpenBrowser() {
        Browser colleague = signIn(browser(Look.USUAL), "reception@linden.example", PASSWORD);
        workAt(colleague, "Linden Centrum");
        assertFalse(colleague.visible("nav a[data-page=stock]"));
        Api program = ALVEOLUS.api().signedIn("reception@linden.example", PASSWORD);
        assertEquals(403, program.get("/api/stock/items").status());

        Browser administrator = matrix();
        goToCell(administrator, CELL);
        administrator.press("v").see("Rosa Receptie, Stock: View");
        colleague.within(AT_ONCE, "The page came", () -> colleague.visible("nav a[data-page=stock]"));
        program.get("/api/stock/items").expect(200);
        colleague.go("/console/stock").await("alv-header");

        administrator.tabTo(CELL).press("e").see("Rosa Receptie, Stock: Edit");
        administrator.press(Keys.SPACE).see("Rosa Receptie, Stock: Delete");
        administrator.press("n").see("Rosa Receptie, Stock: None");
        colleague.within(AT_ONCE, "The page left", () -> !colleague.visible("nav a[data-page=stock]"));
        colleague.see("You may not open this page here");
        assertEquals(403, program.get("/api/stock/items").status());
        administrator.accessible().quiet();
    }

    @Test
    public void aChangeIsUndone() {
        Browser administrator = matrix();
        String cell = ".matrix button[aria-label^='Rosa Receptie, Scanning']";
        goToCell(administrator, cell);
        String before = name(administrator);
        administrator.press("d").see("Rosa Receptie, Scanning: Delete");
        administrator.tabTo(".toast button:not(.icon)").press(Keys.ENTER).see("Undone.");
        administrator.until("as before", () -> administrator.visible(".matrix button[aria-label='" + before + "']"));
    }

    @Test
    public void whatSomebodyElseChangedMeanwhileStays() {
        Browser administrator = matrix();
        Api other = ALVEOLUS.api().signedIn("admin@linden.example", PASSWORD);
        String id = member(other, "Rosa Receptie").path("id").asText();
        String path = "/api/accounts/staff/" + id + "/rights";
        Answer rights = other.get(path).expect(200);
        ObjectNode body = (ObjectNode) rights.json();
        body.putArray("tasks").add("export-dossier");
        other.with("If-Match", rights.header("ETag")).put(path, body).expect(200);

        String cell = ".matrix button[aria-label^='Rosa Receptie, Patients']";
        goToCell(administrator, cell);
        administrator.press("d").see("Rosa Receptie, Patients: Delete");
        JsonNode now = other.get(path).expect(200).json();
        assertEquals("export-dossier", now.at("/tasks/0").asText());
        assertTrue(now.path("rights").findValuesAsText("patients").contains("delete"));
        administrator.until(
                "the other's change is shown",
                () -> administrator.visible(
                        ".matrix button[aria-label='Rosa Receptie, Export a patient’s dossier: Yes']"));
    }

    private static JsonNode member(Api administrator, String name) {
        for (JsonNode row :
                administrator.get("/api/accounts/rights").expect(200).json().path("items")) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("No " + name);
    }

    /** Proves S5 for people: who may not use an expired box is told so, who may must say why. */
    @Test
    public void anExpiredBoxIsUsedWithAReasonByThoseWhoMay() {
        Browser browser = signIn(browser(Look.USUAL), "implantologist@linden.example", PASSWORD);
        workAt(browser, "Linden Zuid");
        browser.go("/console/registry/new").await("registry-treatment-form alv-form");
        browser.scan(EXPIRED).see("Expired on 19/10/2025.").see("Only a colleague with the task");
        assertFalse(browser.visible(EXPIRED_REASON));
        browser.accessible().fits().picture("expired-refused");

        Api administrator = ALVEOLUS.api().signedIn("admin@linden.example", PASSWORD);
        String path = "/api/accounts/staff/"
                + member(administrator, "Dr. Vera Voorbeeld").path("id").asText() + "/rights";
        Answer rights = administrator.get(path).expect(200);
        ObjectNode body = (ObjectNode) rights.json();
        body.withArray("tasks").add("use-expired-item");
        administrator.with("If-Match", rights.header("ETag")).put(path, body).expect(200);

        browser.go("/console/registry/new").await("registry-treatment-form alv-form");
        browser.scan(EXPIRED).await(EXPIRED_REASON);
        browser.fill("alv-field[name='surgery/patientNumber'] input", "L-1008");
        browser.tabTo("alv-field[name='surgery/indication'] select").press(Keys.ARROW_DOWN);
        browser.tabTo("alv-field[name='placements/0/position'] .tooth")
                .type("46")
                .press(Keys.SPACE);
        browser.tabTo("alv-field[name='other/prostheticsBy'] select").press(Keys.ARROW_DOWN);
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.until("it asks why", () -> browser.focusIsOn(EXPIRED_REASON));
        browser.until("the draft is kept", () -> browser.address().contains("draft="));
        browser.accessible().fits().picture("expired-asked");
        for (Look look : List.of(new Look("nl", Look.NARROW, "light"), new Look("de", Look.WIDE, "dark"))) {
            browser.look(look).go(browser.address()).await(EXPIRED_REASON);
            browser.accessible().fits().picture("expired-asked");
        }
        browser.fill(EXPIRED_REASON, "Nothing else was at hand");
        browser.chord(Keys.CONTROL, Keys.ENTER).await("alv-drawer");
        browser.quiet();
        JsonNode used = administrator
                .get("/api/stock/items?everywhere=true&state=used&q=EF51")
                .expect(200)
                .json()
                .path("items");
        assertEquals(1, used.size());
        assertEquals(
                "Nothing else was at hand",
                administrator
                        .get("/api/stock/items/" + used.at("/0/id").asText() + "/movements")
                        .expect(200)
                        .json()
                        .findValuesAsText("reason")
                        .get(0));
    }

    @Test
    public void nobodyTakesAdministrationFromThemselves() {
        Browser administrator = matrix();
        administrator.fill("#matrix-columns", "admin");
        administrator.until("one column", () -> !administrator.visible(".matrix button[data-cell=stock]"));
        administrator.tabTo(".matrix button").press(Keys.HOME, "n");
        administrator.see("Somebody else must do this");
        administrator.await(".matrix button[aria-label='Anna Beheer, Administration: Yes']");
    }

    @Test
    public void theMatrixIsGoodToLookAt() {
        Browser browser = signIn(browser(Look.USUAL), "admin@ahorn.example", PASSWORD);
        lookAt(browser, "/console/rights", ".matrix", "rights");
    }
}
