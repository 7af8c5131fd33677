package org.alveolus.scan.gs1.internal;

/**
 * What is wrong with a value.
 *
 * @param code the code of the finding that it becomes
 * @param index index of the character in the text that was checked
 * @param message the reason, without naming the application identifier
 */
record Fault(String code, int index, String message) {

    static final String LENGTH = "length";
    static final String CHARACTER = "character";
    static final String CHECK_DIGIT = "check-digit";
    static final String COMPANY_PREFIX = "company-prefix";
    static final String DATE = "date";
    static final String TIME = "time";
    static final String CODE_LIST = "code-list";
    static final String FORMAT = "format";

    /** A character as it can stand in a message: visible, or by its code point. */
    static String show(char c) {
        return c > ' ' && c < 127 ? "'" + c + "'" : String.format("U+%04X", (int) c);
    }
}
