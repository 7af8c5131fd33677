package org.alveolus.spi.udi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A date as a device code carries it: a day, or only a month, optionally with the time of day.
 *
 * <p>Its text form is ISO 8601: {@code 2027-12-31}, {@code 2027-12} or {@code 2027-12-31T23:59}. Immutable and thread-safe.
 */
public final class CodedDate implements Comparable<CodedDate> {

    private static final int NO_TIME = -1;

    private final int year;
    private final int month;
    private final int day;
    private final int minuteOfDay;

    private CodedDate(int year, int month, int day, int minuteOfDay) {
        this.year = year;
        this.month = month;
        this.day = day;
        this.minuteOfDay = minuteOfDay;
    }

    /**
     * A day.
     *
     * @throws IllegalArgumentException when there is no such day in the calendar of the years 0 to 9999
     */
    public static CodedDate ofDay(int year, int month, int day) {
        requireYear(year);
        if (month < 1 || month > 12) {
            throw new IllegalArgumentException("there is no month " + month);
        }
        if (day < 1 || day > lengthOfMonth(year, month)) {
            throw new IllegalArgumentException("there is no day " + day + " in " + year + "-" + twoDigits(month));
        }
        return new CodedDate(year, month, day, NO_TIME);
    }

    /**
     * A month without a day.
     *
     * @throws IllegalArgumentException when the year is not 0 to 9999 or the month not 1 to 12
     */
    public static CodedDate ofMonth(int year, int month) {
        requireYear(year);
        if (month < 1 || month > 12) {
            throw new IllegalArgumentException("there is no month " + month);
        }
        return new CodedDate(year, month, 0, NO_TIME);
    }

    /**
     * A day by its number in the year, as HIBC and ISBT 128 code it.
     *
     * @param dayOfYear 1 for the first of January
     * @throws IllegalArgumentException when the year has no such day
     */
    public static CodedDate ofOrdinalDay(int year, int dayOfYear) {
        requireYear(year);
        if (dayOfYear < 1 || dayOfYear > (Year.isLeap(year) ? 366 : 365)) {
            throw new IllegalArgumentException("there is no day " + dayOfYear + " in the year " + year);
        }
        int month = 1;
        int day = dayOfYear;
        for (int length = lengthOfMonth(year, month); day > length; length = lengthOfMonth(year, month)) {
            day -= length;
            month++;
        }
        return new CodedDate(year, month, day, NO_TIME);
    }

    /**
     * The year that two digits mean: the nearest one, from 49 years ago to 50 years ahead (GS1 General Specifications, 7.12).
     *
     * @param twoDigits 0 to 99
     * @param today the current day
     */
    public static int fullYear(int twoDigits, LocalDate today) {
        int current = today.getYear();
        int year = current - current % 100 + twoDigits;
        if (year > current + 50) {
            return year - 100;
        }
        return year < current - 49 ? year + 100 : year;
    }

    private static void requireYear(int year) {
        if (year < 0 || year > 9999) {
            throw new IllegalArgumentException("there is no year " + year + " of four digits");
        }
    }

    private static int lengthOfMonth(int year, int month) {
        if (month == 2) {
            return Year.isLeap(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /**
     * This day with a time of day.
     *
     * @throws IllegalArgumentException when this has no day, the hour is not 0 to 23 or the minute not 0 to 59
     */
    public CodedDate at(int hour, int minute) {
        if (day == 0) {
            throw new IllegalArgumentException("a month without a day has no time");
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            throw new IllegalArgumentException("there is no time " + hour + ":" + minute);
        }
        return new CodedDate(year, month, day, hour * 60 + minute);
    }

    /**
     * Reads the ISO 8601 form that {@link #toString} gives.
     *
     * @param text {@code YYYY-MM}, {@code YYYY-MM-DD} or {@code YYYY-MM-DDThh:mm}; not null
     * @throws IllegalArgumentException when it is none of these or not in the calendar
     */
    public static CodedDate parse(String text) {
        try {
            if (text.length() == 7) {
                YearMonth month = YearMonth.parse(text);
                return ofMonth(month.getYear(), month.getMonthValue());
            }
            if (text.length() == 10) {
                LocalDate date = LocalDate.parse(text);
                return ofDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
            }
            if (text.length() == 16 && text.charAt(10) == 'T') {
                LocalTime time = LocalTime.parse(text.substring(11));
                return parse(text.substring(0, 10)).at(time.getHour(), time.getMinute());
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a date (YYYY-MM-DD or YYYY-MM): " + text, e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("not a date (YYYY-MM-DD or YYYY-MM): " + text);
    }

    /** Whether a day is coded, not only a month. */
    public boolean hasDay() {
        return day != 0;
    }

    /**
     * The day, or the last day of the month where no day is coded: a device that expires in a month may be used until the
     * month's last day (GS1 General Specifications, 3.4.7; ISO 15223-1, 5.1.4).
     */
    public LocalDate lastDay() {
        return day != 0
                ? LocalDate.of(year, month, day)
                : YearMonth.of(year, month).atEndOfMonth();
    }

    /** The coded minute of the day, 0 to 1439, or empty when no time is coded. */
    public Optional<Integer> minuteOfDay() {
        return minuteOfDay == NO_TIME ? Optional.empty() : Optional.of(minuteOfDay);
    }

    /** Orders by the last day, then by the time; a month comes before its last day. Consistent with equals. */
    @Override
    public int compareTo(CodedDate other) {
        int days = lastDay().compareTo(other.lastDay());
        if (days != 0) {
            return days;
        }
        int exactness = Integer.compare(day, other.day);
        return exactness != 0 ? exactness : Integer.compare(minuteOfDay, other.minuteOfDay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodedDate date
                && date.year == year
                && date.month == month
                && date.day == day
                && date.minuteOfDay == minuteOfDay;
    }

    @Override
    public int hashCode() {
        return ((year * 16 + month) * 32 + day) * 2048 + minuteOfDay;
    }

    /** ISO 8601, only as exact as coded. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(16);
        text.append("0".repeat(year < 1000 ? 4 - String.valueOf(year).length() : 0))
                .append(year);
        text.append('-').append(twoDigits(month));
        if (day != 0) {
            text.append('-').append(twoDigits(day));
        }
        if (minuteOfDay != NO_TIME) {
            text.append('T').append(twoDigits(minuteOfDay / 60)).append(':').append(twoDigits(minuteOfDay % 60));
        }
        return text.toString();
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
