package org.alveolus.stock.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alveolus.api.catalogue.ReturnTerms;
import org.junit.Test;

/** Proves S5. */
public class WatchDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Optional<ExpiryStage> stage(ReturnTerms terms, String lastDay) {
        return new WatchDates(TODAY, terms).stage(LocalDate.parse(lastDay));
    }

    @Test
    public void anItemGoesThroughTheStagesOfItsSuppliersTerms() {
        ReturnTerms sixMonths = new ReturnTerms(true, 6, 0);
        assertEquals(Optional.of(ExpiryStage.EXPIRED), stage(sixMonths, "2026-11-21"));
        assertEquals(Optional.of(ExpiryStage.RETURN_OVERDUE), stage(sixMonths, "2026-11-22"));
        assertEquals(Optional.of(ExpiryStage.RETURN_OVERDUE), stage(sixMonths, "2027-05-21"));
        assertEquals(Optional.of(ExpiryStage.RETURN_SOON), stage(sixMonths, "2027-05-22"));
        assertEquals(Optional.of(ExpiryStage.RETURN_SOON), stage(sixMonths, "2027-06-22"));
        assertEquals(Optional.empty(), stage(sixMonths, "2027-06-23"));
    }

    @Test
    public void whatCannotGoBackIsToldOfBeforeItExpires() {
        for (ReturnTerms terms : new ReturnTerms[] {null, ReturnTerms.NONE}) {
            assertEquals(Optional.of(ExpiryStage.EXPIRED), stage(terms, "2026-11-21"));
            assertEquals(Optional.of(ExpiryStage.EXPIRING_SOON), stage(terms, "2026-11-22"));
            assertEquals(Optional.of(ExpiryStage.EXPIRING_SOON), stage(terms, "2027-02-20"));
            assertEquals(Optional.empty(), stage(terms, "2027-02-21"));
            assertNull(new WatchDates(TODAY, terms).returnBy(TODAY));
        }
        assertNull(new WatchDates(TODAY, new ReturnTerms(true, 1, 0)).returnBy(ItemKeys.NEVER));
    }

    /** February is shorter, so several last days of use have the same return date. */
    @Test
    public void everyDayIsInTheStageOfItsReturnDate() {
        for (ReturnTerms terms : List.of(
                new ReturnTerms(true, 0, 0),
                new ReturnTerms(true, 1, 0),
                new ReturnTerms(true, 3, 10),
                new ReturnTerms(true, 12, 0),
                new ReturnTerms(true, 60, 366))) {
            for (LocalDate today = LocalDate.of(2027, 1, 20); today.getMonthValue() < 4; today = today.plusDays(1)) {
                WatchDates dates = new WatchDates(today, terms);
                for (LocalDate day = today.minusDays(3); day.isBefore(today.plusDays(2400)); day = day.plusDays(1)) {
                    LocalDate returnBy = dates.returnBy(day);
                    Optional<ExpiryStage> expected = day.isBefore(today)
                            ? Optional.of(ExpiryStage.EXPIRED)
                            : returnBy.isBefore(today)
                                    ? Optional.of(ExpiryStage.RETURN_OVERDUE)
                                    : !returnBy.isAfter(today.plusDays(WatchDates.RETURN_DAYS))
                                            ? Optional.of(ExpiryStage.RETURN_SOON)
                                            : !day.isAfter(today.plusDays(WatchDates.EXPIRY_DAYS))
                                                    ? Optional.of(ExpiryStage.EXPIRING_SOON)
                                                    : Optional.empty();
                    assertEquals(today + " " + day + " " + terms, expected, dates.stage(day));
                    assertEquals(expected.isPresent(), dates.all().contain(day));
                }
            }
        }
    }
}
