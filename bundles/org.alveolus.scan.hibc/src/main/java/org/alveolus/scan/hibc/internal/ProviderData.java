package org.alveolus.scan.hibc.internal;

import static org.alveolus.scan.hibc.internal.Characters.isLetter;
import static org.alveolus.scan.hibc.internal.Characters.isUpperLetter;

/**
 * The data structures that care providers make for themselves (ANSI/HIBC 1.3): where the label stands, then fields of which
 * each says what it is. They carry no product; only a maker's serial number becomes a field.
 */
final class ProviderData {

    private static final String[] PLACES = new String[26];
    private static final String[] KINDS = new String[26];

    static {
        name(PLACES, 'A', "PATIENT");
        name(PLACES, 'B', "PATIENT CARE RECORD");
        name(PLACES, 'C', "SPECIMEN CONTAINER");
        name(PLACES, 'D', "DIRECT PATIENT IMAGE ITEM");
        name(PLACES, 'E', "BUSINESS RECORD");
        name(PLACES, 'F', "MEDICAL ADMINISTRATION RECORD");
        name(PLACES, 'G', "LIBRARY REFERENCE MATERIAL");
        name(PLACES, 'H', "DEVICES AND MATERIALS");
        name(PLACES, 'I', "IDENTIFICATION CARD");
        name(PLACES, 'J', "PRODUCT CONTAINER");
        name(PLACES, 'K', "ASSET");
        name(PLACES, 'L', "SURGICAL INSTRUMENT");
        name(PLACES, 'Z', "USER DEFINED");
        name(KINDS, 'A', "LABELER IDENTIFICATION CODE");
        name(KINDS, 'B', "SERVICE IDENTIFICATION");
        name(KINDS, 'C', "PATIENT IDENTIFICATION");
        name(KINDS, 'D', "SPECIMEN IDENTIFICATION");
        name(KINDS, 'E', "PERSONNEL IDENTIFICATION");
        name(KINDS, 'F', "ADMINISTRABLE PRODUCT");
        name(KINDS, 'G', "IMPLANTABLE PRODUCT");
        name(KINDS, 'H', "HOSPITAL ITEM");
        name(KINDS, 'I', "MEDICAL PROCEDURE");
        name(KINDS, 'J', "REIMBURSEMENT CATEGORY");
        name(KINDS, 'K', "BLOOD PRODUCT");
        name(KINDS, 'L', "DEMOGRAPHIC DATA");
        name(KINDS, 'M', "DATE AND TIME");
        name(KINDS, 'N', "ASSET");
        name(KINDS, 'O', "PURCHASE ORDER NUMBER");
        name(KINDS, 'P', "DIETARY ITEM");
        name(KINDS, 'Q', "SERIAL NUMBER OF THE MANUFACTURER");
        name(KINDS, 'R', "LIBRARY MATERIAL");
        name(KINDS, 'S', "BUSINESS CONTROL NUMBER");
        name(KINDS, 'T', "EPISODE OF CARE");
        name(KINDS, 'U', "HEALTH INDUSTRY NUMBER");
        name(KINDS, 'V', "PATIENT VISIT");
        name(KINDS, 'X', "XML DOCUMENT");
        name(KINDS, 'Z', "USER DEFINED");
    }

    private ProviderData() {}

    private static void name(String[] names, char letter, String name) {
        names[letter - 'A'] = name;
    }

    /** Reads what stands behind {@code +/}, from {@code from} to before the check character at {@code to}. */
    static void read(String text, int from, int to, Collector out) {
        if (from < to && text.charAt(from) == '2') {
            readSecondHalf(text, from + 1, to, out);
            return;
        }
        boolean firstHalf = from < to && text.charAt(from) == '1';
        int at = readPlace(text, firstHalf ? from + 1 : from, to, out);
        while (at >= 0 && at <= to) {
            int end = Characters.indexOf(text, '/', at, to);
            readField(text, at, end, out);
            at = end + 1;
        }
        if (firstHalf) {
            out.warning("split", from, "This is the first of two symbols; scan the second one too.");
        }
    }

    /** Returns the index behind the place's flag, or -1 when there is none. */
    private static int readPlace(String text, int from, int to, Collector out) {
        int end = flagEnd(text, from, to);
        if (end < 0) {
            out.error("structure", from, "Here a letter is expected that says where the label stands.");
            out.unread(text.substring(from, Math.max(from, to)));
            return -1;
        }
        out.element("WHERE", text.substring(from, end), title(PLACES, text.charAt(from)));
        return end;
    }

    private static void readField(String text, int from, int to, Collector out) {
        int data = flagEnd(text, from, to);
        if (data < 0 || data >= to) {
            out.error("structure", from, "Here a letter is expected that says what the data is, and the data.");
            out.unread(text.substring(from, Math.max(from, to)));
            return;
        }
        String value = text.substring(data, to);
        out.element(text.substring(from, data), value, title(KINDS, text.charAt(from)));
        if (text.charAt(from) == 'Q') {
            out.serial(value, data);
        }
    }

    private static void readSecondHalf(String text, int from, int to, Collector out) {
        out.warning("split", from - 1, "This is the second of two symbols; scan the first one too.");
        if (to - from < 2) {
            out.error("length", to, "The second of two symbols has data and a link character.");
            out.unread(text.substring(from, Math.max(from, to)));
            return;
        }
        out.element("2", text.substring(from, to - 1), "REMAINDER OF THE DATA");
        out.element("LINK", Texts.of(text.charAt(to - 1)), "LINK CHARACTER");
    }

    /** A flag is a letter; Y begins a flag of three, kept for future use. Returns the index behind it, or -1. */
    private static int flagEnd(String text, int from, int to) {
        if (from >= to || !isLetter(text.charAt(from))) {
            return -1;
        }
        int end = text.charAt(from) == 'Y' ? from + 3 : from + 1;
        return end <= to ? end : -1;
    }

    private static String title(String[] names, char letter) {
        String name = isUpperLetter(letter) ? names[letter - 'A'] : null;
        return name == null ? "RESERVED" : name;
    }
}
