package org.alveolus.scan.internal.domain;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the keys of a US keyboard lie on another layout: takes back what a computer with that layout made of a scanner that
 * types as a US keyboard. Immutable and thread-safe.
 */
final class KeyboardLayout {

    private static final String DEAD = "dead_";
    private static final Map<String, Accent> ACCENTS = Map.of(
            "dead_grave", new Accent('\u0300', '`'),
            "dead_acute", new Accent('\u0301', '´'),
            "dead_circumflex", new Accent('\u0302', '^'),
            "dead_tilde", new Accent('\u0303', '~'),
            "dead_diaeresis", new Accent('\u0308', '¨'),
            "dead_abovering", new Accent('\u030a', '°'),
            "dead_caron", new Accent('\u030c', 'ˇ'),
            "dead_cedilla", new Accent('\u0327', '¸'));

    private final String name;
    private final Map<Character, Character> keys = new HashMap<>();
    private final Map<String, Character> deadKeys = new HashMap<>();
    private final Map<Character, Character> deadKeysByMark = new HashMap<>();

    /** An accent as a combining mark and as a character of its own. */
    private record Accent(char mark, char spacing) {}

    /**
     * @param plain characters of the keys without Shift, in the order of {@code usPlain}
     * @param shifted the same with Shift
     */
    KeyboardLayout(String name, String[] plain, String[] shifted, String[] usPlain, String[] usShifted) {
        this.name = name;
        put(plain, usPlain);
        put(shifted, usShifted);
        deadKeys.forEach((key, us) -> {
            Accent accent = ACCENTS.get(key);
            deadKeysByMark.put(accent.mark(), us);
            keys.putIfAbsent(accent.spacing(), us);
        });
    }

    private void put(String[] cells, String[] us) {
        for (int i = 0; i < cells.length; i++) {
            char key = us[i].charAt(0);
            if (cells[i].startsWith(DEAD)) {
                deadKeys.putIfAbsent(cells[i], key);
            } else {
                keys.putIfAbsent(cells[i].charAt(0), key);
            }
        }
    }

    String name() {
        return name;
    }

    /**
     * What the scanner typed, when the computer with this layout showed {@code received}.
     *
     * @return empty when the layout cannot give such a text
     */
    Optional<String> typed(String received) {
        StringBuilder typed = new StringBuilder(received.length());
        for (int i = 0; i < received.length(); i++) {
            char shown = received.charAt(i);
            int token = deadKeyToken(received, i, typed);
            if (token > 0) {
                i += token - 1;
            } else if (shown <= ' ') {
                typed.append(shown);
            } else if (keys.containsKey(shown)) {
                typed.append(keys.get(shown).charValue());
            } else if (!appendComposed(shown, typed)) {
                return Optional.empty();
            }
        }
        return Optional.of(typed.toString());
    }

    /** Some systems spell a dead key out; answers the length of that spelling at this place, 0 when there is none. */
    private int deadKeyToken(String received, int at, StringBuilder typed) {
        if (received.charAt(at) != '<' || !received.startsWith(DEAD, at + 1)) {
            return 0;
        }
        int end = received.indexOf('>', at);
        Character key = end < 0 ? null : deadKeys.get(received.substring(at + 1, end));
        if (key == null) {
            return 0;
        }
        typed.append(key.charValue());
        return end - at + 1;
    }

    /** A dead key and the letter after it arrive as one accented letter. */
    private boolean appendComposed(char shown, StringBuilder typed) {
        String parts = Normalizer.normalize(String.valueOf(shown), Normalizer.Form.NFD);
        if (parts.length() != 2) {
            return false;
        }
        Character dead = deadKeysByMark.get(parts.charAt(1));
        Character letter = keys.get(parts.charAt(0));
        if (dead == null || letter == null) {
            return false;
        }
        typed.append(dead.charValue()).append(letter.charValue());
        return true;
    }
}
