package org.alveolus.registry.internal.statistics;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A month at a practice location.
 *
 * @param number months since the year 0
 */
public record Month(UUID location, int number) {

    private static final int OF_A_YEAR = 12;

    public static Month of(UUID location, LocalDate day) {
        return new Month(location, day.getYear() * OF_A_YEAR + day.getMonthValue() - 1);
    }

    public int year() {
        return number / OF_A_YEAR;
    }

    public LocalDate firstDay() {
        return LocalDate.of(year(), number % OF_A_YEAR + 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(1).minusDays(1);
    }
}
