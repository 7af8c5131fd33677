package org.alveolus.scan.gs1.internal;

import java.time.LocalDate;

/**
 * The checks beyond character set and length that the GS1 General Specifications ask of a value. Each sees characters of the
 * right set only.
 */
enum Linter {
    /** The last digit is the GS1 check digit (7.9.1). */
    CHECK_DIGIT((text, from, to, today) -> CheckCharacters.digit(text, from, to)),
    /** The last two characters are the check character pair of an alphanumeric key (7.9.5). */
    CHECK_PAIR((text, from, to, today) -> CheckCharacters.pair(text, from, to)),
    /** The value begins with a GS1 Company Prefix, which has at least four digits. */
    PREFIX_FIRST((text, from, to, today) -> Formats.companyPrefix(text, from, from, to)),
    /** As {@link #PREFIX_FIRST} after one digit, the indicator or extension digit. */
    PREFIX_SECOND((text, from, to, today) -> Formats.companyPrefix(text, from, from + 1, to)),
    /** YYMMDD, where day 00 means that only the month is given. */
    DATE_OR_MONTH((text, from, to, today) -> Dates.check(text, Dates.yearOf(text, from, today), from + 2, true)),
    /** YYMMDD. */
    DATE((text, from, to, today) -> Dates.check(text, Dates.yearOf(text, from, today), from + 2, false)),
    /** YYYYMMDD. */
    LONG_DATE((text, from, to, today) -> Dates.check(text, Dates.number(text, from, from + 4), from + 4, false)),
    /** HHMM. */
    HOUR_MINUTE((text, from, to, today) -> Dates.hourMinute(text, from)),
    /** HH. */
    HOUR((text, from, to, today) -> Dates.below(text, from, 24, "hour")),
    /** MM. */
    MINUTE((text, from, to, today) -> Dates.below(text, from, 60, "minute")),
    /** SS. */
    SECOND((text, from, to, today) -> Dates.below(text, from, 60, "second")),
    /** Three digits of ISO 3166-1. */
    COUNTRY((text, from, to, today) -> CodeLists.country(text, from)),
    /** As {@link #COUNTRY}, or 999. */
    COUNTRY_OR_999((text, from, to, today) -> text.startsWith("999", from) ? null : CodeLists.country(text, from)),
    /** Two letters of ISO 3166-1. */
    COUNTRY_LETTERS((text, from, to, today) -> CodeLists.countryLetters(text, from)),
    /** Three digits of ISO 4217. */
    CURRENCY((text, from, to, today) -> CodeLists.currency(text, from)),
    /** ISO/IEC 5218. */
    SEX((text, from, to, today) -> CodeLists.oneOf("0129", "code of ISO/IEC 5218", text, from)),
    /** 0 or 1. */
    YES_NO((text, from, to, today) -> CodeLists.oneOf("01", "yes-or-no flag", text, from)),
    /** 0, 1 or 9. */
    WINDING((text, from, to, today) -> CodeLists.oneOf("019", "winding direction", text, from)),
    /** The index of an importer of tobacco (EU 2018/574). */
    IMPORTER_INDEX((text, from, to, today) -> CodeLists.importerIndex(text, from)),
    /** GS1's list of package types. */
    PACKAGE_TYPE((text, from, to, today) -> CodeLists.packageType(text, from, to)),
    /** ICCBBA's list of AIDC media types. */
    MEDIA_TYPE((text, from, to, today) -> CodeLists.mediaType(text, from)),
    /** Nothing but a minus sign. */
    HYPHEN((text, from, to, today) -> CodeLists.oneOf("-", "minus sign", text, from)),
    /** The digit 0. */
    ZERO((text, from, to, today) -> CodeLists.oneOf("0", "zero", text, from)),
    /** Not all zeros. */
    NOT_ZERO((text, from, to, today) -> Formats.notZero(text, from, to)),
    /** No zero in front. */
    NO_LEADING_ZERO((text, from, to, today) -> Formats.noLeadingZero(text, from)),
    /** Not digits alone. */
    HAS_NON_DIGIT((text, from, to, today) -> Formats.hasNonDigit(text, from, to)),
    /** Number of a piece and number of pieces, half of the digits each. */
    PIECE_OF_TOTAL((text, from, to, today) -> Formats.pieceOfTotal(text, from, to)),
    /** Position and number of all, with a slash between. */
    POSITION_OF_TOTAL((text, from, to, today) -> Formats.positionOfTotal(text, from, to)),
    /** Per cent signs are followed by two hexadecimal digits. */
    PERCENT_ENCODED((text, from, to, today) -> Formats.percentEncoded(text, from, to)),
    /** ISO 13616-1. */
    IBAN((text, from, to, today) -> Formats.iban(text, from, to)),
    /** 0 to 1800000000. */
    LATITUDE((text, from, to, today) -> Formats.atMost(1_800_000_000L, "latitude", text, from, to)),
    /** 0 to 3600000000. */
    LONGITUDE((text, from, to, today) -> Formats.atMost(3_600_000_000L, "longitude", text, from, to)),
    /** North American coupon code. */
    COUPON((text, from, to, today) -> Coupons.northAmerican(text, from, to, today)),
    /** North American positive offer file. */
    COUPON_OFFER((text, from, to, today) -> Coupons.positiveOffer(text, from, to)),
    /** Padding of base 64. */
    BASE_64_PADDING((text, from, to, today) -> Formats.base64Padding(text, from, to));

    private interface Check {
        Fault check(String text, int from, int to, LocalDate today);
    }

    private final Check check;

    Linter(Check check) {
        this.check = check;
    }

    /**
     * @param today the current day, for two-digit years
     * @return what is wrong with the characters between the indexes, or null
     */
    Fault check(String text, int from, int to, LocalDate today) {
        return check.check(text, from, to, today);
    }

    boolean verifiesCheckDigit() {
        return this == CHECK_DIGIT || this == CHECK_PAIR;
    }
}
