package org.alveolus.scan.isbt128.internal;

import static org.alveolus.scan.isbt128.internal.DataStructure.isDigit;

/**
 * The parts of a Single European Code (Commission Directive (EU) 2015/565; ICCBBA ST-012): country 2, tissue establishment 6,
 * donation number 13, coding system 1, product code 7, split 3 and expiry date 8 characters.
 */
final class EuropeanCode {

    static final int LENGTH = 40;

    private static final int DONATION = 8;
    private static final int SYSTEM = 21;
    private static final int PRODUCT = 22;
    private static final int SPLIT = 29;
    private static final int EXPIRY = 32;
    private static final String NO_EXPIRY = "00000000";
    private static final char ISBT_128 = 'A';
    private static final char EUROCODE = 'B';
    private static final char EU_TISSUE_CODE = 'E';

    private EuropeanCode() {}

    /** Reads the 40 characters at {@code at}, whose alphabets are verified. */
    static void read(String text, int at, Collector out) {
        char system = text.charAt(at + SYSTEM);
        if (system != ISBT_128 && system != EUROCODE && system != EU_TISSUE_CODE) {
            out.error("coding-system", at + SYSTEM, "The product coding system is A, B or E.");
        }
        if (system == ISBT_128 && isDonationNumber(text, at + DONATION)) {
            out.din(text.substring(at + DONATION, at + SYSTEM), at + DONATION);
        }
        out.description(text.substring(at + PRODUCT, at + SPLIT));
        if (!text.startsWith(NO_EXPIRY, at + EXPIRY)) {
            try {
                out.expiry(Dates.day(text, at + EXPIRY), at + EXPIRY);
            } catch (IllegalArgumentException e) {
                out.error("date", at + EXPIRY, "The date is not in the calendar: " + e.getMessage() + ".");
            }
        }
    }

    /** Other numbering is allowed too and is filled with zeros in front, with which no donation number begins. */
    private static boolean isDonationNumber(String text, int at) {
        if (!DataStructure.beginsFacility(text.charAt(at))) {
            return false;
        }
        for (int i = at + 3; i < at + SYSTEM - DONATION; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
