package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Authenticator;
import org.alveolus.itests.harness.Await;
import org.alveolus.itests.harness.Ports;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/**
 * Getting in and staying in, by keyboard, with mails that a real SMTP server received: a forgotten and a first password, a second
 * factor, the end of an idle session, another institution. Proves A1, A2, A3, A6, A7, P7.
 */
public class AccountsIT extends BrowserTestSupport {

    private static final String PASSWORD = "Implant#2026";
    private static final String OTHER = "Kroon+2027";
    private static final int PORT = Ports.free();
    private static final Duration PROMPT = Duration.ofSeconds(10);
    private static final Pattern LINK = Pattern.compile("/console/#(password|email)=\\S+");
    private static final Look DUTCH = new Look("nl", Look.WIDE, "light");
    private static final Look GERMAN = new Look("de", Look.NARROW, "light");

    /** Keeps back what the next question how the session stands is answered, until the window lets it go. */
    private static final String ANSWER_LATE =
            """
            const ask = window.fetch;
            const gate = new Promise((open) => (window.letGo = open));
            window.late = 0;
            window.fetch = async (...question) => {
                const answer = await ask(...question);
                if (window.late > 0 || !String(question[0]).endsWith('/api/sessions/current/state')) {
                    return answer;
                }
                const body = await answer.text();
                window.late = 1;
                await gate;
                setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => (window.late = 2))));
                return new Response(body, answer);
            };""";

    @ClassRule
    public static final RunningAlveolus ALVEOLUS = RunningAlveolus.plan("accounts")
            .demo()
            .option("-Dorg.alveolus.mail.host=127.0.0.1")
            .option("-Dorg.alveolus.mail.port=" + PORT)
            .option("-Dorg.alveolus.mail.security=none")
            .option("-Dorg.alveolus.mail.from=mail@linden.example")
            .option("-Dorg.alveolus.accounts.idleMinutes=1")
            .prepare();

    private static GreenMail server;

