package org.alveolus.scan.gs1.internal;

/**
 * What a symbology identifier (ISO/IEC 15424) says about the content (GS1 General Specifications, 5.1.3).
 */
enum Symbology {
    /** GS1-128, GS1 DataBar, GS1 composite, GS1 DataMatrix, GS1 QR Code or GS1 DotCode: element strings. */
    GS1,
    /** EAN-13, UPC-A or UPC-E, sent as 13 digits. */
    EAN_13,
    /** EAN-13, UPC-A or UPC-E with a supplement of 2 or 5 digits. */
    EAN_13_WITH_SUPPLEMENT,
    /** EAN-8. */
    EAN_8,
    /** Interleaved 2 of 5: ITF-14 when it has 14 digits. */
    ITF,
    /** Another symbol, or one of those above without FNC1: anything, a Digital Link perhaps. */
    OTHER,
    /** No symbology identifier. */
    UNKNOWN;

    /** The length of every symbology identifier. */
    static final int IDENTIFIER_LENGTH = 3;

    /** Whether a text begins with a symbology identifier. */
    static boolean identifies(String text, int from, int to) {
        return to - from >= IDENTIFIER_LENGTH
                && text.charAt(from) == ']'
                && isLetter(text.charAt(from + 1))
                && isLetterOrDigit(text.charAt(from + 2));
    }

    /** What the symbology identifier at an index means. */
    static Symbology of(String text, int from) {
        int both = text.charAt(from + 1) << 8 | text.charAt(from + 2);
        return switch (both) {
            case 'C' << 8 | '1', 'd' << 8 | '2', 'Q' << 8 | '3', 'J' << 8 | '1' -> GS1;
            case 'e' << 8 | '0', 'e' << 8 | '1', 'e' << 8 | '2' -> GS1;
            case 'E' << 8 | '0' -> EAN_13;
            case 'E' << 8 | '3' -> EAN_13_WITH_SUPPLEMENT;
            case 'E' << 8 | '4' -> EAN_8;
            case 'I' << 8 | '0', 'I' << 8 | '1' -> ITF;
            default -> OTHER;
        };
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || Formats.isDigit(c);
    }
}
