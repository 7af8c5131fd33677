package org.alveolus.rest.internal.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One of the types that a client takes (RFC 9110, 12.5.1); media type parameters other than the weight do not count.
 *
 * @param type in small letters, perhaps with asterisks
 * @param weight 0 to 1
 */
record MediaRange(String type, double weight) {

    private static final List<MediaRange> ANY = List.of(new MediaRange("*/*", 1));
    private static final List<MediaRange> JSON = List.of(new MediaRange("application/json", 1));
    private static final int MAXIMUM = 50;

    /**
     * The ranges of a header, those with the greatest weight first. What cannot be read is passed over.
     *
     * @param accept null when it was not sent
     */
    static List<MediaRange> parse(String accept) {
        if (accept == null || accept.equals("*/*") || accept.isBlank()) {
            return ANY;
        }
        if (accept.equals("application/json")) {
            return JSON;
        }
        List<MediaRange> ranges = new ArrayList<>();
        for (String part : accept.split(",", MAXIMUM)) {
            String[] words = part.split(";");
            double weight = weightOf(words);
            if (weight > 0 && words[0].indexOf('/') > 0) {
                ranges.add(new MediaRange(words[0].strip().toLowerCase(Locale.ROOT), weight));
            }
        }
        ranges.sort(Comparator.comparingDouble(MediaRange::weight).reversed());
        return ranges;
    }

    private static double weightOf(String[] words) {
        for (int i = 1; i < words.length; i++) {
            String word = words[i].strip();
            if (word.startsWith("q=")) {
                try {
                    return Double.parseDouble(word.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    /** Whether a type is in this range; a type that is any type itself is in every range. */
    boolean contains(String other) {
        if (type.equals(other) || type.equals("*/*") || other.equals("*/*")) {
            return true;
        }
        return type.endsWith("/*") && other.startsWith(type.substring(0, type.length() - 1));
    }
}
