package org.alveolus.scan.hibc.internal;

import static org.alveolus.scan.hibc.internal.Characters.number;

import java.time.LocalDate;
import org.alveolus.spi.udi.CodedDate;

/** The date formats of HIBC: those that a format digit names (ANSI/HIBC 2.6, table 3) and those of data identifiers. */
enum DateFormat {
    MMYY(4),
    MMDDYY(6),
    YYMMDD(6),
    YYMMDDHH(8),
    YYJJJ(5),
    YYJJJHH(7),
    YYYYMMDD(8);

    private static final DateFormat[] BY_DIGIT = {MMYY, MMYY, MMDDYY, YYMMDD, YYMMDDHH, YYJJJ, YYJJJHH};

    /** The number of digits. */
    final int length;

    /** The title of an expiry date of this format. */
    final String expiryTitle = "EXPIRY DATE (" + name() + ")";

    DateFormat(int length) {
        this.length = length;
    }

    /** The format that a format digit from 0 to 6 names; 0 and 1 are the first digit of the month themselves. */
    static DateFormat of(char digit) {
        return BY_DIGIT[digit - '0'];
    }

    /**
     * The date that the digits at {@code at} write; as many as {@link #length} must stand there.
     *
     * @throws IllegalArgumentException when the calendar has no such date; the message says why
     */
    CodedDate read(String text, int at, LocalDate today) {
        return switch (this) {
            case MMYY -> CodedDate.ofMonth(year(text, at + 2, today), two(text, at));
            case MMDDYY -> CodedDate.ofDay(year(text, at + 4, today), two(text, at), two(text, at + 2));
            case YYMMDD -> CodedDate.ofDay(year(text, at, today), two(text, at + 2), two(text, at + 4));
            case YYMMDDHH -> CodedDate.ofDay(year(text, at, today), two(text, at + 2), two(text, at + 4))
                    .at(two(text, at + 6), 0);
            case YYJJJ -> CodedDate.ofOrdinalDay(year(text, at, today), number(text, at + 2, at + 5));
            case YYJJJHH -> CodedDate.ofOrdinalDay(year(text, at, today), number(text, at + 2, at + 5))
                    .at(two(text, at + 5), 0);
            case YYYYMMDD -> CodedDate.ofDay(number(text, at, at + 4), two(text, at + 4), two(text, at + 6));
        };
    }

    private static int year(String text, int at, LocalDate today) {
        return CodedDate.fullYear(two(text, at), today);
    }

    private static int two(String text, int at) {
        return number(text, at, at + 2);
    }
}
