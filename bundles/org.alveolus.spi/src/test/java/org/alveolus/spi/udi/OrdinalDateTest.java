package org.alveolus.spi.udi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import org.junit.Test;

/** Proves D2: dates by day of the year and two-digit years, as HIBC and ISBT 128 code them. */
public class OrdinalDateTest {

    @Test
    public void everyDayOfAYearIsTheCalendars() {
        for (int year : new int[] {1900, 2000, 2023, 2024}) {
            for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
                assertEquals(
                        day, CodedDate.ofOrdinalDay(year, day.getDayOfYear()).lastDay());
            }
        }
    }

    @Test
    public void aDayThatTheYearDoesNotHaveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofOrdinalDay(2023, 366));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofOrdinalDay(2024, 367));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofOrdinalDay(2024, 0));
    }

    @Test
    public void twoDigitsMeanTheNearestYear() {
        LocalDate today = LocalDate.of(2026, 7, 1);
        assertEquals(2026, CodedDate.fullYear(26, today));
        assertEquals(2076, CodedDate.fullYear(76, today));
        assertEquals(1977, CodedDate.fullYear(77, today));
        assertEquals(1999, CodedDate.fullYear(99, today));
        assertEquals(2000, CodedDate.fullYear(0, today));
        assertEquals(2101, CodedDate.fullYear(1, LocalDate.of(2060, 1, 1)));
    }

    @Test
    public void theCheckValueOfTheStandardsExampleIsRight() {
        // ICCBBA ST-001, appendix A.1: G1234 17 654321 has 10; ST-017, appendix 1: A9990ABC123T0480 has 08.
        assertEquals(10, CheckDigits.mod37Radix2("G123417654321", 0, 13));
        assertEquals(8, CheckDigits.mod37Radix2("A9990ABC123T0480", 0, 16));
    }
}
