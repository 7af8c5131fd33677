package org.alveolus.registry.internal.table;

/** The limits of a spreadsheet's cells. */
final class Cells {

    /** The longest text of a cell (ECMA-376, 18.18; Excel refuses the file beyond). */
    static final int MAXIMUM = 32_767;

    private Cells() {}

    static String text(Object value) {
        String text = value.toString();
        if (text.length() > MAXIMUM) {
            throw new IllegalArgumentException("a cell holds " + MAXIMUM + " characters at most");
        }
        return text;
    }
}
