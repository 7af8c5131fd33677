package org.alveolus.scan.gs1.internal;

import java.time.LocalDate;
import org.alveolus.spi.udi.CodedDate;

/** Dates and times in values; all characters are known to be digits. */
final class Dates {

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Dates() {}

    /** The year of a value that begins with YY. */
    static int yearOf(String text, int from, LocalDate today) {
        return CodedDate.fullYear(number(text, from, from + 2), today);
    }

    /** A value of YYMMDD that was checked; day 00 makes it a month. */
    static CodedDate dateOf(String value, LocalDate today) {
        int year = yearOf(value, 0, today);
        int month = number(value, 2, 4);
        int day = number(value, 4, 6);
        return day == 0 ? CodedDate.ofMonth(year, month) : CodedDate.ofDay(year, month, day);
    }

    /** A value of YYMMDDhhmm that was checked. */
    static CodedDate timeOf(String value, LocalDate today) {
        return dateOf(value, today).at(number(value, 6, 8), number(value, 8, 10));
    }

    static Fault check(String text, int year, int monthAt, boolean monthAlone) {
        int month = number(text, monthAt, monthAt + 2);
        if (month < 1 || month > 12) {
            return new Fault(Fault.DATE, monthAt, "there is no month " + text.substring(monthAt, monthAt + 2));
        }
        int day = number(text, monthAt + 2, monthAt + 4);
        if (day > daysOf(year, month) || day == 0 && !monthAlone) {
            return new Fault(
                    Fault.DATE,
                    monthAt + 2,
                    "there is no day " + text.substring(monthAt + 2, monthAt + 4) + " in month " + month + " of "
                            + year);
        }
        return null;
    }

    static Fault hourMinute(String text, int from) {
        Fault hour = below(text, from, 24, "hour");
        return hour != null ? hour : below(text, from + 2, 60, "minute");
    }

    static Fault below(String text, int from, int limit, String unit) {
        return number(text, from, from + 2) < limit
                ? null
                : new Fault(Fault.TIME, from, "there is no " + unit + " " + text.substring(from, from + 2));
    }

    static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }
}
