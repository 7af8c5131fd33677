package org.alveolus.registry.internal.persistence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How treatments are found by a part of their extra information: what stands between spaces of the folded text is a word. A word that
 * is longer than a column is written in pieces that overlap by half, so that each part of {@link #MOST_SEARCHED} signs stands in one of
 * them.
 */
final class ExtraWords {

    private static final int LONGEST = 64;
    private static final int MOST_SEARCHED = LONGEST / 2;

    private ExtraWords() {}

    /**
     * The words of a text.
     *
     * @param folded null for none
     */
    static Set<String> of(String folded) {
        Set<String> words = new LinkedHashSet<>();
        if (folded == null) {
            return words;
        }
        for (String word : folded.split(" ")) {
            for (int start = 0; start == 0 || start + MOST_SEARCHED < word.length(); start += MOST_SEARCHED) {
                words.add(word.substring(whole(word, start), whole(word, start + LONGEST)));
            }
        }
        words.remove("");
        return words;
    }

    /**
     * What some word of each text must contain in which this part stands.
     *
     * @param folded may be empty
     */
    static String searched(String folded) {
        String longest = Arrays.stream(folded.split(" "))
                .max(Comparator.comparing(String::length))
                .orElse("");
        return longest.substring(0, whole(longest, MOST_SEARCHED));
    }

    /** The index, or the last before it that parts no character. */
    private static int whole(String text, int index) {
        if (index >= text.length()) {
            return text.length();
        }
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
