package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/**
 * The main job by keyboard and scanner alone, in three languages: scan boxes into stock, record a treatment with them, find the
 * patient again from the box and from the lot, print the card, see the audit log.
 *
 * <p>Proves R1, R2, R3, R4, R5, R7, R8, S1, S2, D1, D4, D5, P7, P9.
 */
public class WalkIT extends BrowserTestSupport {

    private static final String EMAIL = "ada@walk.example";
    private static final String PASSWORD = "Walk#2026";

    private static final String IMPLANT = "0107630031730428";
    private static final String ABUTMENT = "0107392532132612";
    private static final String GRAFT = "0104150011164140";

    @ClassRule
    public static final RunningAlveolus ALVEOLUS = RunningAlveolus.plan("walk").prepare();

    @BeforeClass
    public static void makeAClinic() {
        makeAPractice(ALVEOLUS.api(), EMAIL, PASSWORD, "Place nl");
        for (String language : List.of("en", "de")) {
            api().post("/api/institution/locations", Map.of("name", "Place " + language, "address", "Weg 2"))
                    .expect(201);
        }
    }

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    private static Api api() {
        return ALVEOLUS.api().signedIn(EMAIL, PASSWORD);
    }

    @Test
    public void theWalkInDutch() {
        walk("nl");
    }

    @Test
    public void theWalkInEnglish() {
        walk("en");
    }

    @Test
    public void theWalkInGerman() {
        walk("de");
    }

    private void walk(String language) {
        Look look = new Look(language, Look.WIDE, "light");
        Browser browser = workAt(signIn(browser(look), EMAIL, PASSWORD), "Place " + language);
        String mark = language.toUpperCase(java.util.Locale.ROOT);

        giveTheFirstStorageLocationATitle(browser);
        putIntoStock(browser, mark);
        String patient = "P-" + mark;
        String treatment = recordTheTreatment(browser, mark, patient);
        recordThePieceTwice(browser, mark, patient);
        findThePatientAgain(browser, mark, patient);
        printTheCard(browser, treatment);
        seeTheAuditLog(browser);
        lookAtThePhone(browser, look, treatment, mark);
    }

    private static void giveTheFirstStorageLocationATitle(Browser browser) {
        browser.go("/console/stock").await("alv-form[name=storage-first]");
        browser.accessible().fits().picture("walk-first");
        browser.fill("alv-field[name=title] input", "Cabinet 1");
        browser.fill("alv-field[name=department] input", "Surgery");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.await("a[href$='/stock/add']");
        browser.quiet();
    }

    private static void putIntoStock(Browser browser, String mark) {
        browser.tabTo("a[href$='/stock/add']").press(Keys.ENTER).await("stock-item-form alv-form");
        box(browser, IMPLANT, mark + "1", 0, "Implant Basic 4.1");
        browser.picture("walk-added");

        browser.scan(code(IMPLANT, mark + "2"));
        browser.until("the lot is read", () -> (mark + "2").equals(value(browser, "lot")));
        assertEquals("learned from the first box", "Implant Basic 4.1", value(browser, "name"));
        assertEquals("learned from the first box", "Voorbeeld Implants", value(browser, "supplierName"));
        assertTrue(browser.visible("alv-field[name=name] [data-source=learned]"));
        browser.accessible().fits().picture("walk-second-box");
        save(browser);

        box(browser, ABUTMENT, mark + "3", 1, "Healing Abutment 3");
        box(browser, GRAFT, mark + "4", 2, "Bone Granules 0.5 g");
        browser.go("/console/stock").await("table.list tbody tr[data-row]");
        browser.see(mark + "1").see(mark + "4").accessible().fits().picture("walk-stock");
        browser.quiet();
    }

