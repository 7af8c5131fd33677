package org.alveolus.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.alveolus.itests.harness.Await;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A person at a browser with a profile of its own. Everything is done by keyboard; what is expected is waited for, as long
 * as a person would wait and no longer.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AXE = script("/axe.min.js");

    /** WCAG 2.2 AA and what axe-core calls best practice. */
    private static final String RULES =
            "{runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}";

    private final ChromeDriver driver;
    private final URI base;
    private Look look;

    private Browser(ChromeDriver driver, URI base, Look look) {
        this.driver = driver;
        this.base = base;
        this.look = look;
    }

    /** A new browser with an empty profile. */
    public static Browser open(URI base, Look look) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--force-prefers-reduced-motion",
                "--accept-lang=" + look.language());
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(program("chromedriver")).toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), base, look);
        browser.look(look);
        return browser;
    }

    private static String program(String... names) {
        for (String name : names) {
            for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return program.toString();
                }
            }
        }
        throw new AssertionError(
                "There is no " + names[0] + " on this machine: install the packages chromium and chromium-driver.");
    }

    private static String script(String resource) {
        try (InputStream in = Browser.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // ---- looking --------------------------------------------------------------------------------------------------

    /** Another width, language or theme from the next page on. */
    public Browser look(Look next) {
        look = next;
        driver.manage().window().setSize(new Dimension(next.width(), next.height()));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", next.width(), "height", next.height(), "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Opens an address of the console, as by typing it. */
    public Browser go(String path) {
        driver.get(base.resolve(path).toString());
        if (!look.language().equals(setting("language")) || !look.theme().equals(setting("theme"))) {
            driver.executeScript(
                    "localStorage.setItem('alveolus.language', arguments[0]); localStorage.setItem('alveolus.theme', arguments[1]);",
                    look.language(),
                    look.theme());
            driver.get(base.resolve(path).toString());
        }
        return this;
    }

    private Object setting(String name) {
        return driver.executeScript("return localStorage.getItem('alveolus.' + arguments[0])", name);
    }

    /** Loads the page again. */
    public Browser reload() {
        driver.navigate().refresh();
        return this;
    }

    /** The path and the query of the address. */
    public String address() {
        URI uri = URI.create(driver.getCurrentUrl());
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** Waits until an element that matches the selector is seen, and returns it. */
    public WebElement await(String selector) {
        Await.until(PATIENCE, () -> visible(selector), () -> selector + " is not seen\n" + explanation());
        return driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until no element that matches the selector is seen. */
    public Browser awaitGone(String selector) {
        Await.until(PATIENCE, () -> !visible(selector), () -> selector + " is still seen\n" + explanation());
        return this;
    }

    /** Waits until the text stands on the page. */
    public Browser see(String text) {
        return until(text, () -> text().contains(text));
    }

    /** Waits until something else holds. */
    public Browser until(String what, BooleanSupplier condition) {
        Await.until(PATIENCE, condition, () -> what + "\n" + explanation());
        return this;
    }

    /** As {@link #until}, for what is promised within a time. */
    public Browser within(Duration limit, String what, BooleanSupplier condition) {
        Await.until(limit, condition, () -> what + "\n" + explanation());
        return this;
    }

    /** Whether an element that matches the selector is seen now. */
    public boolean visible(String selector) {
        return Boolean.TRUE.equals(driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0)",
                selector));
    }

    /** What stands on the page, without what is hidden. */
    public String text() {
        return (String) driver.executeScript("return document.body.innerText");
    }

    /** The value of a field. */
    public String value(String selector) {
        return await(selector).getDomProperty("value");
    }

    /** Runs a script in the page and returns its result. */
    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    private String explanation() {
        return address() + "\n" + text() + "\n" + logged();
    }

    // ---- hands ----------------------------------------------------------------------------------------------------

    /** Presses keys one after the other, wherever the focus is. */
    public Browser press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
        return this;
    }

    /** Presses a key while another is held down. */
    public Browser chord(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
        return this;
    }

    /** Moves the focus by Tab until it is on an element that matches the selector. */
    public Browser tabTo(String selector) {
        until(selector, () -> visible(selector)); // also where it has yet to be scrolled to
        for (int steps = 0; steps < 200; steps++) {
            if (focusIsOn(selector)) {
                return this;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("Tab does not reach " + selector + "\n" + explanation());
    }

    /** Whether the focus is on an element that matches the selector, or within it. */
    public boolean focusIsOn(String selector) {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.activeElement !== document.body && document.activeElement.closest(arguments[0]) !== null",
                selector));
    }

    /** Tabs to a field, and types into it in place of what stands there, as slowly as a person does. */
    public Browser fill(String selector, String text) {
        tabTo(selector);
        chord(Keys.CONTROL, "a");
        return type(text);
    }

    /** Types as slowly as a person does. */
    public Browser type(String text) {
        Actions typing = new Actions(driver);
        text.codePoints()
                .forEach(sign -> typing.sendKeys(Character.toString(sign)).pause(Duration.ofMillis(70)));
        typing.perform();
        return this;
    }

    /** Chooses in a list by its first letters. */
    public Browser choose(String selector, String option) {
        tabTo(selector).type(option);
        return until(option + " chosen in " + selector, () -> String.valueOf(
                        script("return document.querySelector(arguments[0])?.selectedOptions[0]?.label", selector))
                .startsWith(option));
    }

    /** What a hand scanner does: types the code faster than anybody can and ends it with Enter; GS comes as Ctrl+]. */
    public Browser scan(String code) {
        Actions scanner = new Actions(driver).pause(Duration.ofMillis(400)); // the hand takes the scanner
        code.codePoints().forEach(sign -> {
            if (sign == '\u001d') {
                scanner.keyDown(Keys.CONTROL).sendKeys("]").keyUp(Keys.CONTROL);
            } else {
                scanner.sendKeys(Character.toString(sign));
            }
        });
        scanner.sendKeys(Keys.ENTER).perform();
        return this;
    }

    // ---- judging --------------------------------------------------------------------------------------------------

    /**
     * Fails when axe-core finds a violation in what is shown. Judged from the top of the page: what the head of the page happens to
     * cover can be scrolled to.
     */
    public Browser accessible() {
        driver.executeScript(AXE);
        Object found = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1], at = scrollY; scrollTo(0, 0); axe.run(document, " + RULES
                        + ").then(result => { scrollTo(0, at); return result; }).then(result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join('; '))))");
        assertEquals(address() + " as " + look, List.of(), found);
        return this;
    }

    /** Fails when something is wider than the window. */
    public Browser fits() {
        Object wide = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(address() + " as " + look + " is too wide", 0L, wide);
        return this;
    }

    /** Keeps a picture in {@code target/screenshots}, to be looked at. */
    public Browser picture(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + "-" + look + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Fails when a page wrote a warning or an error since the last time, such as a breach of the security policy. */
    public Browser quiet() {
        assertEquals(List.of(), logged());
        return this;
    }

    /** As {@link #quiet}, where the server refused something with this status as it should. */
    public Browser quietBut(int status) {
        List<String> messages = logged();
        assertEquals(
                List.of(),
                messages.stream()
                        .filter(message -> !message.contains("responded with a status of " + status))
                        .toList());
        assertFalse("refused with " + status, messages.isEmpty());
        return this;
    }

    private List<String> logged() {
        return Stream.of(driver.manage().logs().get(LogType.BROWSER))
                .flatMap(entries -> entries.getAll().stream())
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains("/api/sessions/current - Failed to load resource"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
