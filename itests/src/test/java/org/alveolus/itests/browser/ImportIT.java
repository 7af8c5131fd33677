package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openqa.selenium.Keys;

/**
 * Earlier records come in and go again by keyboard alone, in three languages, at the desk and on the phone.
 *
 * <p>Proves R11, P7.
 */
public class ImportIT extends BrowserTestSupport {

    private static final String EMAIL = "ada@import.example";
    private static final String PASSWORD = "Import#2026";

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("import-page").prepare();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void makeAClinic() {
        makeAPractice(ALVEOLUS.api(), EMAIL, PASSWORD, "Centrum");
    }

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    private static Api api() {
        return ALVEOLUS.api().signedIn(EMAIL, PASSWORD);
    }

    @Test
    public void inDutch() throws IOException {
        walk("nl");
    }

    @Test
    public void inEnglish() throws IOException {
        walk("en");
    }

    @Test
    public void inGerman() throws IOException {
        walk("de");
    }

    private void walk(String language) throws IOException {
        Path file = folder.newFile("records-" + language + ".csv").toPath();
        Files.writeString(
                file,
                "Patient number;Date of surgery;Practitioner;Indication;Position;Supplier;Lot;Prosthetics by;Shade\n"
                        + language + "-1;2019-03-31;Ada Voorbeeld;Other;36;Maker " + language + ";0012;Referrer;A3\n"
                        + language + "-2;2019-03-31;Ada Voorbeeld;Other;19;Maker " + language + ";1E5;Referrer;A2\n");
        Look look = new Look(language, Look.WIDE, "light");
        Browser browser = signIn(browser(look), EMAIL, PASSWORD);
        browser.go("/console/import").await("#import-file");
        browser.accessible().fits().picture("import-list");

        browser.await("#import-file").sendKeys(file.toString());
        browser.await("select[name='question-0']");
        browser.accessible().fits().picture("import-checked");
        browser.tabTo("select[name='question-0']").press(Keys.ARROW_DOWN);
        browser.tabTo("section:has(select[name='question-0']) button.primary").press(Keys.ENTER);
        browser.awaitGone("select[name='question-0']");
        browser.until("the check has ended", () -> browser.visible("section:has(dl.facts) .row button"));

        browser.tabTo("section:has(dl.facts) .row button").press(Keys.ENTER);
        browser.await("button.danger");
        browser.accessible().fits().picture("import-done");
        assertEquals(1, treatments(language));

        browser.look(new Look(language, Look.NARROW, "light")).await("button.danger");
        browser.accessible().fits().picture("import-done-phone");
        browser.look(look).await("button.danger");
        browser.tabTo("button.danger").press(Keys.ENTER);
        browser.await("alv-dialog button.primary");
        browser.tabTo("alv-dialog button.primary").press(Keys.ENTER);
        browser.awaitGone("button.danger");
        browser.until("it is undone", () -> treatments(language) == 0);
        browser.quiet();
    }

    private static int treatments(String language) {
        return api().get("/api/registry/treatments?patientNumber=" + language + "-")
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
