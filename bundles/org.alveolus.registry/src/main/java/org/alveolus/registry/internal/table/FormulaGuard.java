package org.alveolus.registry.internal.table;

/**
 * Keeps spreadsheets from running a text of a CSV file as a formula: an apostrophe goes before each part that would begin one. A
 * part begins with the text, and behind each sign that a spreadsheet may split at, whatever the file's own delimiter is (OWASP, CSV
 * Injection). Apostrophes that stand there already are followed by one more, so that taking the guard off gives the text that was.
 */
public final class FormulaGuard {

    /** With one of these a spreadsheet takes a cell for a formula, in full width too. */
    private static final String STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final String SEPARATORS = ",;|\t\r\n\"";
    private static final char GUARD = '\'';

    private FormulaGuard() {}

    public static String guarded(String text) {
        return changed(text, true);
    }

    /** The text that was guarded; one that was not is returned as it is. */
    public static String unguarded(String text) {
        return changed(text, false);
    }

    private static String changed(String text, boolean add) {
        StringBuilder changed = null;
        int copied = 0;
        for (int part = 0; part < text.length(); part++) {
            if (part > 0 && SEPARATORS.indexOf(text.charAt(part - 1)) < 0) {
                continue;
            }
            int sign = part;
            while (sign < text.length() && text.charAt(sign) == GUARD) {
                sign++;
            }
            boolean formula = sign < text.length() && STARTS.indexOf(text.charAt(sign)) >= 0;
            if (formula && (add || sign > part)) {
                changed = changed == null ? new StringBuilder(text.length() + 4) : changed;
                changed.append(text, copied, part);
                copied = add ? part : part + 1;
                if (add) {
                    changed.append(GUARD);
                }
            }
        }
        return changed == null
                ? text
                : changed.append(text, copied, text.length()).toString();
    }
}
