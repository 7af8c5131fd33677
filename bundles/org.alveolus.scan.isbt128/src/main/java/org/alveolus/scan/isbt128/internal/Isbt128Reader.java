package org.alveolus.scan.isbt128.internal;

import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.udi.CheckDigits;
import org.alveolus.spi.udi.CodedDate;

/** Reads the data structures between two positions of a text, one after another. One reader reads one text once. */
final class Isbt128Reader {

    private static final int DONATION_LENGTH = 13;
    private static final int LOWEST_CHECK_FLAG = 60;
    private static final int HIGHEST_CHECK_FLAG = 96;
    private static final String[][] SPECIFIED_MESSAGES = {
        {"034", "034", "032", "001"},
        {"035", "034", "032", "001", "004"},
        {"036", "034", "032", "001", "008"},
        {"037", "034", "032", "001", "004", "008"},
    };

    private final String text;
    private final int from;
    private final int to;
    private final Collector out = new Collector();
    private int structures;
    private int compoundAt = -1;
    private int divisionsNeededAt = -1;
    private String[] specified;

    Isbt128Reader(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    void read() {
        int at = from;
        while (at < to) {
            at = readStructure(at);
        }
        if (compoundAt >= 0) {
            verifyCount();
        }
        if (divisionsNeededAt >= 0 && !out.hasSerial()) {
            out.warning(
                    "divisions-missing",
                    divisionsNeededAt,
                    "The product code says that product divisions belong to it; scan that code too.");
        }
    }

    Reading reading(boolean symbologyIdentified, List<Repair> repairs, int[] origin) {
        return out.reading(symbologyIdentified, repairs, origin);
    }

    /** Returns the index behind the structure at {@code at}, or the end when nothing more can be read. */
    private int readStructure(int at) {
        DataStructure structure = DataStructures.at(text, at, to);
        if (structure == null) {
            return DataStructures.isNational(text, at, to) ? readNational(at) : stop(at);
        }
        int content = at + structure.identifierLength;
        int end = content + structure.shortest();
        end = end <= to ? content + structure.length(text, content) : end;
        int fault = structure.firstFault(text, content, Math.min(end, to));
        if (fault >= 0 && isIdentifier(fault) || fault < 0 && end > to) {
            return readTruncated(at, fault >= 0 ? fault : to);
        }
        if (end > to) {
            end = to;
        }
        String value = text.substring(content, end);
        out.element(structure.number, value, structure.title);
        verifySequence(structure, at);
        structures++;
        if (fault >= 0) {
            out.error(
                    "alphabet", fault, "This character may not stand here in data structure " + structure.number + ".");
        } else {
            interpret(structure, value, content, end);
        }
        return end;
    }

    private boolean isIdentifier(int at) {
        return text.charAt(at) == '=' || text.charAt(at) == '&';
    }

    private int readTruncated(int at, int end) {
        structures++;
        out.error("length", end, "The data structure ends too early.");
        out.unread(text.substring(at, end));
        return end;
    }

    private int stop(int at) {
        out.error("unknown-identifier", at, "No data structure of ISBT 128 begins like this.");
        out.unread(text.substring(at, to));
        return to;
    }

    private int readNational(int at) {
        out.element(text.substring(at, at + 2), text.substring(at + 2, to), "NATIONALLY OR LOCALLY DEFINED DATA");
        if (compoundAt >= 0) {
            out.error("compound-message", at, "A compound message has data structures of ICCBBA only.");
        } else {
            out.warning("national-data", at, "What follows is defined by a country or a facility and was not read.");
        }
        return to;
    }

    private void interpret(DataStructure structure, String value, int at, int end) {
        switch (structure.number) {
            case "001" -> readDonation(at);
            case "003" -> readProductCode(value, end);
            case "004", "005", "008", "009", "026", "031" -> readDate(structure.number, at);
            case "017" -> out.device(value, at);
            case "018", "022", "035" -> out.lot(value, at);
            case "023" -> readCompound(at);
            case "032" -> out.serial(value, at);
            case "034" -> {
                out.device(value, at);
                out.description(text.substring(end - 5, end));
            }
            case "038" -> EuropeanCode.read(text, at, out);
            case "039" -> out.check(
                    CheckDigits.mod37Radix2(text, at, end - 2) == Dates.number(text, end - 2, end),
                    end - 2,
                    "The check digits of the donor's registration are wrong.");
            default -> {
                // The other data structures say nothing about a device; they are passed on as elements.
            }
        }
    }

    /** Flags of 60 and above are a check value of the donation number (ST-001, appendix A.2). */
    private void readDonation(int at) {
        int flags = at + DONATION_LENGTH;
        if (DataStructure.isDigit(text.charAt(flags)) && DataStructure.isDigit(text.charAt(flags + 1))) {
            int value = Dates.number(text, flags, flags + 2);
            if (value >= LOWEST_CHECK_FLAG && value <= HIGHEST_CHECK_FLAG) {
                out.check(
                        value - LOWEST_CHECK_FLAG == CheckDigits.mod37Radix2(text, at, flags),
                        flags,
                        "The check value of the donation identification number is wrong.");
            }
        }
        out.din(text.substring(at, flags), at);
    }

    private void readProductCode(String value, int end) {
        out.productCode(value);
        if (value.endsWith("99")) {
            divisionsNeededAt = end - 2;
        }
    }

    private void readDate(String number, int at) {
        try {
            switch (number) {
                case "004" -> out.expiry(Dates.ordinal(text, at), at);
                case "005" -> out.expiry(Dates.ordinalWithTime(text, at), at);
                case "008" -> out.production(Dates.ordinal(text, at), at);
                case "009" -> out.production(Dates.ordinalWithTime(text, at), at);
                case "026" -> out.expiry(Dates.month(text, at), at);
                default -> readFlexibleDate(at);
            }
        } catch (IllegalArgumentException e) {
            out.error("date", at, "The date is not in the calendar: " + e.getMessage() + ".");
        }
    }

    /** Time zone, a reserved digit, what the date is of, date and time (ST-001, 2.4.31 and table RT046). */
    private void readFlexibleDate(int at) {
        CodedDate date = Dates.dayWithTime(text, at + 4);
        int kind = Dates.number(text, at + 2, at + 4);
        if (kind == 1) {
            out.expiry(date, at);
        } else if (kind == 3) {
            out.production(date, at);
        }
    }

    private void readCompound(int at) {
        if (structures > 1) {
            out.error("compound-message", at, "A compound message is announced once, at the beginning.");
            return;
        }
        compoundAt = at;
        for (String[] message : SPECIFIED_MESSAGES) {
            if (text.startsWith(message[0], at + 2)) {
                specified = message;
            }
        }
    }

    /** In a specified message each data structure has its place (ST-017, 4.2). */
    private void verifySequence(DataStructure structure, int at) {
        if (specified != null && structures < specified.length && !specified[structures].equals(structure.number)) {
            out.error(
                    "sequence",
                    at,
                    "In message " + specified[0] + " data structure " + specified[structures] + " is expected here.");
        }
    }

    private void verifyCount() {
        int announced = Dates.number(text, compoundAt, compoundAt + 2);
        int found = structures - 1;
        if (announced != found || specified != null && found != specified.length - 1) {
            out.error(
                    "count",
                    compoundAt,
                    "The compound message announces " + announced + " data structures, it has " + found + ".");
        }
    }
}
