package org.alveolus.console.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** What goes over the wire: caching, compression, security headers, and nothing that is not to be seen. Proves P7. */
public class ConsoleServletTest {

    private static final String LIT = "META-INF/resources/webjars/lit/3.3.2/";

    private final Bundle stock = Fakes.bundle(
            "org.alveolus.stock",
            Map.of(
                    "console/stock.js", "export const words = '" + "stock ".repeat(100) + "';",
                    "console/i18n/en.json", "{\"page.stock\": \"Stock\", \"page.stock.scan\": \"Put into stock\"}",
                    "console/notes.txt", "not a file for browsers",
                    "secret.js", "outside of the folder"));
    private final Bundle lit = Fakes.bundle(
            "org.webjars.npm.lit",
            Map.of(
                    LIT + "index.js",
                    "export const html = 1;",
                    LIT + "LICENSE",
                    "BSD",
                    "META-INF/maven/pom.js",
                    "outside of the WebJar's folder"));

    private Pages pages;
    private ConsoleServlet servlet;

    @Before
    public void install() {
        pages = new Pages(Fakes.console());
        pages.add(Fakes.page("stock", 300), Fakes.reference(stock, 0));
        servlet = new ConsoleServlet(pages, new WebJars(Fakes.context(lit)));
    }

    private String module() {
        Matcher module = Pattern.compile("\"module\":\"([^\"]+)\"")
                .matcher(new String(pages.list().content(), StandardCharsets.UTF_8));
        assertTrue(module.find());
        return module.group(1);
    }

    @Test
    public void everyAddressOfAPageIsTheOneDocument() throws IOException {
        Fakes.Answer answer = Fakes.ask(servlet, "GET", "/console/stock/items/4711");
        assertEquals(200, answer.status);
        assertEquals("text/html; charset=utf-8", answer.headers.get("Content-Type"));
        assertTrue(answer.text().contains("/shell.js"));
        assertEquals("no-cache", answer.headers.get("Cache-Control"));
    }

    @Test
    public void anUnknownPageIsTheDocumentWithStatus404() throws IOException {
        Fakes.Answer answer = Fakes.ask(servlet, "GET", "/console/nobody");
        assertEquals(404, answer.status);
        assertTrue(answer.text().contains("/shell.js"));
    }

    @Test
    public void thePolicyAllowsTheImportMapByItsHashAndNothingElseInline() throws Exception {
        Fakes.Answer answer = Fakes.ask(servlet, "GET", "/console/");
        String policy = answer.headers.get("Content-Security-Policy");
        Matcher map =
                Pattern.compile("<script type=\"importmap\">(.*?)</script>").matcher(answer.text());
        assertTrue(map.find());
        String hash = Base64.getEncoder()
                .encodeToString(StaticFile.digest().digest(map.group(1).getBytes(StandardCharsets.UTF_8)));
        assertTrue(policy, policy.contains("script-src 'self' 'sha256-" + hash + "';"));
        assertTrue(policy, policy.contains("default-src 'none'"));
        assertTrue(policy, policy.contains("frame-ancestors 'none'"));
        assertFalse(policy, policy.contains("unsafe"));
        assertEquals("nosniff", answer.headers.get("X-Content-Type-Options"));
        assertTrue(map.group(1).contains("\"lit\":\"/console/lib/lit/3.3.2/index.js\""));
    }

    @Test
    public void filesOfAPageAreKeptForEverUnderAnAddressOfTheirContent() throws IOException {
        Fakes.Answer answer = Fakes.ask(servlet, "GET", module(), "Accept-Encoding", "br, gzip");
        assertEquals(200, answer.status);
        assertEquals("public, max-age=31536000, immutable", answer.headers.get("Cache-Control"));
        assertEquals("gzip", answer.headers.get("Content-Encoding"));
        assertEquals("Accept-Encoding", answer.headers.get("Vary"));
        assertEquals(String.valueOf(answer.body.size()), answer.headers.get("Content-Length"));
        assertTrue(answer.text().startsWith("export const words"));
    }

