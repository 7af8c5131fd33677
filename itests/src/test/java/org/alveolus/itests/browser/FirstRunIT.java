package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.Map;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.ClassRule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/** An empty installation, from nobody to its first administrator at work, by keyboard. Proves P7, P13, A1. */
public class FirstRunIT extends BrowserTestSupport {

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("first-run").prepare();

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    @Test
    public void theFirstPersonMakesTheInstitutionAndIsAtWork() {
        Browser browser = browser(Look.USUAL);
        lookAt(browser, "/", "alv-setup alv-field", "first-run");

        browser.look(Look.USUAL).go("/");
        browser.fill("input[name=name]", "Ada Voorbeeld");
        browser.fill("input[name=email]", "ada@first.example");
        browser.fill("input[name=password]", "short");
        browser.fill("input[name=repeated]", "other");
        browser.press(Keys.TAB).see("The two passwords differ.");
        browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)).see("At least 8 characters, with a digit and a symbol.");
        browser.go("/");
        browser.see("Your unsaved input from before is here again.");
        assertEquals("Ada Voorbeeld", browser.value("input[name=name]"));
        assertEquals("a password is never kept", "", browser.value("input[name=password]"));

        browser.fill("input[name=password]", "First#2026");
        browser.fill("input[name=repeated]", "First#2026");
        browser.fill("input[name='institution/name']", "Praktijk Voorbeeld");
        browser.choose("select[name='institution/country']", "Netherlands");
        browser.choose("select[name='institution/zone']", "Europe/Amsterdam");
        browser.fill("textarea[name='institution/address']", "Voorbeeldstraat 1");
        browser.fill("input[name='location/name']", "Voorbeeldstraat");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.await("#scan");
        browser.see("Audit log");
        browser.quiet();

        assertTrue(ALVEOLUS.api()
                .get("/api/setup")
                .expect(200)
                .json()
                .path("needed")
                .isBoolean());
        ALVEOLUS.api()
                .post("/api/setup", Map.of("email", "eve@first.example", "name", "Eve", "password", "Second#2026"))
                .expect(400);
        assertEquals(
                false,
                ALVEOLUS.api()
                        .get("/api/setup")
                        .expect(200)
                        .json()
                        .path("needed")
                        .asBoolean());
    }
}
