package org.alveolus.api.catalogue;

import java.time.LocalDate;

/**
 * Until when a supplier takes a piece back: some months and days before its last day of use.
 *
 * @param accepted whether it takes anything back; else months and days mean nothing
 * @param months 0 to 60
 * @param days 0 to 366, beside the months
 */
public record ReturnTerms(boolean accepted, int months, int days) {

    /** The supplier takes nothing back. */
    public static final ReturnTerms NONE = new ReturnTerms(false, 0, 0);

    /**
     * The last day on which a piece can go back.
     *
     * @param lastDay its last day of use
     */
    public LocalDate returnBy(LocalDate lastDay) {
        return lastDay.minusMonths(months).minusDays(days);
    }
}
