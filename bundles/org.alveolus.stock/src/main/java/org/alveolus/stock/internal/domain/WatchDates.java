package org.alveolus.stock.internal.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.alveolus.api.catalogue.ReturnTerms;

/**
 * Which last days of use lie in which stage, for the items of one supplier. Each stage is a range of days, so that its items are a
 * range of an index.
 *
 * <p>Immutable and thread-safe.
 */
public final class WatchDates {

    /** How many days before the return date an item is told of. */
    public static final int RETURN_DAYS = 30;

    /** How many days before its last day of use an item is told of that cannot go back. */
    public static final int EXPIRY_DAYS = 90;

    /** No item expires before. */
    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    /**
     * Days from the first to the last, both included.
     */
    public record Days(LocalDate first, LocalDate last) {

        public boolean contain(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final LocalDate today;
    private final ReturnTerms terms;

    /**
     * @param terms null when they are not known
     */
    public WatchDates(LocalDate today, ReturnTerms terms) {
        this.today = today;
        this.terms = terms;
    }

    private boolean returnable() {
        return terms != null && terms.accepted();
    }

    /** The last day on which an item can go back; null when it cannot at all, or that is not known. */
    public LocalDate returnBy(LocalDate lastDay) {
        return returnable() && !lastDay.equals(ItemKeys.NEVER) ? terms.returnBy(lastDay) : null;
    }

    /** The last days of use of a stage; empty when none lies in it. */
    public Optional<Days> of(ExpiryStage stage) {
        LocalDate overdueUntil = returnable() ? lastWithReturnBy(today.minusDays(1)) : today.minusDays(1);
        LocalDate soonUntil = returnable() ? lastWithReturnBy(today.plusDays(RETURN_DAYS)) : today.minusDays(1);
        return switch (stage) {
            case EXPIRED -> days(FIRST, today.minusDays(1));
            case RETURN_OVERDUE -> days(today, overdueUntil);
            case RETURN_SOON -> days(later(today, overdueUntil.plusDays(1)), soonUntil);
            case EXPIRING_SOON -> days(later(today, soonUntil.plusDays(1)), today.plusDays(EXPIRY_DAYS));
        };
    }

    /** The last days of use of all stages. */
    public Days all() {
        LocalDate last = today.plusDays(EXPIRY_DAYS);
        return new Days(FIRST, returnable() ? later(last, lastWithReturnBy(today.plusDays(RETURN_DAYS))) : last);
    }

    /** The stage of an item; empty when there is time. */
    public Optional<ExpiryStage> stage(LocalDate lastDay) {
        for (ExpiryStage stage : ExpiryStage.values()) {
            if (of(stage).filter(days -> days.contain(lastDay)).isPresent()) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }

    /** Months differ in length, so the day that is found by adding lies up to three days beside. */
    private LocalDate lastWithReturnBy(LocalDate day) {
        LocalDate last = day.plusDays(terms.days()).plusMonths(terms.months());
        while (terms.returnBy(last).isAfter(day)) {
            last = last.minusDays(1);
        }
        while (!terms.returnBy(last.plusDays(1)).isAfter(day)) {
            last = last.plusDays(1);
        }
        return last;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Days> days(LocalDate first, LocalDate last) {
        return first.isAfter(last) ? Optional.empty() : Optional.of(new Days(first, last));
    }
}
