package org.alveolus.registry.internal.rest;

import java.util.Locale;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.registry.internal.domain.Words;

/** The parameter {@code language}. */
final class Languages {

    private Languages() {}

    /**
     * @param text null or blank for none
     * @throws org.alveolus.api.ProblemException 400 when it is none of ours
     */
    static Locale parse(String text) {
        if (Texts.stripped(text) == null) {
            return null;
        }
        return Words.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("?language", "unknown-language", "language is en, nl or de")
                        .exception());
    }
}
