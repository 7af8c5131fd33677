package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
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
 * The stock room by keyboard and scanner, in three languages: from the expiry watch to a sent return, from what is short to an order that
 * has come, and a shelf counted.
 *
 * <p>Proves S3, S5, S6, S7, P7.
 */
public class StockRoomIT extends BrowserTestSupport {

    private static final String EMAIL = "ada@stockroom.example";
    private static final String PASSWORD = "Stock#2026";
    private static final String GTIN = "07630031730428";

    private static final Map<String, String> PLACES = new HashMap<>();

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("stockroom").prepare();

    @BeforeClass
    public static void makeAClinic() {
        makeAPractice(ALVEOLUS.api(), EMAIL, PASSWORD, "Place nl");
        for (String language : List.of("en", "de")) {
            api().post("/api/institution/locations", Map.of("name", "Place " + language, "address", "Weg 2"))
                    .expect(201);
        }
        for (JsonNode place :
                api().get("/api/institution/locations").expect(200).json().path("items")) {
            PLACES.put(place.path("name").asText(), place.path("id").asText());
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
    public void theStockRoomInDutch() {
        work("nl");
    }

    @Test
    public void theStockRoomInEnglish() {
        work("en");
    }

    @Test
    public void theStockRoomInGerman() {
        work("de");
    }

    private void work(String language) {
        Look look = new Look(language, Look.WIDE, "light");
        String place = "Place " + language;
        Api here = api().with("Practice-Location", PLACES.get(place));
        String mark = language.toUpperCase(java.util.Locale.ROOT);
        String storage =
                made(here, "/api/stock/storage-locations", Map.of("title", "Cabinet", "department", "Surgery"));
        String near = made(
                here,
                "/api/stock/items",
                item(storage, mark + "1", LocalDate.now().plusDays(20).toString()));
        made(here, "/api/stock/items", item(storage, mark + "2", "2031-12-31"));
        here.post("/api/stock/levels", Map.of("item", near, "minimum", 4, "target", 5))
                .expect(201);
        Browser browser = workAt(signIn(browser(look), EMAIL, PASSWORD), place);

        String returned = sendTheReturn(browser, here, mark);
        String order = orderAndReceive(browser, here, mark);
        String count = countTheShelf(browser, here, mark);
        browser.look(new Look(language, Look.NARROW, "dark"));
        for (String[] page : new String[][] {
            {"/console/stock/expiry", "alv-list", "stockroom-expiry"},
            {"/console/stock/returns/" + returned, "article", "stockroom-return"},
            {"/console/stock/orders/suggestions", "table.list", "stockroom-suggestions"},
            {"/console/stock/orders/shelf", "table.list", "stockroom-shelf"},
            {"/console/stock/orders/" + order, "article", "stockroom-order"},
            {"/console/stock/counts/" + count, "dl.facts", "stockroom-count"},
            {"/console/suppliers", "alv-list", "stockroom-suppliers"}
        }) {
            browser.go(page[0]).await(page[1]);
            browser.accessible().fits().picture(page[2]);
        }
        browser.quiet();
    }

    private static String sendTheReturn(Browser browser, Api here, String mark) {
        browser.go("/console/stock/expiry").await("table.list tbody tr[data-row]");
        browser.see(mark + "1").accessible().fits().picture("stockroom-expiry");
        browser.tabTo("table.list tbody tr[data-row]").press(Keys.SPACE);
        browser.tabTo("stock-expiry button.primary").press(Keys.ENTER).await("alv-dialog alv-form");
        browser.tabTo("alv-dialog alv-form .primary").press(Keys.ENTER).await("article");
        browser.accessible().fits().picture("stockroom-return");
        String id = browser.address().replaceAll("\\?.*", "").replaceAll(".*/", "");
        browser.tabTo("article button.primary").press(Keys.ENTER).await("alv-dialog alv-form");
        browser.tabTo("alv-dialog alv-form .primary").press(Keys.ENTER);
        browser.until("it is sent", () -> "sent".equals(text(here, "/api/stock/returns/" + id, "/state")));
        assertEquals("returned", text(here, "/api/stock/items?state=returned", "/items/0/state"));
        browser.quiet();
        return id;
    }

    private static String orderAndReceive(Browser browser, Api here, String mark) {
        browser.go("/console/stock/orders/suggestions").await("stock-orders form");
        browser.accessible().fits().picture("stockroom-suggestions");
        browser.fill("stock-orders form input", "1");
        browser.tabTo("stock-orders form .primary").press(Keys.ENTER).await("article");
        String id = browser.address().replaceAll("\\?.*", "").replaceAll(".*/", "");
        browser.tabTo("article button.primary").press(Keys.ENTER).await("article alv-scan-box");
        browser.scan("01" + GTIN + "17311231" + "10" + mark + "3");
        browser.until("the box is read", () -> (mark + "3")
                .equals(browser.script("return document.querySelector(\"alv-field[name=lot]\")?.value")));
        browser.accessible().fits().picture("stockroom-receipt");
        browser.tabTo("alv-form[name=receipt]").chord(Keys.CONTROL, Keys.ENTER);
        browser.until("all has come", () -> "received".equals(text(here, "/api/stock/orders/" + id, "/state")));
        browser.quiet();
        return id;
    }

    private static String countTheShelf(Browser browser, Api here, String mark) {
        browser.go("/console/stock/counts").await("stock-counts alv-form");
        browser.tabTo("alv-field[name=storage] select").press(Keys.ARROW_DOWN);
        browser.tabTo("stock-counts alv-form .primary").press(Keys.ENTER).await("stock-counts alv-scan-box");
        String id = browser.address().replaceAll("\\?.*", "").replaceAll(".*/", "");
        String path = "/api/stock/counts/" + id;
        browser.scan("01" + GTIN + "17311231" + "10" + mark + "2");
        browser.until("one is counted", () -> "1".equals(text(here, path, "/report/counted")));
        browser.scan("01" + GTIN + "17311231" + "10" + mark + "9");
        browser.until("one is not known", () -> !text(here, path, "/report/extra/0/id")
                .isEmpty());
        browser.until("the page shows it", () -> browser.text().contains(mark + "9"));
        assertEquals(
                "the one that came is missing",
                "1",
                String.valueOf(
                        here.get(path).expect(200).json().at("/report/missing").size()));
        browser.accessible().fits().picture("stockroom-count");
        browser.tabTo("stock-counts .row button.primary").press(Keys.ENTER).await("alv-dialog[open]");
        browser.tabTo("alv-dialog[open] button.primary");
        browser.press(Keys.ENTER);
        browser.until("it is finished", () -> "finished".equals(text(here, path, "/state")));
        browser.quiet();
        return id;
    }

    private static String made(Api api, String path, Object body) {
        return api.post(path, body).expect(201).json().findValuesAsText("id").get(0);
    }

    private static String text(Api api, String path, String pointer) {
        return api.get(path).expect(200).json().at(pointer).asText();
    }

    private static Map<String, Object> item(String storage, String lot, String expiry) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("storage", storage);
        item.put("kind", "implant");
        item.put("name", "Implant Basic");
        item.put("supplierName", "Voorbeeld Implants");
        item.put("productCode", "IB-41");
        item.put("lot", lot);
        item.put("diameter", 4.1);
        item.put("length", 12);
        item.put("expiry", expiry);
        item.put("issuer", "gs1");
        item.put("udiDi", GTIN);
        return item;
    }
}
