package org.alveolus.itests.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alveolus.itests.harness.Api;
import org.junit.After;
import org.openqa.selenium.Keys;

/** What browser tests have in common: browsers that are closed, signing in, and looking at a page in every way. */
public abstract class BrowserTestSupport {

    private final List<Browser> open = new ArrayList<>();

    /** Where Alveolus runs. */
    protected abstract URI uri();

    /** A new person at a new browser, who is not signed in. */
    protected final Browser browser(Look look) {
        Browser browser = Browser.open(uri(), look);
        open.add(browser);
        return browser;
    }

    @After
    public final void closeBrowsers() {
        open.forEach(Browser::close);
    }

    /**
     * Makes the first clinic of an empty installation and its administrator, Ada Voorbeeld.
     *
     * @param nobody at the installation, not signed in
     * @param location title of its practice location
     */
    protected static void makeAPractice(Api nobody, String email, String password, String location) {
        Map<String, Object> practice = Map.of(
                "name", "Praktijk Voorbeeld",
                "kind", "clinic",
                "country", "NL",
                "zone", "Europe/Amsterdam",
                "languages", List.of("nl", "en", "de"),
                "address", "Voorbeeldstraat 1");
        nobody.post(
                        "/api/setup",
                        Map.of(
                                "email", email,
                                "name", "Ada Voorbeeld",
                                "password", password,
                                "institution", practice,
                                "location", Map.of("name", location)))
                .expect(201);
    }

    /** Signs in by keyboard; then the practice location is to be chosen, or there is but one. */
    protected static Browser signIn(Browser browser, String email, String password) {
        browser.go("/console/");
        browser.fill("input[name=email]", email);
        browser.fill("input[name=password]", password);
        return browser.press(Keys.ENTER).awaitGone("input[name=password]");
    }

    /** Chooses the practice location of this name by keyboard. */
    protected static Browser workAt(Browser browser, String location) {
        browser.await(".places");
        browser.until(location, () -> {
            browser.press(Keys.TAB);
            return location.equals(browser.script("return document.activeElement.textContent.trim()"));
        });
        browser.press(Keys.ENTER).await("#scan");
        return browser;
    }

    /** Looks at a page in every language and width, light and dark: axe-core finds nothing, nothing is too wide, a picture is kept. */
    protected static void lookAt(Browser browser, String path, String ready, String name) {
        for (Look look : Look.all()) {
            browser.look(look).go(path);
            browser.await(ready);
            browser.accessible().fits().picture(name).quiet();
        }
    }
}
