package org.alveolus.itests.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * How a person looks at the console.
 *
 * @param language {@code nl}, {@code en} or {@code de}
 * @param width of the window in CSS pixels
 * @param theme {@code light} or {@code dark}
 */
public record Look(String language, int width, String theme) {

    /** A desk. */
    public static final int WIDE = 1440;

    /** A phone. */
    public static final int NARROW = 390;

    /** English, at a desk, light. */
    public static final Look USUAL = new Look("en", WIDE, "light");

    /** Every language at both widths, light and dark. */
    public static List<Look> all() {
        List<Look> all = new ArrayList<>();
        for (String language : List.of("nl", "en", "de")) {
            for (int width : new int[] {WIDE, NARROW}) {
                for (String theme : List.of("light", "dark")) {
                    all.add(new Look(language, width, theme));
                }
            }
        }
        return all;
    }

    public int height() {
        return width == NARROW ? 844 : 900;
    }

    /** For the names of pictures, e.g. {@code nl-1440-light}. */
    @Override
    public String toString() {
        return language + "-" + width + "-" + theme;
    }
}
