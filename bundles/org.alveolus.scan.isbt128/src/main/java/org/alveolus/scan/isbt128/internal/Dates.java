package org.alveolus.scan.isbt128.internal;

import org.alveolus.spi.udi.CodedDate;

/** The date forms of ISBT 128. Each method throws IllegalArgumentException when the calendar has no such date. */
final class Dates {

    private Dates() {}

    /** {@code cyyjjj}: the last three digits of the year, the number of the day (ST-001, 2.4.4). */
    static CodedDate ordinal(String text, int at) {
        int year = number(text, at, at + 3);
        return CodedDate.ofOrdinalDay(year < 900 ? 2000 + year : 1000 + year, number(text, at + 3, at + 6));
    }

    /** {@code cyyjjjhhmm} (ST-001, 2.4.5). */
    static CodedDate ordinalWithTime(String text, int at) {
        return withTime(ordinal(text, at), text, at + 6);
    }

    /** {@code yyyymmdd}. */
    static CodedDate day(String text, int at) {
        return CodedDate.ofDay(number(text, at, at + 4), number(text, at + 4, at + 6), number(text, at + 6, at + 8));
    }

    /** {@code yyyymmddhhmm}. */
    static CodedDate dayWithTime(String text, int at) {
        return withTime(day(text, at), text, at + 8);
    }

    /** {@code yyyymm}. */
    static CodedDate month(String text, int at) {
        return CodedDate.ofMonth(number(text, at, at + 4), number(text, at + 4, at + 6));
    }

    /** The number that the digits from {@code from} to before {@code to} write. */
    static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static CodedDate withTime(CodedDate day, String text, int at) {
        return day.at(number(text, at, at + 2), number(text, at + 2, at + 4));
    }
}
