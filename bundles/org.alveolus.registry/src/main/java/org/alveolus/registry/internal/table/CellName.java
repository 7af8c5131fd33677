package org.alveolus.registry.internal.table;

/** The names of cells: letters for the column, then the row. */
final class CellName {

    private static final int LETTERS = 26;

    private CellName() {}

    /** 0 for A. */
    static int column(String name) {
        int column = 0;
        for (int i = 0; i < name.length(); i++) {
            char sign = name.charAt(i);
            if (sign >= 'A' && sign <= 'Z') {
                column = column * LETTERS + sign - 'A' + 1;
            } else if (sign != '$') {
                break;
            }
            if (column > 1 << 20) {
                throw new IllegalArgumentException("no column");
            }
        }
        return column - 1;
    }

    /** 1 for the first. */
    static int row(String name) {
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        return Integer.parseInt(name.substring(digits));
    }
}
