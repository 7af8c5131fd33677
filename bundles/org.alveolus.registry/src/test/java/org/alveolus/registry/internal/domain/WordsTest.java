package org.alveolus.registry.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;

/** Proves R8 and R17: the three languages are complete and alike. */
public class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    public void everyLanguageHasTheSameTextsWithTheSamePlaces() throws IOException {
        Properties english = texts("en");
        for (String language : new String[] {"nl", "de"}) {
            Properties other = texts(language);
            assertEquals(language, english.stringPropertyNames(), other.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertEquals(language + " " + key, places(english, key), places(other, key));
                assertFalse(language + " " + key, other.getProperty(key).isBlank());
            }
        }
    }

    @Test
    public void anUnknownLanguageIsEnglishAndAnUnknownKeyAFault() {
        assertEquals(
                Words.in(Locale.ENGLISH).get("title"), Words.in(Locale.JAPANESE).get("title"));
        assertNotEquals(
                Words.in(Locale.ENGLISH).get("title"),
                Words.in(Locale.forLanguageTag("nl-BE")).get("title"));
        assertThrows(
                IllegalArgumentException.class, () -> Words.in(Locale.GERMAN).get("no-such"));
    }

    @Test
    public void choicesHaveThreeTitlesAndNoCodeTwice() {
        Set<String> codes = new HashSet<>();
        for (Choice choice : DefaultChoices.ALL) {
            assertTrue(choice.toString(), codes.add(choice.list() + "/" + choice.code()));
            for (Locale language : Words.LANGUAGES) {
                assertFalse(choice.toString(), choice.titles().in(language).isBlank());
            }
        }
        for (ChoiceList list : ChoiceList.values()) {
            assertFalse(list.code(), Choices.with(List.of()).of(list).isEmpty());
        }
    }

    private static Set<String> places(Properties texts, String key) {
        return PLACE.matcher(texts.getProperty(key))
                .results()
                .map(result -> result.group())
                .collect(Collectors.toSet());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                WordsTest.class.getResourceAsStream("/words/" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
