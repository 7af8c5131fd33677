package org.alveolus.scan.isbt128.internal;

/**
 * One data structure of ISBT 128 (ICCBBA ST-001, table RT003): its identifier, then content whose every place has an alphabet.
 *
 * <p>A pattern has one letter for each place: {@code 9} a digit, {@code +} a digit but not zero, {@code L} an upper-case letter,
 * {@code A} a digit or upper-case letter, {@code a} a digit or letter, {@code F} the first and {@code P} a following character of a
 * facility number, {@code G} a flag, {@code C} and {@code H} themselves. Content that repeats has a second pattern.
 */
final class DataStructure {

    private static final int DIGIT = 1;
    private static final int POSITIVE = 1 << 1;
    private static final int UPPER = 1 << 2;
    private static final int LOWER = 1 << 3;
    private static final int FACILITY = 1 << 4;
    private static final int FLAG = 1 << 5;
    private static final int LETTER_C = 1 << 6;
    private static final int LETTER_H = 1 << 7;

    private static final int[] KINDS = new int[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            KINDS[c] = DIGIT | FLAG | (c == '0' ? 0 : POSITIVE);
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            KINDS[c] = UPPER | (c == 'O' ? 0 : FACILITY) | ("IOQZ".indexOf(c) >= 0 ? 0 : FLAG);
        }
        for (char c = 'a'; c <= 'z'; c++) {
            KINDS[c] = LOWER;
        }
        KINDS['C'] |= LETTER_C;
        KINDS['H'] |= LETTER_H;
    }

    /** Its number, three digits; for data that ICCBBA does not define, its identifier. */
    final String number;

    final String title;

    /** The length of the identifier; the donation number's second character belongs to the content. */
    final int identifierLength;

    private final int[] places;
    private final int[] repeatedPlaces;
    private final int countFrom;

    private DataStructure(
            String number, int identifierLength, String title, String pattern, int countFrom, String repeated) {
        this.number = number;
        this.identifierLength = identifierLength;
        this.title = title;
        this.places = places(pattern);
        this.countFrom = countFrom;
        this.repeatedPlaces = places(repeated);
    }

    static DataStructure fixed(String number, int identifierLength, String title, String pattern) {
        return new DataStructure(number, identifierLength, title, pattern, -1, "");
    }

    /** A structure that ends with a part repeated as often as the digits of the content from {@code countFrom} say. */
    static DataStructure repeating(String number, String title, String pattern, int countFrom, String repeated) {
        return new DataStructure(number, 2, title, pattern, countFrom, repeated);
    }

    /** The length without repeated parts. */
    int shortest() {
        return places.length;
    }

    /** The length of the content that begins at {@code at}; {@link #shortest} characters stand there, not yet verified. */
    int length(String text, int at) {
        if (countFrom < 0) {
            return places.length;
        }
        int count = 0;
        for (int i = countFrom; i < places.length; i++) {
            char c = text.charAt(at + i);
            count = count * 10 + (isDigit(c) ? c - '0' : 0);
        }
        return places.length + count * repeatedPlaces.length;
    }

    /** The index of the first character that may not stand where it stands, or -1. */
    int firstFault(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            int place = i - from;
            int allowed = place < places.length
                    ? places[place]
                    : repeatedPlaces[(place - places.length) % repeatedPlaces.length];
            if ((kind(text.charAt(i)) & allowed) == 0) {
                return i;
            }
        }
        return -1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a facility number can begin with the character, and so whether {@code =} and it begin a donation number. */
    static boolean beginsFacility(char c) {
        return (kind(c) & (FACILITY | POSITIVE)) != 0;
    }

    private static int kind(char c) {
        return c < 128 ? KINDS[c] : 0;
    }

    private static int[] places(String pattern) {
        return pattern.chars().map(letter -> allowed((char) letter)).toArray();
    }

    private static int allowed(char letter) {
        return switch (letter) {
            case '9' -> DIGIT;
            case '+' -> POSITIVE;
            case 'L' -> UPPER;
            case 'A' -> UPPER | DIGIT;
            case 'a' -> UPPER | LOWER | DIGIT;
            case 'F' -> FACILITY | POSITIVE;
            case 'P' -> FACILITY | DIGIT;
            case 'G' -> FLAG;
            case 'C' -> LETTER_C;
            case 'H' -> LETTER_H;
            default -> throw new IllegalArgumentException("no such place: " + letter);
        };
    }
}
