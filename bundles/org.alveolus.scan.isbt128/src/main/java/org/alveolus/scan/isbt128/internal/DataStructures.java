package org.alveolus.scan.isbt128.internal;

import static org.alveolus.scan.isbt128.internal.DataStructure.fixed;
import static org.alveolus.scan.isbt128.internal.DataStructure.repeating;

/** The data structures of ICCBBA ST-001, version 6.2, also those that are retired but stand on older labels. */
final class DataStructures {

    static final DataStructure DONATION =
            fixed("001", 1, "DONATION IDENTIFICATION NUMBER", "FPP99" + "99" + "999999" + "GG");

    static final DataStructure EUROPEAN_CODE = fixed(
            "038", 3, "SINGLE EUROPEAN CODE", "LL" + "aaaaaa" + "aaaaaaaaaaaaa" + "L" + "aaaaaaa" + "aaa" + "99999999");

    private static final String FACILITY = "FPP99";
    private static final DataStructure[] EQUALS = new DataStructure[128];
    private static final DataStructure[] AMPERSAND = new DataStructure[128];
    private static final DataStructure[] AMPERSAND_COMMA = new DataStructure[128];

    static {
        EQUALS['%'] = fixed("002", 2, "BLOOD GROUPS [ABO AND RHD]", "aaAA");
        EQUALS['<'] = fixed("003", 2, "PRODUCT CODE", "LAAAA" + "aaa");
        EQUALS['>'] = fixed("004", 2, "EXPIRATION DATE", "999999");
        AMPERSAND['>'] = fixed("005", 2, "EXPIRATION DATE AND TIME", "9999999999");
        EQUALS['*'] = fixed("006", 2, "COLLECTION DATE", "999999");
        AMPERSAND['*'] = fixed("007", 2, "COLLECTION DATE AND TIME", "9999999999");
        EQUALS['}'] = fixed("008", 2, "PRODUCTION DATE", "999999");
        AMPERSAND['}'] = fixed("009", 2, "PRODUCTION DATE AND TIME", "9999999999");
        AMPERSAND['('] = fixed("010", 2, "SPECIAL TESTING: GENERAL", "AAAAA");
        EQUALS['{'] = fixed("011", 2, "RED BLOOD CELL ANTIGENS [RETIRED]", "999999999999999999");
        EQUALS['\\'] = fixed("012", 2, "RED BLOOD CELL ANTIGENS", "999999999999999999");
        AMPERSAND['\\'] = fixed("013", 2, "RED BLOOD CELL ANTIGENS, FINNISH", "999999999999999999");
        AMPERSAND['{'] = fixed("014", 2, "PLATELET HLA AND PLATELET SPECIFIC ANTIGENS", "999999999999999999");
        EQUALS['['] = fixed("015", 2, "HLA-A AND -B ALLELES [RETIRED]", "aaaaaaaaaaaaaaaaaa");
        EQUALS['"'] = fixed("016", 2, "HLA-DRB1 ALLELES [RETIRED]", "aaaaaaaaaaaaaaaaaa");
        EQUALS[')'] = fixed("017", 2, "CONTAINER MANUFACTURER AND CATALOG NUMBER", "a" + "AA" + "aaaaaaa");
        AMPERSAND[')'] = fixed("018", 2, "CONTAINER LOT NUMBER", "aaaaaaaaaa");
        EQUALS[';'] = fixed("019", 2, "DONOR IDENTIFICATION NUMBER", FACILITY + "9999999999999999");
        EQUALS['\''] = fixed("020", 2, "STAFF MEMBER IDENTIFICATION NUMBER", FACILITY + "AAAAAA");
        EQUALS['-'] = fixed("021", 2, "MANUFACTURER AND CATALOG NUMBER", "AA" + "aaaaaaaa");
        AMPERSAND['-'] = fixed("022", 2, "LOT NUMBER", "aaaaaaaaaa");
        EQUALS['+'] = fixed("023", 2, "COMPOUND MESSAGE", "99999");
        EQUALS['#'] = fixed("024", 2, "PATIENT DATE OF BIRTH", "99" + "99999999");
        AMPERSAND['#'] = repeating("025", "PATIENT IDENTIFICATION NUMBER", "99" + "99", 2, "a");
        EQUALS[']'] = fixed("026", 2, "EXPIRATION MONTH AND YEAR", "999999");
        AMPERSAND['"'] = fixed("027", 2, "TRANSFUSION TRANSMITTED INFECTION MARKER", "999999999999999999");
        EQUALS['$'] = fixed("028", 2, "PRODUCT CONSIGNMENT", FACILITY + "99" + "99999" + "9999");
        AMPERSAND['$'] = repeating("029", "DIMENSIONS", "99", 0, "99" + "9999" + "99999" + "999");
        AMPERSAND['%'] = repeating("030", "RED CELL ANTIGENS WITH TEST HISTORY", "999", 0, "999999" + "9999");
        EQUALS['('] = fixed("031", 2, "FLEXIBLE DATE AND TIME", "9999" + "999999999999");
        EQUALS[','] = fixed("032", 2, "PRODUCT DIVISIONS", "AAAAAA");
        AMPERSAND['+'] = fixed("033", 2, "PROCESSING FACILITY INFORMATION CODE", "PPPPP" + "AAAAAA");
        EQUALS['/'] = fixed("034", 2, "PROCESSOR PRODUCT IDENTIFICATION CODE", "PPPPP" + "AAAAAA" + "AAAAA");
        AMPERSAND_COMMA['1'] = fixed("035", 3, "MPHO LOT NUMBER", "AAAAAAAAAAAAAAAAAA");
        AMPERSAND_COMMA['2'] = fixed("036", 3, "MPHO SUPPLEMENTAL IDENTIFICATION NUMBER", "AAAAAAAAAAAAAAAAAA");
        AMPERSAND_COMMA['3'] = fixed("037", 3, "DONOR REGISTRATION [RETIRED]", "+999" + "AAAAAAAAAAAAAAA");
        AMPERSAND_COMMA['4'] = EUROPEAN_CODE;
        AMPERSAND[':'] = fixed("039", 2, "GLOBAL REGISTRATION IDENTIFIER FOR DONORS", "+999" + "AAAAAAAAAAAAA" + "99");
        AMPERSAND['/'] = fixed("040", 2, "CHAIN OF IDENTITY IDENTIFIER", "CH" + FACILITY + "99" + "AAAAAA");
    }

    private DataStructures() {}

    /** The data structure whose identifier begins at {@code at}, or null when there is none. */
    static DataStructure at(String text, int at, int to) {
        if (at + 1 >= to) {
            return null;
        }
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        if (second >= 128) {
            return null;
        }
        if (first == '=') {
            return DataStructure.beginsFacility(second) ? DONATION : EQUALS[second];
        }
        if (first != '&') {
            return null;
        }
        if (second != ',') {
            return AMPERSAND[second];
        }
        char third = at + 2 < to ? text.charAt(at + 2) : 0;
        return third < 128 ? AMPERSAND_COMMA[third] : null;
    }

    /** Whether data begins that a country or a facility defines for itself: of any length, to the end (ST-001, 2.5). */
    static boolean isNational(String text, int at, int to) {
        if (at + 1 >= to || text.charAt(at) != '&') {
            return false;
        }
        char second = text.charAt(at + 1);
        return second >= 'a' && second <= 'z' || second == ';' || second == '!';
    }
}
