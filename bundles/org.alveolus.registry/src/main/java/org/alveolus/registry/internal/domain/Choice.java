package org.alveolus.registry.internal.domain;

import java.util.Locale;

/**
 * An entry of a choice list.
 *
 * @param code stable; what is recorded
 * @param own whether the institution added or renamed it
 * @param retired whether it is offered no more; what was recorded with it stays
 * @param version of the institution's own row, the entity tag; 0 for an entry of the default set
 */
public record Choice(ChoiceList list, String code, Titles titles, boolean own, boolean retired, long version) {

    /** What people read. */
    public record Titles(String en, String nl, String de) {

        /** In this language; English where there is none. */
        public String in(Locale language) {
            return switch (language.getLanguage()) {
                case "nl" -> nl;
                case "de" -> de;
                default -> en;
            };
        }
    }

    static Choice standard(ChoiceList list, String code, String en, String nl, String de) {
        return new Choice(list, code, new Titles(en, nl, de), false, false, 0);
    }
}
