package org.alveolus.registry.internal.transfer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;

/** What the text of a cell means. Each method throws {@link Unread} with the reason when it means nothing. */
final class Reading {

    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})([T ].*)?");
    private static final Pattern PARTS =
            Pattern.compile("(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})( 0?0:00(:00)?)?");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[-/.](\\d{4})|(\\d{4})[-/.](\\d{1,2})");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}");
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,6})?)\\s*(mm)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOOTH = Pattern.compile("#?(\\d)[. ]?(\\d)");
    private static final Pattern HIBC = Pattern.compile("[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]");

    /** The serial number of 1 January 1970 in workbooks that count from 1900. */
    private static final int EPOCH = 25_569;

    private static final int MONTHS = 12;
    private static final int LAST_SERIAL = 73_050;

    private static final Set<String> YES = Set.of("yes", "y", "ja", "j", "true", "waar", "wahr", "1", "x");
    private static final Set<String> NO = Set.of("no", "n", "nee", "nein", "false", "onwaar", "falsch", "0", "-");

    private static final Map<String, DeviceKind> KINDS = Map.ofEntries(
            Map.entry("implant", DeviceKind.IMPLANT),
            Map.entry("dental implant", DeviceKind.IMPLANT),
            Map.entry("implantaat", DeviceKind.IMPLANT),
            Map.entry("tandimplantaat", DeviceKind.IMPLANT),
            Map.entry("implantat", DeviceKind.IMPLANT),
            Map.entry("zahnimplantat", DeviceKind.IMPLANT),
            Map.entry("abutment", DeviceKind.ABUTMENT),
            Map.entry("healing abutment", DeviceKind.ABUTMENT),
            Map.entry("healingabutment", DeviceKind.ABUTMENT),
            Map.entry("gingivaformer", DeviceKind.ABUTMENT),
            Map.entry("biomaterial", DeviceKind.BIOMATERIAL),
            Map.entry("biomateriaal", DeviceKind.BIOMATERIAL));

    private Reading() {}

    /** Why a text means nothing. */
    static final class Unread extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Unread(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** The form in which texts are compared: whatever the case, accents and spaces. */
    static String key(String text) {
        return Texts.sortable(text, 200);
    }

    /**
     * A day.
     *
     * @param order null when neither the file nor a person says; then a date that can be read both ways is {@code ambiguous-date}
     */
    static LocalDate date(String text, DateOrder order) throws Unread {
        String given = text.strip();
        Matcher iso = ISO.matcher(given);
        Matcher parts = PARTS.matcher(given);
        try {
            if (iso.matches()) {
                return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            }
            if (parts.matches()) {
                return ordered(parts, order);
            }
        } catch (DateTimeException e) {
            throw new Unread("no-such-day");
        }
        if (SERIAL.matcher(given).matches()) {
            return serial(given);
        }
        throw new Unread("not-a-date");
    }

    /** A day that lost its format: the number by which spreadsheets count days from 1900. */
    private static LocalDate serial(String digits) throws Unread {
        int days = Integer.parseInt(digits);
        if (days > LAST_SERIAL) {
            throw new Unread("not-a-date");
        }
        return LocalDate.ofEpochDay((long) days - EPOCH);
    }

    private static LocalDate ordered(Matcher parts, DateOrder order) throws Unread {
        int first = number(parts, 1);
        int second = number(parts, 3);
        if (parts.group(4).length() == 2) {
            throw new Unread("year-of-two-digits");
        }
        int year = number(parts, 4);
        if (parts.group(2).equals(".") || order == DateOrder.DAY_FIRST || first == second) {
            return LocalDate.of(year, second, first);
        }
        if (order == DateOrder.MONTH_FIRST) {
            return LocalDate.of(year, first, second);
        }
        if (first <= MONTHS && second <= MONTHS) {
            throw new Unread("ambiguous-date");
        }
        return first > MONTHS ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
    }

    /** What a date shows of the order in its file; empty when nothing. */
    static Optional<DateOrder> evidence(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches() || parts.group(2).equals(".")) {
            return Optional.empty();
        }
        if (number(parts, 1) > MONTHS) {
            return Optional.of(DateOrder.DAY_FIRST);
        }
        return number(parts, 3) > MONTHS ? Optional.of(DateOrder.MONTH_FIRST) : Optional.empty();
    }

    /** A day or a month. */
    static CodedDate expiry(String text, DateOrder order) throws Unread {
        Matcher month = MONTH.matcher(text.strip());
        if (month.matches()) {
            try {
                YearMonth found = month.group(1) == null
                        ? YearMonth.of(number(month, 3), number(month, 4))
                        : YearMonth.of(number(month, 2), number(month, 1));
                return CodedDate.ofMonth(found.getYear(), found.getMonthValue());
            } catch (DateTimeException e) {
                throw new Unread("no-such-day");
            }
        }
        LocalDate day = date(text, order);
        return CodedDate.ofDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /** A size in millimetres, with a point or a comma. */
    static BigDecimal size(String text) throws Unread {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            throw new Unread("not-a-number");
        }
        return new BigDecimal(size.group(1).replace(',', '.'));
    }

    static boolean yes(String text) throws Unread {
        String word = key(text);
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw new Unread("not-yes-or-no");
    }

    static DeviceKind kind(String text) throws Unread {
        DeviceKind kind = KINDS.get(key(text));
        if (kind == null) {
            throw new Unread("unknown-kind");
        }
        return kind;
    }

    /** A place in the dentition, also as 3.6 or #36. */
    static ToothPosition position(String text) throws Unread {
        Matcher tooth = TOOTH.matcher(text.strip());
        if (!tooth.matches()) {
            throw new Unread("no-position");
        }
        try {
            return ToothPosition.parse(tooth.group(1) + tooth.group(2));
        } catch (IllegalArgumentException e) {
            throw new Unread("no-position");
        }
    }

    static List<ToothPosition> positions(String text) throws Unread {
        List<ToothPosition> positions = new ArrayList<>();
        for (String part : text.split("[,;/+]")) {
            if (!part.isBlank()) {
                ToothPosition position = position(part);
                if (!positions.contains(position)) {
                    positions.add(position);
                }
            }
        }
        return positions;
    }

    /** A UDI-DI and who issued it, by its form; a GTIN also without the zeros in front that a spreadsheet takes away. */
    record UdiDi(UdiIssuer issuer, String text) {}

    static UdiDi udiDi(String text) throws Unread {
        String given = text.strip().toUpperCase(Locale.ROOT);
        if (given.matches("\\d{8,14}")) {
            for (int length : new int[] {8, 12, 13, 14}) {
                if (given.length() <= length) {
                    Optional<Gtin> gtin = Gtin.parse("0".repeat(length - given.length()) + given);
                    if (gtin.isPresent()) {
                        return new UdiDi(UdiIssuer.GS1, gtin.get().toString());
                    }
                }
            }
            throw new Unread("not-a-udi-di");
        }
        if (given.length() == 16 && given.matches("[A-Z0-9]+")) {
            return new UdiDi(UdiIssuer.ICCBBA, given);
        }
        if (HIBC.matcher(given).matches()) {
            return new UdiDi(UdiIssuer.HIBCC, given);
        }
        throw new Unread("not-a-udi-di");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
