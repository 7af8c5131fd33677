package org.alveolus.registry.internal.table;

/**
 * Texts in a workbook: a sign that XML cannot hold, or would change, is written as {@code _xHHHH_} (ECMA-376 part 1, 22.4.2.4,
 * ST_Xstring).
 */
public final class WorkbookText {

    private static final int LENGTH = 7;
    private static final int HEXADECIMAL = 16;

    private WorkbookText() {}

    static String escaped(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (needsEscape(text, i, sign)) {
                escaped = escaped == null ? new StringBuilder(text.substring(0, i)) : escaped;
                escaped.append(String.format("_x%04X_", (int) sign));
            } else if (escaped != null) {
                escaped.append(sign);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** The text that was meant. */
    public static String unescaped(String text) {
        int found = text.indexOf("_x");
        if (found < 0) {
            return text;
        }
        StringBuilder meant = new StringBuilder();
        int copied = 0;
        while (found >= 0) {
            if (isEscape(text, found)) {
                meant.append(text, copied, found)
                        .append((char) Integer.parseInt(text, found + 2, found + LENGTH - 1, HEXADECIMAL));
                copied = found + LENGTH;
                found = text.indexOf("_x", copied);
            } else {
                found = text.indexOf("_x", found + 1);
            }
        }
        return meant.append(text, copied, text.length()).toString();
    }

    private static boolean needsEscape(String text, int at, char sign) {
        return sign < ' ' && sign != '\n' && sign != '\t'
                || sign >= '\ufffe'
                || sign == '_' && isEscape(text, at)
                || isEdgeSpace(text, at, sign)
                || isLoneSurrogate(text, at, sign);
    }

    /** Space at an edge is lost by whoever does not keep it on purpose. */
    private static boolean isEdgeSpace(String text, int at, char sign) {
        return (at == 0 || at == text.length() - 1) && (sign == ' ' || sign == '\n' || sign == '\t');
    }

    private static boolean isLoneSurrogate(String text, int at, char sign) {
        boolean before = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        boolean after = at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        return Character.isHighSurrogate(sign) && !after || Character.isLowSurrogate(sign) && !before;
    }

    private static boolean isEscape(String text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + LENGTH - 1) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + LENGTH - 1; i++) {
            if (Character.digit(text.charAt(i), HEXADECIMAL) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
