package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/**
 * The statistics and a practitioner's own records, by keyboard, in three languages, at desktop and phone width.
 *
 * <p>Proves R2, R10, R12, P7.
 */
public class StatisticsIT extends BrowserTestSupport {

    private static final String EMAIL = "ada@figures.example";
    private static final String PASSWORD = "Walk#2026";

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("statistics").prepare();

    @BeforeClass
    public static void treatSomePatients() {
        makeAPractice(ALVEOLUS.api(), EMAIL, PASSWORD, "Centrum");
        String account = api().get("/api/sessions/current")
                .expect(200)
                .json()
                .at("/account/id")
                .asText();
        for (int i = 0; i < 6; i++) {
            String treatment = api().post("/api/registry/treatments", treatment(account, i))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            if (i == 0) {
                lose(treatment, account);
            }
        }
    }

    private static Map<String, Object> treatment(String account, int number) {
        Map<String, Object> surgery = new LinkedHashMap<>();
        surgery.put("patientNumber", "P-" + number);
        surgery.put("date", LocalDate.now().minusMonths(5L * number + 1).toString());
        surgery.put("practitioner", account);
        surgery.put("indication", number % 2 == 0 ? "single-tooth" : "edentulous-lower");
        Map<String, Object> device = Map.of(
                "name", "Implant", "supplierName", "Maker " + number % 2, "lot", "L-" + number, "entry", "typed");
        return Map.of(
                "surgery",
                surgery,
                "placements",
                List.of(Map.of("position", "" + (31 + number), "implant", Map.of("device", device))),
                "other",
                Map.of("prostheticsBy", "referrer"));
    }

    private static void lose(String treatment, String account) {
        String path = "/api/registry/treatments/" + treatment + "/follow-up";
        String placement =
                api().get(path).expect(200).json().at("/items/0/placement").asText();
        api().post(
                        path + "/loss",
                        Map.of(
                                "placements",
                                List.of(placement),
                                "date",
                                LocalDate.now().toString(),
                                "code",
                                "infection",
                                "by",
                                account))
                .expect(201);
    }

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    private static Api api() {
        return ALVEOLUS.api().signedIn(EMAIL, PASSWORD);
    }

    @Test
    public void figuresAreFoundFilteredAndSharedByTheirAddress() {
        Browser browser = signIn(browser(new Look("en", Look.WIDE, "light")), EMAIL, PASSWORD);
        browser.go("/console/statistics").await(".statistics-numbers");
        assertEquals("6", figure(browser, 2));
        browser.choose("select[name=supplier]", "Maker 1").see("Clear filters");
        browser.until("three implants", () -> "3".equals(figure(browser, 2)));
        assertTrue(browser.address(), browser.address().contains("supplier="));
        browser.reload();
        browser.await(".statistics-numbers");
        assertEquals("3", figure(browser, 2));
        browser.go("/console/statistics/survival").await(".chart-curve");
        browser.see("6 implants, 1 lost.");
        browser.choose("select[name=censoring]", "Last").see("last recorded visit");
        browser.go("/console/statistics/losses").see("Infection");
        browser.go("/console/statistics/register").see("6 of ");
        browser.quiet();
    }

    @Test
    public void theRuleOfTheRegisterIsSetByKeyboard() {
        Browser browser = signIn(browser(new Look("en", Look.WIDE, "light")), EMAIL, PASSWORD);
        browser.go("/console/statistics/register").await("a[href*='register/rule']");
        browser.tabTo("a[href*='register/rule']").press(Keys.ENTER).await("alv-field[name=patients] input");
        browser.fill("alv-field[name=patients] input", "200");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.see("6 of 200");
        browser.quiet();
    }

    @Test
    public void ownRecordsAreMadeAndFoundAgain() {
        Browser browser = signIn(browser(new Look("nl", Look.WIDE, "light")), EMAIL, PASSWORD);
        browser.go("/console/statistics/records").await("registry-own-records button.primary");
        browser.tabTo("registry-own-records button.primary").press(Keys.ENTER);
        browser.see("SHA-256");
        browser.go("/console/statistics").await(".statistics-numbers");
        browser.go("/console/statistics/records").see("SHA-256");
        browser.quiet();
        String id = api().get("/api/registry/own-records")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        String json = api().get("/api/registry/own-records/" + id + "/files/json")
                .expect(200)
                .body();
        assertTrue(json, json.contains("\"L-5\"") && json.contains("\"infection\""));
    }

    @Test
    public void everyTabLooksRightInEveryLanguageAndWidth() {
        Browser browser = signIn(browser(new Look("en", Look.WIDE, "light")), EMAIL, PASSWORD);
        lookAt(browser, "/console/statistics", ".statistics-numbers", "statistics");
        lookAt(browser, "/console/statistics/survival", ".chart-curve", "statistics-survival");
        lookAt(browser, "/console/statistics/register", ".thresholds", "statistics-register");
        lookAt(browser, "/console/statistics/records", "registry-own-records h2", "statistics-records");
    }

    private static String figure(Browser browser, int place) {
        return String.valueOf(browser.script(
                "return document.querySelector('.statistics-numbers div:nth-child(" + place + ") dd')?.textContent"));
    }
}