    /** Scans a box and completes what is not known of its product yet. */
    private static void box(Browser browser, String product, String lot, int kind, String name) {
        browser.scan(code(product, lot));
        browser.until("the lot is read", () -> lot.equals(value(browser, "lot")));
        if (value(browser, "name").isEmpty()) {
            browser.tabTo("alv-field[name=kind] .segments").press(Keys.SPACE);
            for (int i = 0; i < kind; i++) {
                browser.press(Keys.ARROW_RIGHT);
            }
            browser.fill("alv-field[name=supplierName] input", "Voorbeeld Implants");
            browser.fill("alv-field[name=name] input", name);
        }
        save(browser);
    }

    private static void save(Browser browser) {
        browser.tabTo("alv-form").chord(Keys.CONTROL, Keys.ENTER);
        browser.until(
                "the form is free for the next box", () -> value(browser, "lot").isEmpty());
    }

    private static String recordTheTreatment(Browser browser, String mark, String patient) {
        browser.go("/console/stock?q=" + mark + "1").await("table.list tbody tr[data-row]");
        browser.tabTo("table.list tbody tr[data-row]").press("u").await("registry-treatment-form alv-form");
        browser.until(mark + "1 is taken", () -> browser.text().contains(mark + "1"));
        browser.fill(input("surgery/patientNumber"), patient);
        browser.tabTo(field("surgery/indication") + " select").press(Keys.ARROW_DOWN);
        for (int box = 2; box <= 4; box++) {
            String lot = mark + box;
            browser.scan(code(box <= 2 ? IMPLANT : box == 3 ? ABUTMENT : GRAFT, lot));
            browser.until(lot + " is taken", () -> browser.text().contains(lot));
        }
        tooth(browser, "placements/0/position", "36");
        tooth(browser, "placements/1/position", "37");
        browser.tabTo(field("other/prostheticsBy") + " select").press(Keys.ARROW_DOWN);
        browser.accessible().fits().picture("walk-treatment-form");
        browser.chord(Keys.CONTROL, Keys.ENTER).await("alv-drawer");
        browser.see(patient).accessible().fits().picture("walk-treatment");
        browser.quiet();

        JsonNode stock =
                api().get("/api/stock/items?q=" + mark + "1").expect(200).json();
        assertEquals(
                "what was placed is no longer in stock", 0, stock.get("items").size());
        return browser.address().replaceAll("\\?.*", "").replaceAll(".*/", "");
    }

    /** The same box is scanned for somebody else: the page tells where the piece is recorded, and saves once that is said to be right. */
    private static void recordThePieceTwice(Browser browser, String mark, String patient) {
        browser.go("/console/registry/new").await("registry-treatment-form alv-form");
        browser.fill(input("surgery/patientNumber"), "Q-" + mark);
        browser.tabTo(field("surgery/indication") + " select").press(Keys.ARROW_DOWN);
        browser.scan(code(IMPLANT, mark + "1"));
        browser.until("the box is read", () -> (mark + "1").equals(value(browser, "placements/0/implant/device/lot")));
        tooth(browser, "placements/0/position", "46");
        browser.tabTo(field("other/prostheticsBy") + " select").press(Keys.ARROW_DOWN);
        browser.chord(Keys.CONTROL, Keys.ENTER).await("alv-dialog button.primary");
        browser.see(patient).see("S" + mark + "1").accessible().fits().picture("walk-twice");
        browser.press(Keys.ESCAPE).awaitGone("alv-dialog");
        assertEquals(
                0,
                api().get("/api/registry/treatments?patientNumber=Q-" + mark)
                        .expect(200)
                        .json()
                        .get("items")
                        .size());
        browser.chord(Keys.CONTROL, Keys.ENTER).await("alv-dialog button.primary");
        browser.tabTo("alv-dialog button.primary").press(Keys.ENTER).await("alv-drawer");
        browser.see("Q-" + mark).quietBut(409);
    }

    /** Picks a tooth on the chart by typing its number. */
    private static void tooth(Browser browser, String name, String number) {
        browser.tabTo(field(name) + " .tooth").type(number).press(Keys.SPACE);
        browser.until(
                number + " is picked",
                () -> Boolean.TRUE.equals(browser.script(
                        "return String(document.querySelector(arguments[0]).value) === arguments[1]",
                        field(name),
                        number)));
    }

