package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/**
 * What comes after the surgery, by keyboard alone and in three languages: a visit and the loss of an implant, a recall from the notice to
 * the closing report, a draft that is found again, what is to complete and the choice lists.
 *
 * <p>Proves R3, R9, R15, R16, R17, P7.
 */
public class FollowUpIT extends BrowserTestSupport {

    private static final String EMAIL = "ada@care.example";
    private static final String PASSWORD = "Care#2026";

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("follow-up").prepare();

    private static String account;
    private static String storage;

    @BeforeClass
    public static void makeAClinic() {
        makeAPractice(ALVEOLUS.api(), EMAIL, PASSWORD, "Centre");
        account = first("/api/registry/practitioners");
        storage = api().post(
                        "/api/stock/storage-locations",
                        Map.of(
                                "title",
                                "Cabinet",
                                "department",
                                "Surgery",
                                "practiceLocation",
                                first("/api/institution/locations")))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    private static Api api() {
        return ALVEOLUS.api().signedIn(EMAIL, PASSWORD);
    }

    private static String first(String list) {
        return api().get(list).expect(200).json().at("/items/0/id").asText();
    }

    @Test
    public void inDutch() {
        care("nl");
    }

    @Test
    public void inEnglish() {
        care("en");
    }

    @Test
    public void inGerman() {
        care("de");
    }

    private void care(String language) {
        String mark = language.toUpperCase(Locale.ROOT);
        Look look = new Look(language, Look.WIDE, "light");
        String treatment = record("P-" + mark, "LOT" + mark);
        String piece = stock("LOT" + mark);
        Browser browser = signIn(browser(look), EMAIL, PASSWORD);
        browser.await("#scan");

        followUp(browser, treatment);
        String recall = recall(browser, mark, piece);
        draft(browser, mark);
        browser.look(new Look(language, Look.NARROW, "dark"));
        for (String[] page : new String[][] {
            {"/console/registry/treatments/" + treatment, "registry-follow-up .timeline", "care-follow-up"},
            {"/console/recall/cases", "table.list tbody tr[data-row]", "care-cases"},
            {"/console/recall/cases/" + recall, "registry-recall-case .timeline", "care-case"},
            {"/console/registry/to-complete", "table.list tbody tr[data-row]", "care-to-complete"},
            {"/console/registry/lists/complication", "table.list tbody tr[data-row]", "care-lists"}
        }) {
            browser.go(page[0]).await(page[1]);
            browser.accessible().fits().picture(page[2]);
        }
        browser.quiet();
    }

    private static void followUp(Browser browser, String treatment) {
        browser.go("/console/registry/treatments/" + treatment).await("[data-add=visit]");
        browser.tabTo("[data-add=visit]").press(Keys.ENTER).await("alv-dialog alv-form textarea");
        browser.fill("alv-field[name=text] textarea", "Sutures removed");
        browser.accessible().picture("care-visit");
        browser.chord(Keys.CONTROL, Keys.ENTER).awaitGone("alv-dialog").see("Sutures removed");

        browser.tabTo("[data-add=loss]").press(Keys.ENTER).await("alv-field[name=code] select");
        browser.tabTo("alv-field[name=code] select").press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        browser.chord(Keys.CONTROL, Keys.ENTER).awaitGone("alv-dialog");
        JsonNode implant = api().get("/api/registry/treatments/" + treatment + "/follow-up")
                .expect(200)
                .json()
                .at("/items/0");
        assertEquals("peri-implantitis", implant.at("/entries/1/code").asText());
        assertEquals(2, implant.get("entries").size());
        assertTrue("lost a year after the surgery", !implant.at("/loss/early").asBoolean());
        browser.await("[data-add=loss]:disabled");
        browser.accessible().fits().picture("care-loss").quiet();
    }

    private static String recall(Browser browser, String mark, String piece) {
        browser.go("/console/recall?lot=lot-" + mark).await("alv-header a.primary");
        browser.tabTo("alv-header a.primary").press(Keys.ENTER).await("alv-field[name=reference] input");
        browser.fill("alv-field[name=reference] input", "FSN-" + mark);
        browser.accessible().fits().picture("care-new-case");
        browser.chord(Keys.CONTROL, Keys.ENTER).await("registry-recall-case table.list tbody tr[data-row]");
        String recall = browser.address().replaceAll(".*/", "");
        browser.see("FSN-" + mark).see("P-" + mark).accessible().fits().picture("care-case");

        browser.tabTo("[data-act=quarantine]").press(Keys.ENTER);
        browser.until("the piece is quarantined", () -> "quarantined"
                .equals(api().get("/api/stock/items/" + piece)
                        .expect(200)
                        .json()
                        .get("state")
                        .asText()));

        change(browser, recall, mark);
        browser.tabTo("registry-recall-case table.list tbody tr[data-row]")
                .press(Keys.ENTER)
                .await("[data-ask=contact]");
        browser.tabTo("[data-ask=contact]").press(Keys.ENTER).await("alv-field[name=outcome] select");
        browser.tabTo("alv-field[name=outcome] select").press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        browser.fill("alv-field[name=remark] textarea", "Comes on Monday");
        browser.tabTo("alv-field[name=settles] input").press(Keys.SPACE);
        browser.accessible().picture("care-contact");
        browser.chord(Keys.CONTROL, Keys.ENTER).awaitGone("alv-dialog").see("Comes on Monday");
        browser.accessible().fits().picture("care-person");

        browser.go("/console/recall/cases/" + recall).await("[data-ask=close]");
        browser.tabTo("[data-ask=close]").press(Keys.ENTER).await("alv-dialog alv-form textarea");
        browser.tabTo("alv-field[name=reason] textarea").chord(Keys.CONTROL, Keys.ENTER);
        browser.await("[data-ask=reopen]");
        JsonNode closed =
                api().get("/api/registry/recall-cases/" + recall).expect(200).json();
        assertEquals("closed", closed.get("state").asText());
        assertEquals(1, closed.get("settled").asInt());
        byte[] report = api().download("/api/registry/recall-cases/" + recall + "/report.pdf")
                .body();
        assertEquals("%PDF", new String(report, 0, 4, StandardCharsets.US_ASCII));
        browser.quiet();
        return recall;
    }

    /** The maker sends another text and a colleague takes over; what was changed is taken back by the toast. */
    private static void change(Browser browser, String recall, String mark) {
        String path = "/api/registry/recall-cases/" + recall;
        browser.tabTo("[data-ask=change]").press(Keys.ENTER).await("alv-dialog alv-field[name=notice] textarea");
        browser.until("the dialog has the focus", () -> browser.focusIsOn("alv-field[name=assigned]"));
        browser.press(Keys.HOME);
        browser.fill("alv-field[name=notice] textarea", "Second letter " + mark);
        browser.accessible().fits().picture("care-change");
        browser.chord(Keys.CONTROL, Keys.ENTER).awaitGone("alv-dialog").see("Second letter " + mark);
        JsonNode changed = api().get(path).expect(200).json();
        assertEquals("Second letter " + mark, changed.path("notice").asText());
        assertTrue("nobody is responsible", changed.path("assigned").isMissingNode());
        browser.tabTo(".toast:last-child button:not(.icon)").press(Keys.ENTER);
        browser.until(
                "it is as before",
                () -> account.equals(
                        api().get(path).expect(200).json().path("assigned").asText()));
        assertTrue(api().get(path).expect(200).json().path("notice").isMissingNode());
    }

    /** Proves R17 for people: an entry is added, renamed, retired and brought back, and the form of a treatment follows. */
    @Test
    public void choiceListsShapeTheForm() {
        Browser browser = signIn(browser(Look.USUAL), EMAIL, PASSWORD);
        browser.await("#scan");
        browser.go("/console/registry/lists/indication").await("button[data-add]");
        browser.tabTo("button[data-add]").press(Keys.ENTER).await("alv-dialog alv-form input");
        browser.until("the dialog has the focus", () -> browser.focusIsOn("alv-field[name='titles/en']"));
        for (String language : List.of("en", "nl", "de")) {
            browser.fill("alv-field[name='titles/" + language + "'] input", "Study " + language);
        }
        browser.accessible().fits().picture("care-list-entry");
        browser.chord(Keys.CONTROL, Keys.ENTER).awaitGone("alv-dialog").see("Study nl");
        assertTrue(indications(browser, "en").contains("Study en"));
        assertTrue(indications(browser, "de").contains("Study de"));

        browser.look(Look.USUAL)
                .go("/console/registry/lists/indication")
                .await("button[aria-label='Rename: Study en']");
        browser.tabTo("button[aria-label='Rename: Study en']").press(Keys.ENTER).await("alv-dialog alv-form input");
        browser.fill("alv-field[name='titles/en'] input", "Trial en");
        browser.chord(Keys.CONTROL, Keys.ENTER).awaitGone("alv-dialog").see("Trial en");
        browser.tabTo("button[aria-label='Retire: Trial en']").press(Keys.ENTER);
        browser.await("button[aria-label='Bring back: Trial en']");
        assertFalse(indications(browser, "en").contains("Trial en"));
        browser.go("/console/registry/lists/indication").await("button[aria-label='Bring back: Trial en']");
        browser.tabTo("button[aria-label='Bring back: Trial en']").press(Keys.ENTER);
        browser.await("button[aria-label='Retire: Trial en']");
        assertTrue(indications(browser, "en").contains("Trial en"));
        browser.quiet();
    }

    /** What the form of a new treatment offers. */
    private static List<?> indications(Browser browser, String language) {
        String list = "alv-field[name='surgery/indication'] select";
        browser.look(new Look(language, Look.WIDE, "light"))
                .go("/console/registry/new")
                .await(list);
        return (List<?>) browser.script(
                "return [...document.querySelector(arguments[0]).options].map(option => option.label)", list);
    }

    /** Proves R14 for people: a register is chosen, treatments are on their way to it, each tells how far it is. */
    @Test
    public void treatmentsGoToTheNationalRegister() {
        String treatment = record("P-REGISTER", "LOTREGISTER");
        ALVEOLUS.shell("feature:install alveolus-register-file");
        Browser browser = signIn(browser(Look.USUAL), EMAIL, PASSWORD);
        browser.await("#scan");
        browser.go("/console/national-register").await("a[href$='/settings']");
        browser.await("alv-header[sub='Nothing is delivered to a national register.']");
        browser.tabTo("a[href$='/settings']").press(Keys.ENTER).await("alv-field[name=connector] select");
        browser.choose("alv-field[name=connector] select", "Files");
        browser.fill("alv-field[name=firstDay] input", "01/01/2020");
        browser.accessible().fits().picture("care-register-settings");
        browser.chord(Keys.CONTROL, Keys.ENTER)
                .await("alv-header[sub='Files in a folder, treatments since 01/01/2020']");
        ALVEOLUS.shell("alveolus:job-run registry-national-register");
        browser.until("it is accepted", () -> "accepted"
                .equals(api().get("/api/registry/national-register/deliveries/" + treatment)
                        .expect(200)
                        .json()
                        .at("/delivery/state")
                        .asText()));
        browser.choose("alv-list select", "Accepted");
        browser.see("P-REGISTER").quiet();
        for (String language : List.of("nl", "en", "de")) {
            for (int width : List.of(Look.WIDE, Look.NARROW)) {
                browser.look(new Look(language, width, "light"))
                        .go("/console/national-register")
                        .await("table.list tbody tr[data-row]");
                browser.accessible().fits().picture("care-register");
            }
        }
        browser.look(Look.USUAL).go("/console/registry/treatments/" + treatment).await("registry-delivery dl.facts");
        browser.see("Accepted").quiet();
    }

    /** What was typed is listed, and opens again as it was. */
    private static void draft(Browser browser, String mark) {
        browser.go("/console/registry/new").await("registry-treatment-form alv-form");
        browser.fill("alv-field[name='surgery/patientNumber'] input", "DRAFT" + mark);
        browser.until("the draft is kept", () -> browser.address().contains("draft="));
        browser.go("/console/registry").see("DRAFT" + mark);
        browser.accessible().fits().picture("care-drafts");
        browser.tabTo("section.notice a").press(Keys.ENTER).await("registry-treatment-form alv-form");
        browser.until("the draft is there again", () -> ("DRAFT" + mark)
                .equals(browser.value("alv-field[name='surgery/patientNumber'] input")));
        browser.quiet();
    }

    /** An implant placed a year ago; without date of birth, which is to complete. */
    private static String record(String patient, String lot) {
        Map<String, Object> surgery = Map.of(
                "patientNumber",
                patient,
                "date",
                LocalDate.now().minusYears(1).toString(),
                "practitioner",
                account,
                "indication",
                "single-tooth");
        return api().post(
                        "/api/registry/treatments",
                        Map.of(
                                "surgery",
                                surgery,
                                "placements",
                                List.of(Map.of("position", "36", "implant", Map.of("device", device(lot)))),
                                "other",
                                Map.of("prostheticsBy", "referrer")))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static String stock(String lot) {
        Map<String, Object> item = new HashMap<>(device(lot));
        item.put("kind", "implant");
        item.put("storage", storage);
        return api().post("/api/stock/items", item)
                .expect(201)
                .json()
                .at("/items/0/id")
                .asText();
    }

    private static Map<String, Object> device(String lot) {
        return Map.of("supplierName", "Voorbeeld Implants", "productCode", "021", "name", "Implant 4.1", "lot", lot);
    }
}