    @BeforeClass
    public static void switchOn() {
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterClass
    public static void switchOff() {
        server.stop();
    }

    @Override
    protected URI uri() {
        return ALVEOLUS.uri();
    }

    @Test
    public void aForgottenPasswordIsChosenAnewByALinkFromAMail() {
        Browser browser = browser(Look.USUAL);
        browser.go("/console/").tabTo("alv-sign-in button.wide.quiet").press(Keys.ENTER);
        browser.fill("#forgot-email", "reader@linden.example").press(Keys.ENTER).await("#forgot-sent");
        browser.accessible().fits().picture("forgot-sent");
        String link = link("reader@linden.example", "A new password for Alveolus");
        browser.go(link).await("#new-password");
        browser.see("at least 8 characters").accessible().fits().picture("new-password");
        browser.fill("#new-password", "short").fill("#new-password-again", "short");
        browser.press(Keys.ENTER).see("At least 8 characters, with a digit and a symbol.");
        browser.fill("#new-password", OTHER).fill("#new-password-again", OTHER + "x");
        browser.press(Keys.ENTER).see("The two passwords differ.");
        browser.fill("#new-password-again", OTHER).press(Keys.ENTER).await("input[name=password]");
        assertEquals("reader@linden.example", browser.value("input[name=email]"));
        browser.fill("input[name=password]", OTHER).press(Keys.ENTER).await("#scan");
        assertTrue(mail("reader@linden.example", "Your password was changed").isPresent());
        assertEquals(
                401,
                ALVEOLUS.api()
                        .post("/api/sessions", Map.of("email", "reader@linden.example", "password", PASSWORD))
                        .status());

        Browser second = browser(GERMAN);
        second.go(link).see("Dieser Link gilt nicht mehr").accessible().fits().picture("link-gone");
    }

    @Test
    public void anUnknownAddressGetsTheSameAnswerAndNoMail() {
        Browser browser = browser(DUTCH);
        browser.go("/console/").tabTo("alv-sign-in button.wide.quiet").press(Keys.ENTER);
        browser.fill("#forgot-email", "nobody@linden.example").press(Keys.ENTER).await("#forgot-sent");
        browser.see("Als er een account met het adres nobody@linden.example is");
        assertFalse(
                Arrays.stream(server.getReceivedMessages()).anyMatch(mail -> to(mail).equals("nobody@linden.example")));
        browser.quiet();
    }

    @Test
    public void aNewMemberOfStaffIsWelcomedAndArchivedAndBroughtBack() {
        Browser browser = atWork(browser(Look.USUAL), "admin@linden.example", "Linden Centrum");
        browser.go("/console/staff").await("tr[data-row]");
        browser.tabTo("a[href$='/staff/add']").press(Keys.ENTER).await("alv-form[name=staff-add]");
        browser.fill("input[name=firstName]", "N.");
        browser.fill("input[name=infix]", "van der");
        browser.fill("input[name=lastName]", "Nieuw");
        browser.fill("input[name=email]", "nieuw@linden.example");
        browser.fill("input[name=mobile]", "0612345678");
        browser.chord(Keys.CONTROL, Keys.ENTER).see("A number with its country is needed");
        browser.fill("input[name=mobile]", "+31 6 12345678");
        browser.tabTo("alv-drawer input[name=place]").press(Keys.SPACE);
        browser.chord(Keys.CONTROL, Keys.ENTER).await("#archive");
        browser.see("N. van der Nieuw was added; a welcome mail is on its way.");
        browser.accessible().fits().picture("staff-member");

        Browser newcomer = browser(DUTCH);
        newcomer.go(link("nieuw@linden.example", "Your account at Alveolus", "Uw account bij Alveolus"))
                .await("#new-password");
        newcomer.fill("#new-password", OTHER)
                .fill("#new-password-again", OTHER)
                .press(Keys.ENTER)
                .await("input[name=password]");
        newcomer.fill("input[name=password]", OTHER).press(Keys.ENTER).awaitGone("input[name=password]");

        browser.tabTo("#archive").press(Keys.ENTER).see("N. van der Nieuw is in the archive and signed out.");
        newcomer.await("alv-dialog alv-sign-in");
        browser.go("/console/staff?part=archived").await("tr[data-row] a").sendKeys(Keys.ENTER);
        browser.await("#bring-back");
        browser.tabTo("#bring-back").press(Keys.ENTER).see("N. van der Nieuw is back");
        ALVEOLUS.api().signedIn("nieuw@linden.example", OTHER);
    }

    @Test
    public void aSecondFactorIsSetUpAndAskedFor() {
        Browser browser = atWork(browser(Look.USUAL), "assistant@linden.example", "Linden Zuid");
        browser.go("/console/account").await("#set-up-factor");
        browser.tabTo("#set-up-factor").press(Keys.ENTER).await("#confirm-password-field");
        browser.type("Wrong#2026").press(Keys.ENTER).see("The password is not right.");
        browser.fill("#confirm-password-field", PASSWORD).press(Keys.ENTER).await("#factor-secret");
        browser.accessible().fits().picture("factor");
        String secret = browser.await("#factor-secret").getText().replace(" ", "");
        browser.fill("#factor-code", "000000").press(Keys.ENTER).see("This is not what the authenticator shows now.");
        browser.fill("#factor-code", Authenticator.code(secret))
                .press(Keys.ENTER)
                .await(".codes");
        browser.accessible().fits().picture("recovery-codes");
        String recovery = browser.await(".codes li code").getText();
        browser.tabTo("#codes-kept").press(Keys.ENTER).see("10 recovery codes are left.");

        Browser second = browser(GERMAN);
        signInUntilCode(second, "assistant@linden.example");
        second.accessible().fits().picture("sign-in-code");
        second.fill("#sign-in-code", "123456").press(Keys.ENTER).see("Der Code stimmt nicht");
        second.fill("#sign-in-code", recovery).press(Keys.ENTER).awaitGone("#sign-in-code");
    }

    private static void signInUntilCode(Browser browser, String email) {
        browser.go("/console/");
        browser.fill("input[name=email]", email);
        browser.fill("input[name=password]", PASSWORD).press(Keys.ENTER).await("#sign-in-code");
    }

    @Test
    public void aTokenIsMadeShownOnceAndOpensWhatItSays() {
        Browser browser = atWork(browser(Look.USUAL), "admin@esdoorn.example", "Esdoorn Noord");
        browser.go("/console/account").await("#add-token");
        browser.tabTo("#add-token").press(Keys.ENTER).await("alv-form[name=account-token]");
        browser.fill("input[name=name]", "Stock report");
        browser.choose("select[name='scopes/stock']", "View");
        browser.chord(Keys.CONTROL, Keys.ENTER);
        browser.await("#confirm-password-field");
        browser.fill("#confirm-password-field", PASSWORD).press(Keys.ENTER).await("#token-secret");
        browser.accessible().fits().picture("token");
        Api program = ALVEOLUS.api()
                .with(
                        "Authorization",
                        "Bearer " + browser.await("#token-secret").getText());
        program.get("/api/stock/items").expect(200);
        assertEquals(403, program.get("/api/registry/treatments").status());
        assertEquals(403, program.get("/api/accounts/staff").status());
        assertEquals(403, program.get("/api/sessions/current").status());
        assertEquals(
                403,
                program.post("/api/stock/storage-locations", Map.of("title", "x", "department", "y"))
                        .status());
    }

    @Test
    public void whoBelongsToTwoInstitutionsGoesFromOneToTheOther() {
        Browser browser = browser(Look.USUAL);
        signIn(browser, "guest@linden.example", PASSWORD).await("alv-menu");
        String before = institution(browser);
        browser.tabTo("alv-menu > button").press(Keys.ENTER).await("[data-institution]");
        browser.accessible();
        browser.tabTo("[data-institution]").press(Keys.ENTER);
        browser.until("in the other institution", () -> !before.equals(institution(browser)));
        browser.await("#scan");
        browser.quiet();
    }

    private static String institution(Browser browser) {
        return String.valueOf(
                browser.script(
                        "const request = new XMLHttpRequest(); request.open('GET', '/api/sessions/current', false); request.send(); return JSON.parse(request.responseText).institution.name"));
    }

    @Test
    public void theEndOfAnIdleSessionIsToldBeforeItComesAndCanBePutOff() {
        Browser browser = atWork(browser(Look.USUAL), "reception@linden.example", "Linden Centrum");
        browser.tabTo("#scan");
        browser.within(Duration.ofSeconds(60), "The end is not told", () -> browser.visible("#stay"));
        browser.accessible().fits().picture("idle");
        browser.script(ANSWER_LATE);
        browser.within(Duration.ofSeconds(10), "Nothing asked", () -> late(browser) == 1);
        browser.press(Keys.ENTER).awaitGone("#stay");
        assertEquals("scan", browser.script("return document.activeElement.id"));
        browser.script("window.letGo()");
        browser.within(Duration.ofSeconds(10), "Nothing answered", () -> late(browser) == 2);
        assertFalse("an answer from before", browser.visible("#stay"));
        assertFalse(browser.visible("alv-sign-in"));
        browser.within(Duration.ofSeconds(60), "The end is not told again", () -> browser.visible("#stay"));
        browser.within(Duration.ofSeconds(60), "The session goes on", () -> browser.visible("alv-sign-in"));
    }

    @Test
    public void thePagesAreGoodToLookAt() {
        Browser browser = atWork(browser(Look.USUAL), "admin@ahorn.example", null);
        lookAt(browser, "/console/account", "#add-token", "account");
        lookAt(browser, "/console/staff/add", "alv-form[name=staff-add]", "staff");
    }

    private static long late(Browser browser) {
        return (Long) browser.script("return window.late");
    }

    private static Browser atWork(Browser browser, String email, String location) {
        signIn(browser, email, PASSWORD);
        return location == null ? browser : workAt(browser, location);
    }

    /** The path of the link in the last mail to an address with one of these subjects. */
    private static String link(String to, String... subjects) {
        Await.until(
                PROMPT,
                () -> Arrays.stream(subjects)
                        .anyMatch(subject -> mail(to, subject).isPresent()),
                () -> "No mail to " + to);
        String text = Arrays.stream(subjects)
                .flatMap(subject -> mail(to, subject).stream())
                .findFirst()
                .map(AccountsIT::content)
                .orElseThrow();
        Matcher link = LINK.matcher(text);
        assertTrue(text, link.find());
        return link.group();
    }

    private static Optional<MimeMessage> mail(String to, String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> to(mail).equals(to) && subject(mail).equals(subject))
                .reduce((first, second) -> second);
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
