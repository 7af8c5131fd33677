package org.alveolus.scan.gs1.internal;

/** Checks of a value's inner form. */
final class Formats {

    private static final int SHORTEST_COMPANY_PREFIX = 4;
    private static final int SHORTEST_IBAN = 11;

    private Formats() {}

    static Fault companyPrefix(String text, int from, int prefix, int to) {
        if (to - prefix < SHORTEST_COMPANY_PREFIX) {
            return new Fault(Fault.COMPANY_PREFIX, from, "it is too short to begin with a GS1 Company Prefix");
        }
        for (int i = prefix; i < prefix + SHORTEST_COMPANY_PREFIX; i++) {
            if (!isDigit(text.charAt(i))) {
                return new Fault(
                        Fault.COMPANY_PREFIX,
                        i,
                        Fault.show(text.charAt(i)) + " is not a digit of a GS1 Company Prefix");
            }
        }
        return null;
    }

    static Fault notZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return null;
            }
        }
        return new Fault(Fault.FORMAT, from, "zero is not allowed");
    }

    static Fault noLeadingZero(String text, int from) {
        return text.charAt(from) == '0' ? new Fault(Fault.FORMAT, from, "it must not begin with zero") : null;
    }

    static Fault hasNonDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return null;
            }
        }
        return new Fault(Fault.FORMAT, from, "it must not be digits alone");
    }

    static Fault pieceOfTotal(String text, int from, int to) {
        int middle = (from + to) / 2;
        int piece = Dates.number(text, from, middle);
        int total = Dates.number(text, middle, to);
        if (piece == 0) {
            return new Fault(Fault.FORMAT, from, "there is no piece number zero");
        }
        if (total == 0) {
            return new Fault(Fault.FORMAT, middle, "the number of pieces must not be zero");
        }
        return piece > total ? new Fault(Fault.FORMAT, from, "there is no piece " + piece + " of " + total) : null;
    }

    static Fault positionOfTotal(String text, int from, int to) {
        int slash = from;
        while (slash < to && isDigit(text.charAt(slash))) {
            slash++;
        }
        if (slash == from || slash >= to - 1 || text.charAt(slash) != '/') {
            return new Fault(Fault.FORMAT, from, "it must be a position, a slash and a number of all");
        }
        for (int i = slash + 1; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return new Fault(Fault.FORMAT, i, "it must be a position, a slash and a number of all");
            }
        }
        if (text.charAt(from) == '0') {
            return noLeadingZero(text, from);
        }
        if (text.charAt(slash + 1) == '0') {
            return noLeadingZero(text, slash + 1);
        }
        int position = Dates.number(text, from, slash);
        int total = Dates.number(text, slash + 1, to);
        return position > total
                ? new Fault(Fault.FORMAT, from, "there is no position " + position + " of " + total)
                : null;
    }

    static Fault percentEncoded(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '%') {
                if (i + 2 >= to || hexadecimal(text.charAt(i + 1)) < 0 || hexadecimal(text.charAt(i + 2)) < 0) {
                    return new Fault(Fault.FORMAT, i, "the per cent sign is not followed by two hexadecimal digits");
                }
                i += 2;
            }
        }
        return null;
    }

    static Fault iban(String text, int from, int to) {
        if (to - from < SHORTEST_IBAN) {
            return new Fault(Fault.FORMAT, from, "it is too short for an IBAN");
        }
        Fault country = CodeLists.countryLetters(text, from);
        if (country != null) {
            return country;
        }
        int remainder = 0;
        int length = to - from;
        for (int i = 0; i < length; i++) {
            int at = from + (i + 4) % length;
            char c = text.charAt(at);
            if (isDigit(c)) {
                remainder = (remainder * 10 + c - '0') % 97;
            } else if (c >= 'A' && c <= 'Z') {
                remainder = (remainder * 100 + c - 'A' + 10) % 97;
            } else {
                return new Fault(Fault.CHARACTER, at, Fault.show(c) + " is not a character of an IBAN");
            }
        }
        return remainder == 1 ? null : new Fault(Fault.CHECK_DIGIT, from + 2, "the check digits of the IBAN are wrong");
    }

    static Fault atMost(long limit, String what, String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number <= limit ? null : new Fault(Fault.FORMAT, from, "there is no " + what + " beyond " + limit);
    }

    static Fault base64Padding(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '=') {
            end--;
        }
        int first = text.indexOf('=', from);
        if (first >= 0 && first < end) {
            return new Fault(Fault.CHARACTER, first, "'=' may stand at the end only");
        }
        int padding = to - end;
        boolean wrong = padding > 2 || padding > 0 && (to - from) % 3 != 0;
        return wrong ? new Fault(Fault.FORMAT, end, "the padding of the base 64 text is wrong") : null;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a hexadecimal digit in either case, or -1. */
    static int hexadecimal(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
