package org.alveolus.scan.hibc.internal;

import static org.alveolus.scan.hibc.internal.Characters.digitsEnd;
import static org.alveolus.scan.hibc.internal.Characters.isDigit;
import static org.alveolus.scan.hibc.internal.Characters.isLotCharacter;
import static org.alveolus.scan.hibc.internal.Characters.isUpperLetter;

import java.time.LocalDate;
import org.alveolus.spi.udi.CodedDate;

/**
 * One segment of secondary or supplemental data, between the delimiters {@code +} or {@code /} and without link and check
 * character (ANSI/HIBC 2.6, 2.2 and 2.3, and the forms of earlier editions: quantity formats 8 and 9, plain Julian date).
 */
final class SecondaryData {

    private static final int LONGEST_LOT = 18;
    private static final int LONGEST_QUANTITY = 5;
    private static final int SHORT_QUANTITY = 2;
    private static final int LONG_QUANTITY = 5;

    private static final String[] LOT_DATE_IDS = {"$$0", "$$1", "$$2", "$$3", "$$4", "$$5", "$$6"};
    private static final String[] SERIAL_DATE_IDS = {"$$+0", "$$+1", "$$+2", "$$+3", "$$+4", "$$+5", "$$+6"};

    private final String text;
    private final LocalDate today;
    private final Collector out;

    SecondaryData(String text, LocalDate today, Collector out) {
        this.text = text;
        this.today = today;
        this.out = out;
    }

    /** Reads the segment from {@code from} to before {@code to}. */
    void read(int from, int to) {
        if (from >= to) {
            out.error("missing-data", from, "There is no secondary data behind the delimiter.");
            return;
        }
        if (text.charAt(from) != '$') {
            readWithoutFlag(from, to);
        } else if (from + 1 < to && text.charAt(from + 1) == '$') {
            boolean serial = from + 2 < to && text.charAt(from + 2) == '+';
            readFormatted(serial, serial ? from + 3 : from + 2, to);
        } else if (from + 1 < to && text.charAt(from + 1) == '+') {
            readSerial("$+", from + 2, to);
        } else {
            readLot("$", from + 1, to);
        }
    }

    private void readWithoutFlag(int from, int to) {
        int digits = digitsEnd(text, from, to);
        if (digits - from >= DateFormat.YYJJJ.length) {
            readJulian(from, to);
        } else if (digits < to && isUpperLetter(text.charAt(digits))) {
            readSupplemental(text.substring(from, digits + 1), digits + 1, to);
        } else {
            unknown(from, to);
        }
    }

    private void readJulian(int from, int to) {
        readExpiry("YYJJJ", DateFormat.YYJJJ, from, to);
        readLot("LOT", from + DateFormat.YYJJJ.length, to);
    }

    private void readSupplemental(String identifier, int from, int to) {
        if (from == to) {
            out.error("missing-data", from, "There is no data behind the data identifier.");
            out.unread(identifier);
            return;
        }
        switch (identifier) {
            case "S" -> readSerial("S", from, to);
            case "Q" -> readQuantity("Q", from, to, LONGEST_QUANTITY);
            case "14D" -> readDate("14D", "EXPIRY DATE (YYYYMMDD)", from, to);
            case "16D" -> readDate("16D", "PRODUCTION DATE (YYYYMMDD)", from, to);
            default -> {
                out.element(identifier, text.substring(from, to), "DATA IDENTIFIER " + identifier);
                out.warning(
                        "unknown-identifier",
                        from - identifier.length(),
                        "The data identifier " + identifier + " is not one of HIBC's.");
            }
        }
    }

    /** Behind {@code $$} and {@code $$+}: an optional quantity, a digit that names the date's format, the lot or serial. */
    private void readFormatted(boolean serial, int from, int to) {
        int at = from;
        if (at < to && (text.charAt(at) == '8' || text.charAt(at) == '9')) {
            at = readCountedQuantity(at, to);
            if (at >= to) {
                return;
            }
        }
        char format = at < to ? text.charAt(at) : 0;
        if (format < '0' || format > '7') {
            out.error("date-format", at, "Here a digit from 0 to 7 must say how the date is written.");
            unread(at, to);
            return;
        }
        if (format == '7') {
            at++;
        } else {
            at = readFormattedDate(serial, format, at, to);
        }
        if (at < 0) {
            return;
        }
        if (serial) {
            readSerial("$$+", at, to);
        } else {
            readLot("$$", at, to);
        }
    }

