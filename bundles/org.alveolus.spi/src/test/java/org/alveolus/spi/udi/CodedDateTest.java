package org.alveolus.spi.udi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.Test;

/** Proves D2: dates as exact as codes give them. */
public class CodedDateTest {

    @Test
    public void theTextIsAsExactAsTheCode() {
        assertEquals("2027-12-31", CodedDate.ofDay(2027, 12, 31).toString());
        assertEquals("2027-02", CodedDate.ofMonth(2027, 2).toString());
        assertEquals("2027-12-31T00:00", CodedDate.ofDay(2027, 12, 31).at(0, 0).toString());
        assertEquals("2027-01-02T23:59", CodedDate.ofDay(2027, 1, 2).at(23, 59).toString());
        assertEquals("0007-01-02", CodedDate.ofDay(7, 1, 2).toString());
        assertEquals("0000-01", CodedDate.ofMonth(0, 1).toString());
    }

    @Test
    public void theTextIsReadBack() {
        for (String text : new String[] {
            "2027-12-31", "2027-02", "2024-02-29", "2027-12-31T00:00", "2027-01-02T23:59", "0007-01-02", "9999-12"
        }) {
            CodedDate date = CodedDate.parse(text);
            assertEquals(text, date.toString());
            assertEquals(CodedDate.parse(text), date);
            assertEquals(CodedDate.parse(text).hashCode(), date.hashCode());
        }
    }

    @Test
    public void otherTextIsRefused() {
        for (String text : new String[] {
            "",
            "2027",
            "2027-13",
            "2027-00",
            "2027-12-32",
            "2023-02-29",
            "27-12-31",
            "2027/12/31",
            "2027-12-31T24:00",
            "2027-12-31T23:60",
            "2027-12-31T+1:05",
            "2027-12-31T1 :05",
            "2027-12-31 23:59",
            "2027-12-31T\u0661\u0662:\u0660\u0660",
            "2027-12-31T23:59:00",
            "-999-01",
            "2027-12T23:59"
        }) {
            assertThrows(text, IllegalArgumentException.class, () -> CodedDate.parse(text));
        }
    }

    @Test
    public void whatTheCalendarDoesNotHaveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(2023, 2, 29));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(1900, 2, 29));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(2024, 4, 31));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(2024, 4, 0));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(2024, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(10000, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofMonth(2024, 13));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofMonth(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(2024, 4, 1)
                .at(24, 0));
        assertThrows(IllegalArgumentException.class, () -> CodedDate.ofDay(2024, 4, 1)
                .at(0, 60));
        assertThrows(
                IllegalArgumentException.class, () -> CodedDate.ofMonth(2024, 4).at(1, 0));
        assertEquals("2000-02-29", CodedDate.ofDay(2000, 2, 29).toString());
    }

    @Test
    public void aMonthLastsUntilItsLastDay() {
        assertEquals(LocalDate.of(2024, 2, 29), CodedDate.ofMonth(2024, 2).lastDay());
        assertEquals(LocalDate.of(2027, 12, 31), CodedDate.ofMonth(2027, 12).lastDay());
        assertEquals(LocalDate.of(2027, 12, 1), CodedDate.ofDay(2027, 12, 1).lastDay());
        assertFalse(CodedDate.ofMonth(2024, 2).hasDay());
        assertTrue(CodedDate.ofDay(2024, 2, 1).hasDay());
    }

    @Test
    public void theMinuteIsThereWhenItIsCoded() {
        assertEquals(Optional.empty(), CodedDate.ofDay(2024, 2, 1).minuteOfDay());
        assertEquals(Optional.of(0), CodedDate.ofDay(2024, 2, 1).at(0, 0).minuteOfDay());
        assertEquals(Optional.of(1439), CodedDate.ofDay(2024, 2, 1).at(23, 59).minuteOfDay());
    }

    @Test
    public void theOrderAgreesWithEquality() {
        CodedDate month = CodedDate.ofMonth(2024, 2);
        CodedDate lastDay = CodedDate.ofDay(2024, 2, 29);
        assertNotEquals(month, lastDay);
        TreeSet<CodedDate> dates = new TreeSet<>();
        dates.add(lastDay.at(12, 0));
        dates.add(CodedDate.ofDay(2024, 3, 1));
        dates.add(lastDay);
        dates.add(month);
        dates.add(CodedDate.ofDay(2024, 2, 28));
        assertEquals("[2024-02-28, 2024-02, 2024-02-29, 2024-02-29T12:00, 2024-03-01]", dates.toString());
    }
}
