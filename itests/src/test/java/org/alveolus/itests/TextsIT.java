package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The console's texts, of every bundle in the distribution that brings pages, are whole in Dutch, English and German. Proves P7. */
@RunWith(Parameterized.class)
public class TextsIT {

    private static final Set<String> LANGUAGES = Set.of("nl", "en", "de");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
    private static final Pattern USE = Pattern.compile("\\bt\\(\\s*'([^']+)'");

    @Parameterized.Parameter
    public String bundle;

    @Parameterized.Parameter(1)
    public Map<String, String> files;

    @Parameterized.Parameters(name = "{0}")
    public static Collection<Object[]> bundlesWithPages() throws IOException {
        List<Object[]> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("alveolus.home"), "system/org/alveolus"))) {
            for (Path jar : all.filter(each -> each.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                Map<String, String> files = console(jar);
                if (!files.isEmpty()) {
                    found.add(new Object[] {jar.getFileName().toString(), files});
                }
            }
        }
        assertFalse("no bundle brings pages", found.isEmpty());
        return found;
    }

    private static Map<String, String> console(Path jar) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.getName().matches("console/.+\\.(js|json)")) {
                    files.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    private Map<String, JsonNode> texts(String language) throws IOException {
        Map<String, JsonNode> texts = new TreeMap<>();
        String file = files.get("console/i18n/" + language + ".json");
        assertTrue(language + " is missing", file != null);
        new ObjectMapper().readTree(file).properties().forEach(text -> texts.put(text.getKey(), text.getValue()));
        return texts;
    }

    private static Set<String> placeholders(JsonNode text) {
        Set<String> names = new TreeSet<>();
        for (JsonNode form : text.isTextual() ? List.of(text) : text) {
            Matcher matcher = PLACEHOLDER.matcher(form.asText());
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private static boolean plural(JsonNode text) {
        return text.isObject()
                && text.size() == 2
                && text.path("one").isTextual()
                && text.path("other").isTextual();
    }

    @Test
    public void allLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Map<String, JsonNode> english = texts("en");
        for (String language : LANGUAGES) {
            Map<String, JsonNode> texts = texts(language);
            assertEquals(language, english.keySet(), texts.keySet());
            for (Map.Entry<String, JsonNode> text : texts.entrySet()) {
                String where = language + " " + text.getKey();
                assertEquals(where, placeholders(english.get(text.getKey())), placeholders(text.getValue()));
                assertTrue(
                        where + " is neither a text nor a plural",
                        text.getValue().isTextual() || plural(text.getValue()));
                assertFalse(
                        where + " is empty",
                        text.getValue().isTextual()
                                && text.getValue().textValue().isBlank());
                assertFalse(where + " holds mark-up", text.getValue().toString().matches("(?s).*<[a-z/].*"));
            }
        }
    }

    @Test
    public void everyTextThatAModuleNamesIsThere() throws IOException {
        Set<String> known = texts("en").keySet();
        Set<String> missing = new TreeSet<>();
        files.forEach((name, content) -> {
            Matcher use = USE.matcher(content);
            while (name.endsWith(".js") && use.find()) {
                if (!known.contains(use.group(1))) {
                    missing.add(name + ": " + use.group(1));
                }
            }
        });
        assertEquals(Set.of(), missing);
    }
}
