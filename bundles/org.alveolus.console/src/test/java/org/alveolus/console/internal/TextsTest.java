package org.alveolus.console.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The texts of every bundle with console pages are whole in Dutch, English and German. Proves P7. */
@RunWith(Parameterized.class)
public class TextsTest {

    private static final Set<String> LANGUAGES = Set.of("nl", "en", "de");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
    private static final Pattern USE = Pattern.compile("\\bt\\(\\s*'([^']+)'");

    @Parameterized.Parameter
    public String bundle;

    @Parameterized.Parameter(1)
    public Path folder;

    @Parameterized.Parameters(name = "{0}")
    public static Collection<Object[]> bundles() throws IOException {
        Path bundles = Path.of(System.getProperty("basedir", "."))
                .toAbsolutePath()
                .normalize()
                .getParent();
        List<Object[]> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(bundles)) {
            folders.sorted().forEach(each -> {
                Path console = each.resolve("src/main/resources/console");
                if (Files.isDirectory(console.resolve("i18n"))) {
                    found.add(new Object[] {each.getFileName().toString(), console});
                }
            });
        }
        return found;
    }

    private Map<String, JsonNode> texts(String language) throws IOException {
        Map<String, JsonNode> texts = new TreeMap<>();
        new ObjectMapper()
                .readTree(folder.resolve("i18n/" + language + ".json").toFile())
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue()));
        return texts;
    }

    private static Set<String> placeholders(JsonNode text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(
                text.isTextual() ? text.textValue() : text.toString().replace("\":\"", ""));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
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
                assertTrue(where, text.getValue().isTextual() || plural(text.getValue()));
                assertFalse(
                        where + " is empty",
                        text.getValue().isTextual()
                                && text.getValue().textValue().isBlank());
                assertFalse(where + " holds mark-up", text.getValue().toString().matches("(?s).*<[a-z/].*"));
            }
        }
    }

    private static boolean plural(JsonNode text) {
        return text.isObject()
                && text.size() == 2
                && text.path("one").isTextual()
                && text.path("other").isTextual();
    }

    @Test
    public void everyTextThatAModuleNamesIsThere() throws IOException {
        Set<String> known = texts("en").keySet();
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".js")).toList()) {
                Matcher use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    if (!known.contains(use.group(1))) {
                        missing.add(folder.relativize(file) + ": " + use.group(1));
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }
}
