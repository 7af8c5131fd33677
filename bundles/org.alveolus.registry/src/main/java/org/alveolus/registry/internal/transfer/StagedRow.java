package org.alveolus.registry.internal.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of the file as it lies in the database between check and run.
 *
 * @param number as the spreadsheet counts it
 * @param key of its treatment: rows with the same are one
 */
record StagedRow(int number, String key, State state, List<String> cells, List<RowFault> faults) {

    /** The longest row, in UTF-16 units, with what separates its cells. */
    static final int MAXIMUM = 32_000;

    private static final char ERROR = '\u0002';
    private static final String SEPARATOR = "\u001f";
    private static final String ESCAPE = "\u001b";

    /** What becomes of it. */
    enum State {
        GOOD,
        BAD,
        THERE
    }

    /**
     * A fault of a row.
     *
     * @param field null when it concerns the row as a whole
     */
    record RowFault(Field field, String code) {

        @Override
        public String toString() {
            return (field == null ? "" : field.name()) + ":" + code;
        }

        static RowFault parse(String text) {
            int colon = text.indexOf(':');
            return new RowFault(colon == 0 ? null : Field.valueOf(text.substring(0, colon)), text.substring(colon + 1));
        }
    }

    static String error(String name) {
        return ERROR + name;
    }

    /** The text of a cell for people. */
    static String shown(String cell) {
        return isError(cell) ? cell.substring(1) : cell;
    }

    static boolean isError(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == ERROR;
    }

    /** The text of a column; empty when the row ends before. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** The same with what became of it. */
    StagedRow marked(State now, List<RowFault> found) {
        return new StagedRow(number, key, now, cells, found);
    }

    String packed() {
        return packed(cells);
    }

    static String packed(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace(ESCAPE, ESCAPE + "E").replace(SEPARATOR, ESCAPE + "S"))
                .collect(Collectors.joining(SEPARATOR));
    }

    static List<String> unpacked(String text) {
        List<String> cells = new ArrayList<>();
        for (String cell : text.split(SEPARATOR, -1)) {
            cells.add(cell.replace(ESCAPE + "S", SEPARATOR).replace(ESCAPE + "E", ESCAPE));
        }
        return cells;
    }

    static String packedFaults(List<RowFault> faults) {
        return faults.stream().distinct().limit(20).map(RowFault::toString).collect(Collectors.joining(";"));
    }

    static List<RowFault> unpackedFaults(String text) {
        List<RowFault> faults = new ArrayList<>();
        for (String fault : text == null || text.isEmpty() ? new String[0] : text.split(";")) {
            faults.add(RowFault.parse(fault));
        }
        return faults;
    }
}