    private int readCountedQuantity(int at, int to) {
        boolean brief = text.charAt(at) == '8';
        int end = Math.min(to, at + 1 + (brief ? SHORT_QUANTITY : LONG_QUANTITY));
        int digits = digitsEnd(text, at + 1, end);
        if (digits < at + 1 + (brief ? SHORT_QUANTITY : LONG_QUANTITY)) {
            out.error("quantity", digits, "The quantity has too few digits.");
            unread(at + 1, to);
            return to;
        }
        readQuantity(brief ? "$$8" : "$$9", at + 1, end, LONG_QUANTITY);
        return end;
    }

    /** Returns the index behind the date, or -1 when it is not known where the date ends. */
    private int readFormattedDate(boolean serial, char digit, int at, int to) {
        DateFormat format = DateFormat.of(digit);
        int from = digit <= '1' ? at : at + 1;
        int end = from + format.length;
        if (digitsEnd(text, from, Math.min(end, to)) < end) {
            out.error("date", from, "The date must have " + format.length + " digits (" + format + ").");
            unread(from, to);
            return -1;
        }
        String id = (serial ? SERIAL_DATE_IDS : LOT_DATE_IDS)[digit - '0'];
        readExpiry(id, format, from, end);
        return end;
    }

    private void readDate(String id, String title, int from, int to) {
        out.element(id, text.substring(from, to), title);
        if (to - from != DateFormat.YYYYMMDD.length || digitsEnd(text, from, to) < to) {
            out.error("date", from, "The date must have 8 digits (YYYYMMDD).");
            return;
        }
        CodedDate date = date(DateFormat.YYYYMMDD, from);
        if (date != null) {
            if (id.equals("16D")) {
                out.production(date, from);
            } else {
                out.expiry(date, from);
            }
        }
    }

    private void readExpiry(String id, DateFormat format, int from, int to) {
        out.element(id, text.substring(from, Math.min(to, from + format.length)), format.expiryTitle);
        CodedDate date = date(format, from);
        if (date != null) {
            out.expiry(date, from);
        }
    }

    private CodedDate date(DateFormat format, int from) {
        try {
            return format.read(text, from, today);
        } catch (IllegalArgumentException e) {
            out.error("date", from, "The date is not in the calendar: " + e.getMessage() + ".");
            return null;
        }
    }

    private void readLot(String id, int from, int to) {
        if (from < to) {
            String value = text.substring(from, to);
            out.element(id, value, "LOT OR BATCH NUMBER");
            if (isFaultless("lot", from, to)) {
                out.lot(value, from);
            }
        }
    }

    private void readSerial(String id, int from, int to) {
        if (from < to) {
            String value = text.substring(from, to);
            out.element(id, value, "SERIAL NUMBER");
            if (isFaultless("serial", from, to)) {
                out.serial(value, from);
            }
        }
    }

    private boolean isFaultless(String code, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isLotCharacter(text.charAt(i))) {
                out.error(
                        "alphabet",
                        i,
                        "A " + code + " number has digits, upper-case letters, minus signs and full stops only.");
                return false;
            }
        }
        if (to - from > LONGEST_LOT) {
            out.error("length", from + LONGEST_LOT, "A " + code + " number has at most 18 characters.");
            return false;
        }
        return true;
    }

    private void readQuantity(String id, int from, int to, int longest) {
        String value = text.substring(from, to);
        out.element(id, value, "QUANTITY");
        if (from == to || to - from > longest || digitsEnd(text, from, to) < to) {
            out.error("quantity", from, "A quantity has 1 to 5 digits.");
            return;
        }
        int zeros = 0;
        while (zeros < value.length() - 1 && value.charAt(zeros) == '0') {
            zeros++;
        }
        out.quantity(value.substring(zeros), from);
    }

    private void unknown(int from, int to) {
        out.error(
                "structure",
                from,
                isDigit(text.charAt(from))
                        ? "Here a date of five digits (YYJJJ) or a data identifier is expected."
                        : "Here secondary data is expected: a digit, '$', or a data identifier.");
        unread(from, to);
    }

    private void unread(int from, int to) {
        out.unread(text.substring(from, Math.max(from, to)));
    }
}