    @Test
    public void withoutGzipTheSameFileComesPlainWithATagOfItsOwn() throws IOException {
        Fakes.Answer packed = Fakes.ask(servlet, "GET", module(), "Accept-Encoding", "gzip");
        for (String refused : new String[] {"identity", "gzip;q=0", "gzip; q=0.0, br"}) {
            Fakes.Answer plain = Fakes.ask(servlet, "GET", module(), "Accept-Encoding", refused);
            assertNull(refused, plain.headers.get("Content-Encoding"));
            assertEquals(packed.text(), plain.text());
            assertNotEquals(packed.headers.get("ETag"), plain.headers.get("ETag"));
        }
    }

    @Test
    public void whatTheBrowserHasIsNotSentAgain() throws IOException {
        String tag = Fakes.ask(servlet, "GET", "/console/pages.json").headers.get("ETag");
        Fakes.Answer again = Fakes.ask(servlet, "GET", "/console/pages.json", "If-None-Match", "\"other\", W/" + tag);
        assertEquals(304, again.status);
        assertEquals(0, again.body.size());
        pages.add(
                Fakes.page("orders", 310, "stock.js"),
                Fakes.reference(
                        Fakes.bundle(
                                "org.alveolus.orders",
                                Map.of(
                                        "console/stock.js",
                                        "1",
                                        "console/i18n/en.json",
                                        "{\"page.orders\": \"Orders\"}")),
                        0));
        assertEquals(200, Fakes.ask(servlet, "GET", "/console/pages.json", "If-None-Match", tag).status);
    }

    @Test
    public void anOlderHashIsNotFound() throws IOException {
        assertEquals(404, Fakes.ask(servlet, "GET", "/console/files/org.alveolus.stock/000000000000/stock.js").status);
        assertEquals(404, Fakes.ask(servlet, "GET", "/console/lib/lit/3.3.1/index.js").status);
    }

    @Test
    public void nothingOutsideTheFoldersIsServed() throws IOException {
        String folder = module().replace("/stock.js", "");
        for (String path : new String[] {
            folder + "/../secret.js",
            folder + "/notes.txt",
            folder + "/",
            folder,
            folder + "//stock.js",
            folder + "/i18n/../stock.js",
            "/console/lib/lit/3.3.2/../../../../maven/pom.js",
            "/console/lib/lit/3.3.2/LICENSE",
            "/console/lib/lit/3.3.2/",
            "/console/lib/lit/3.3.2/./index.js",
            "/console/lib/lit",
            "/console/lib/",
            "/console/files/",
            "/console/files/x/y/z.js",
            "/console/files/org.alveolus.console/" + pages.console().hash() + "/missing.js",
            "/console/pages.json/x"
        }) {
            Fakes.Answer answer = Fakes.ask(servlet, "GET", path);
            assertEquals(path, 404, answer.status);
            assertEquals(path, 0, answer.body.size());
            assertEquals(path, "no-store", answer.headers.get("Cache-Control"));
        }
        assertEquals(200, Fakes.ask(servlet, "GET", "/console/lib/lit/3.3.2/index.js").status);
    }

    @Test
    public void headHasTheHeadersAndNoBody() throws IOException {
        Fakes.Answer answer = Fakes.ask(servlet, "HEAD", module());
        assertEquals(200, answer.status);
        assertEquals(0, answer.body.size());
        assertNotEquals("0", answer.headers.get("Content-Length"));
    }

    @Test
    public void nothingIsChangedHere() throws IOException {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"}) {
            Fakes.Answer answer = Fakes.ask(servlet, method, "/console/stock");
            assertEquals(method, 405, answer.status);
            assertEquals("GET, HEAD", answer.headers.get("Allow"));
        }
    }

    @Test
    public void theDocumentFollowsTheLibraries() throws IOException {
        ConsoleServlet without = new ConsoleServlet(pages, new WebJars(Fakes.context()));
        assertFalse(Fakes.ask(without, "GET", "/console/").text().contains("\"lit\""));
    }
}
