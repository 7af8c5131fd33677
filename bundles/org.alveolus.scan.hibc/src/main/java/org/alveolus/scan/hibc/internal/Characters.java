package org.alveolus.scan.hibc.internal;

/** What a character may be in HIBC data. */
final class Characters {

    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpperLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Also in lower case, which is wrong but tells what was meant. */
    static boolean isLetter(char c) {
        return isUpperLetter(c) || c >= 'a' && c <= 'z';
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || isUpperLetter(c);
    }

    /** Lot and serial numbers may also have a minus sign and a full stop (ANSI/HIBC 2.6, 2.2.1). */
    static boolean isLotCharacter(char c) {
        return isAlphanumeric(c) || c == '-' || c == '.';
    }

    /** What stands between two symbols when a scanner or a person puts something there; none of it is in the alphabet. */
    static boolean isSeparator(char c) {
        return c == '*' || c == '\r' || c == '\n' || c == '\t' || c == '\u001d';
    }

    /** The index of the first character that is not a digit, or {@code to}. */
    static int digitsEnd(String text, int from, int to) {
        int i = from;
        while (i < to && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The index of the first {@code c}, or {@code to}. */
    static int indexOf(String text, char c, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) != c) {
            i++;
        }
        return i;
    }

    /** The number that the digits from {@code from} to before {@code to} write. */
    static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
