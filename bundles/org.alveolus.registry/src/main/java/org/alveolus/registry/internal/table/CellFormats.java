package org.alveolus.registry.internal.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which cells of a workbook show dates, and which show leading zeros (ECMA-376 part 1, 18.8.30). */
final class CellFormats {

    private static final Pattern SILENT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final Pattern DAY_OR_YEAR = Pattern.compile("[dyDY]");
    private static final Pattern ZEROS = Pattern.compile("0+");

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean inCells;

    void take(PartReader part) {
        switch (part.name()) {
            case "numFmt" -> codes.put(part.number("numFmtId", 0), part.attribute("formatCode", ""));
            case "cellXfs" -> inCells = true;
            case "cellStyles", "dxfs" -> inCells = false;
            case "xf" -> {
                if (inCells) {
                    styles.add(part.number("numFmtId", 0));
                }
            }
            default -> {
                // the look of cells does not matter
            }
        }
    }

    boolean isDate(int style) {
        int format = format(style);
        String code = codes.get(format);
        return code == null
                ? format >= 14 && format <= 17
                        || format == 22
                        || format >= 27 && format <= 36
                        || format >= 50 && format <= 58
                : DAY_OR_YEAR.matcher(SILENT.matcher(code).replaceAll("")).find();
    }

    /** How many digits are shown at least; 0 when the format says nothing of that. */
    int digits(int style) {
        String code = codes.getOrDefault(format(style), "");
        return ZEROS.matcher(code).matches() ? code.length() : 0;
    }

    private int format(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : 0;
    }
}
