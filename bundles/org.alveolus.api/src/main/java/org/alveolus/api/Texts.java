package org.alveolus.api;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of a text by which it is compared, sorted and found. Stateless; any thread. */
public final class Texts {

    /** The accents of Latin, Greek and Cyrillic letters; the marks of other scripts are letters of their own there. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u0085\\p{Z}]+");

    private Texts() {}

    /** The text without spaces around it; null when it is null or blank. */
    public static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * The form in which two names are the same: whatever case, width and number of spaces.
     *
     * @param maximum the longest form, in UTF-16 units; what is longer is cut
     */
    public static String identity(String name, int maximum) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return cut(SPACES.matcher(folded).replaceAll(" ").strip(), maximum);
    }

    /**
     * The form by which names are sorted: like {@link #identity}, without accents. Its order is that of the code points.
     *
     * @param maximum the longest form, in UTF-16 units; what is longer is cut
     */
    public static String sortable(String name, int maximum) {
        return identity(withoutAccents(name), maximum);
    }

    /**
     * The words of a text for a search by prefixes, in the form in which they are compared: small letters without accents,
     * digits, and a decimal point between digits ({@code 4,1} becomes {@code 4.1}). What has a digit gives its letters and digits in
     * one piece too ({@code EF-51} gives {@code ef}, {@code 51} and {@code ef51}).
     *
     * @param maximum the longest word, in UTF-16 units; what is longer is cut
     * @return each once, in the order of the text
     */
    public static Set<String> words(String text, int maximum) {
        Set<String> words = new LinkedHashSet<>();
        for (String chunk : SPACES.split(identity(withoutAccents(text), Integer.MAX_VALUE))) {
            List<String> pieces = pieces(chunk);
            pieces.forEach(piece -> words.add(cut(piece, maximum)));
            if (hasDigit(chunk)) {
                words.add(cut(String.join("", pieces).replace(".", ""), maximum));
            }
        }
        return words;
    }

    /**
     * What somebody typed into a search field as words that must all be found: like {@link #words}, but a number with other signs
     * only in one piece.
     */
    public static Set<String> searched(String text, int maximum) {
        Set<String> words = new LinkedHashSet<>();
        for (String chunk : SPACES.split(identity(withoutAccents(text), Integer.MAX_VALUE))) {
            List<String> pieces = pieces(chunk);
            if (pieces.size() > 1 && hasDigit(chunk)) {
                words.add(cut(String.join("", pieces).replace(".", ""), maximum));
            } else {
                pieces.forEach(piece -> words.add(cut(piece, maximum)));
            }
        }
        return words;
    }

    /**
     * The end of the range of texts with this beginning: {@code x >= beginning and x < after(beginning)}. Holds in the order of code
     * points and in that of UTF-16 units.
     *
     * @param beginning not empty
     */
    public static String after(String beginning) {
        int last = beginning.codePointBefore(beginning.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return beginning.substring(0, beginning.length() - Character.charCount(last)) + Character.toString(next);
    }

    private static List<String> pieces(String chunk) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < chunk.length(); ) {
            int letter = chunk.codePointAt(i);
            int next = i + Character.charCount(letter);
            if (isWordPart(letter)) {
                piece.appendCodePoint(letter);
            } else if (isPoint(letter) && isDigitAt(chunk, i - 1) && isDigitAt(chunk, next)) {
                piece.append('.');
            } else if (!piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            i = next;
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static boolean isWordPart(int letter) {
        int type = Character.getType(letter);
        return Character.isLetterOrDigit(letter)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isPoint(int letter) {
        return letter == '.' || letter == ',';
    }

    private static boolean isDigitAt(String text, int index) {
        return index >= 0 && index < text.length() && Character.isDigit(text.charAt(index));
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static String withoutAccents(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    private static String cut(String text, int maximum) {
        if (text.length() <= maximum) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maximum - 1)) ? maximum - 1 : maximum;
        return text.substring(0, end);
    }
}
