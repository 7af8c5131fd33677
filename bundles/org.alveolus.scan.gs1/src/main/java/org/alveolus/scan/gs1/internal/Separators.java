package org.alveolus.scan.gs1.internal;

/**
 * What ends an element of variable length: the character GS (FNC1 in a symbol), text that stands for it, or a place where one
 * was lost.
 */
final class Separators {

    static final char GS = '\u001d';

    /** The character GS and nothing else. */
    static final Separators STANDARD = new Separators(String.valueOf(GS), new int[0]);

    private static final int SHORT = 20;

    private final String token;
    private final int[] lost;

    private Separators(String token, int[] lost) {
        this.token = token;
        this.lost = lost;
    }

    /** Text that stands for GS. */
    static Separators writtenAs(String token) {
        return new Separators(token, new int[0]);
    }

    /** GS, and places where there should have been one, ascending. */
    static Separators lostAt(int... places) {
        return new Separators(STANDARD.token, places.clone());
    }

    /** The index of the next separator at or after an index, or the end. */
    int next(String text, int from, int to) {
        int next = to - from <= SHORT ? scan(text, from, to) : search(text, from, to);
        for (int place : lost) {
            if (place > from && place < next) {
                return place;
            }
        }
        return next;
    }

    /** For values of predefined length: looks no farther than their end, however long the text is. */
    private int scan(String text, int from, int to) {
        char first = token.charAt(0);
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == first && text.startsWith(token, i)) {
                return i;
            }
        }
        return to;
    }

    private int search(String text, int from, int to) {
        int index = token.length() == 1 ? text.indexOf(token.charAt(0), from) : text.indexOf(token, from);
        return index < 0 || index > to ? to : index;
    }

    /** How many characters the separator at an index has; 0 when there is none. */
    int lengthAt(String text, int index, int to) {
        return index + token.length() <= to && text.startsWith(token, index) ? token.length() : 0;
    }
}