    private static void findThePatientAgain(Browser browser, String mark, String patient) {
        browser.go("/console/recall").await("alv-scan-box");
        browser.scan(code(IMPLANT, mark + "1")).see(patient).see("Q-" + mark);
        browser.accessible().fits().picture("walk-recall-by-box");
        browser.go("/console/recall").await("alv-scan-box");
        browser.fill(input("lot"), (mark + "-2").toLowerCase(java.util.Locale.ROOT))
                .press(Keys.ENTER);
        browser.see(patient).quiet();
    }

    private static void printTheCard(Browser browser, String treatment) {
        browser.go("/console/registry/treatments/" + treatment).await("alv-drawer button");
        leaveTheGraftOffTheCard(browser);
        String versions = "/api/registry/treatments/" + treatment + "/passport-versions";
        browser.tabTo("alv-drawer [slot=footer] button").press(Keys.ENTER);
        browser.until(
                "the card is printed",
                () -> api().get(versions).expect(200).json().get("items").size() == 1);
        browser.quiet();
    }

    /** A product that needs no card is met where the card is printed; the administrator's reason stands beside it. */
    private static void leaveTheGraftOffTheCard(Browser browser) {
        String product = "[data-product='" + GRAFT.substring(2) + "']";
        browser.tabTo(product).press(Keys.ENTER).await("alv-dialog alv-field[name=reason] input");
        browser.accessible().picture("walk-card-rule");
        browser.fill("alv-field[name=reason] input", "Resorbed within six months");
        browser.chord(Keys.CONTROL, Keys.ENTER).awaitGone("alv-dialog");
        browser.see("Resorbed within six months").accessible().picture("walk-card-rules");
        JsonNode rule = api().get("/api/registry/card-rules").expect(200).json().at("/items/0");
        assertEquals(GRAFT.substring(2), rule.path("udiDi").asText());
        assertFalse(rule.path("needed").asBoolean(true));
        browser.tabTo(".toast:last-child button:not(.icon)").press(Keys.ENTER);
        browser.until("undone", () -> api().get("/api/registry/card-rules")
                .expect(200)
                .json()
                .get("items")
                .isEmpty());
    }

    private static void seeTheAuditLog(Browser browser) {
        browser.go("/console/audit").await("table.list tbody tr[data-row]");
        browser.see("Ada Voorbeeld").accessible().picture("walk-audit");
        JsonNode chain = api().get("/api/audit/verification").expect(200).json();
        assertTrue("the audit log's chain is whole", chain.get("intact").asBoolean());
    }

    private static void lookAtThePhone(Browser browser, Look wide, String treatment, String mark) {
        browser.look(new Look(wide.language(), Look.NARROW, "dark"));
        for (String[] page : new String[][] {
            {"/console/stock", "alv-list", "walk-stock"},
            {"/console/stock/add", "stock-item-form", "walk-add"},
            {"/console/registry", "alv-list", "walk-treatments"},
            {"/console/registry/new", "registry-treatment-form", "walk-treatment-form"},
            {"/console/registry/treatments/" + treatment, "alv-drawer", "walk-treatment"},
            {"/console/recall?lot=" + mark + "1", "alv-list", "walk-recall"}
        }) {
            browser.go(page[0]).await(page[1]);
            browser.accessible().fits().picture(page[2]);
        }
        browser.quiet();
    }

    /** A box's code as a scanner sends it: product, expiry date and lot; the first box has a serial number too. */
    private static String code(String product, String lot) {
        return product + "17301231" + "10" + lot + (lot.endsWith("1") ? "\u001d21S" + lot : "");
    }

    private static String field(String name) {
        return "alv-field[name='" + name + "']";
    }

    private static String input(String name) {
        return field(name) + " input";
    }

    private static String value(Browser browser, String name) {
        Object value = browser.script("return document.querySelector(arguments[0])?.value ?? ''", field(name));
        return String.valueOf(value);
    }
}
