package org.alveolus.registry.internal.domain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What is printed on cards and lists, in one language. Immutable and thread-safe. */
public final class Words {

    /** The languages there are, the first for whoever speaks none of them. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"), Locale.GERMAN);

    private static final Map<Locale, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Words::new));

    private final Locale language;
    private final Properties texts = new Properties();

    private Words(Locale language) {
        this.language = language;
        try (Reader reader = new InputStreamReader(
                Words.class.getResourceAsStream("/words/" + language.getLanguage() + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In this language, or English. */
    public static Words in(Locale language) {
        return ALL.getOrDefault(Locale.forLanguageTag(language.getLanguage()), ALL.get(Locale.ENGLISH));
    }

    public Locale language() {
        return language;
    }

    /** The text of a key, with values in the places {0}, {1}. */
    public String get(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return values.length == 0 ? text : new MessageFormat(text, language).format(values);
    }
}
