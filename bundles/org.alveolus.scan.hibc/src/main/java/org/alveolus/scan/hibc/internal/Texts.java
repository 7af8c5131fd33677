package org.alveolus.scan.hibc.internal;

/** One-character texts without making them anew each time. */
final class Texts {

    private static final String[] ASCII = new String[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = String.valueOf(c);
        }
    }

    private Texts() {}

    static String of(char c) {
        return c < ASCII.length ? ASCII[c] : String.valueOf(c);
    }

    /** A character as a message shows it. */
    static String quoted(char c) {
        return c >= ' ' && c < 127 ? "'" + c + "'" : String.format("U+%04X", (int) c);
    }
}
