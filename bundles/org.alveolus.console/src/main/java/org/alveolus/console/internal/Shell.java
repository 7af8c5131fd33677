package org.alveolus.console.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one HTML document of the console, and the security policy that allows its import map and nothing else inline. Made anew when a
 * library comes or goes. Any thread.
 */
final class Shell {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Folder console;
    private final WebJars libraries;
    private volatile Made made;

    /**
     * @param changes state of the libraries it was made of
     * @param policy value of Content-Security-Policy
     */
    private record Made(long changes, StaticFile document, String policy) {}

    Shell(Folder console, WebJars libraries) {
        this.console = console;
        this.libraries = libraries;
    }

    StaticFile document() {
        return current().document();
    }

    String policy() {
        return current().policy();
    }

    private Made current() {
        Made current = made;
        long changes = libraries.changes();
        if (current == null || current.changes() != changes) {
            current = make(changes);
            made = current;
        }
        return current;
    }

    private Made make(long changes) {
        String map = importMap();
        String preloads = Stream.concat(
                        libraries.preloads().stream(),
                        console.paths().stream()
                                .filter(path -> path.equals("shell.js")
                                        || path.equals("pages/sign-in.js")
                                        || path.matches("lib/[^/]+\\.js"))
                                .map(path -> console.address() + '/' + path))
                .map(address -> "<link rel=\"modulepreload\" href=\"" + address + "\">")
                .collect(Collectors.joining("\n"));
        String template = new String(console.file("index.html").orElseThrow().content(), StandardCharsets.UTF_8);
        String document = template.replace("{console}", console.address())
                .replace("{importmap}", map)
                .replace("{preloads}", preloads);
        String hash =
                Base64.getEncoder().encodeToString(StaticFile.digest().digest(map.getBytes(StandardCharsets.UTF_8)));
        String policy = "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self'; "
                + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return new Made(changes, StaticFile.of("index.html", document.getBytes(StandardCharsets.UTF_8)), policy);
    }

    private String importMap() {
        Map<String, String> imports = new LinkedHashMap<>();
        imports.put("alveolus", console.address() + "/lib/index.js");
        imports.put("alveolus/", console.address() + "/lib/");
        imports.putAll(libraries.imports());
        try {
            return JSON.writeValueAsString(Map.of("imports", imports)).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }
}
