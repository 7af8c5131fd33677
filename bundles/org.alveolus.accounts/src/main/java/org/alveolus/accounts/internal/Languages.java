package org.alveolus.accounts.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The languages in which people are written to. */
public final class Languages {

    private static final Logger LOG = LoggerFactory.getLogger(Languages.class);
    private static final List<String> OURS = List.of("en", "nl", "de");

    private Languages() {}

    /** The best of ours for a list of languages as a browser sends it; English when it names none of ours. Null for none. */
    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), OURS))
                    .map(Locale::forLanguageTag)
                    .orElse(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            LOG.debug("A browser names its languages in an unknown form", e);
            return Locale.ENGLISH;
        }
    }
}
