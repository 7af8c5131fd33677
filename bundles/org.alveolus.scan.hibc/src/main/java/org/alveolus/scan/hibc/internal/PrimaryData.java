package org.alveolus.scan.hibc.internal;

import static org.alveolus.scan.hibc.internal.Characters.isAlphanumeric;
import static org.alveolus.scan.hibc.internal.Characters.isDigit;

/**
 * Primary data: labeler identification code, product or catalogue number, unit of measure (ANSI/HIBC 2.6, 2.1.1).
 *
 * <p>The product number has 1 to 18 characters; 13 were the most before edition 2.3.
 */
final class PrimaryData {

    private static final int LABELER = 4;
    private static final int LONGEST_NUMBER = 18;

    private PrimaryData() {}

    /** Reads what stands behind the {@code +}, from {@code from} to before {@code to}, without the check character. */
    static void read(String text, int from, int to, Collector out) {
        if (to - from < LABELER + 2) {
            out.error("length", to, "A labeler, a product number and a unit of measure are expected.");
            out.unread(text.substring(from, Math.max(from, to)));
            return;
        }
        String labeler = text.substring(from, from + LABELER);
        String number = text.substring(from + LABELER, to - 1);
        String unit = Texts.of(text.charAt(to - 1));
        out.element("LIC", labeler, "LABELER IDENTIFICATION CODE");
        out.element("PCN", number, "PRODUCT OR CATALOG NUMBER");
        out.element("U/M", unit, "UNIT OF MEASURE");
        if (isFaultless(text, from, to, out)) {
            out.product(labeler, number, unit, from);
        }
    }

    private static boolean isFaultless(String text, int from, int to, Collector out) {
        for (int i = from; i < to; i++) {
            if (!isAlphanumeric(text.charAt(i))) {
                out.error("alphabet", i, "Primary data has digits and upper-case letters only.");
                return false;
            }
        }
        if (to - 1 - from - LABELER > LONGEST_NUMBER) {
            out.error("length", from + LABELER + LONGEST_NUMBER, "A product number has at most 18 characters.");
            return false;
        }
        if (!isDigit(text.charAt(to - 1))) {
            out.error("unit-of-measure", to - 1, "The unit of measure is a digit.");
            return false;
        }
        return true;
    }
}
