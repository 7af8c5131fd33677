package org.alveolus.scan.hibc.internal;

import java.util.Arrays;

/** The alphabet of HIBC and its check character, modulo 43 (ANSI/HIBC 2.6, appendix B). */
final class Mod43 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < ALPHABET.length(); value++) {
            VALUES[ALPHABET.charAt(value)] = (byte) value;
        }
    }

    private Mod43() {}

    /** The check value of a character, or 0 for one outside the alphabet, which is reported where it stands. */
    static int value(char c) {
        return c < 128 && VALUES[c] >= 0 ? VALUES[c] : 0;
    }

    /** The character with a sum of check values. */
    static char character(int sum) {
        return ALPHABET.charAt(sum % 43);
    }

    /** The check character of the characters from {@code from} to before {@code to}. */
    static char of(String text, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += value(text.charAt(i));
        }
        return character(sum);
    }
}
