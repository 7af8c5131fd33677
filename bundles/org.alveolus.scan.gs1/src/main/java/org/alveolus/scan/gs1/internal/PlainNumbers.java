package org.alveolus.scan.gs1.internal;

import java.util.ArrayList;
import java.util.List;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.CheckDigits;
import org.alveolus.spi.udi.Gtin;

/** Reads symbols that hold a GTIN and nothing around it: EAN-8, UPC-E, UPC-A, EAN-13 and ITF-14. */
final class PlainNumbers {

    static final String STANDARD = "EAN";

    private PlainNumbers() {}

    /** Whether the characters are digits and as many as a GTIN has. */
    static boolean looksLikeGtin(String text, int from, int to) {
        int length = to - from;
        return (length == 8 || length >= 12 && length <= 14) && allDigits(text, from, to);
    }

    /** Whether the last digit is the right check digit for those before. */
    static boolean checkDigitRight(String text, int from, int to) {
        return CheckDigits.gs1(text, from, to - 1) == text.charAt(to - 1);
    }

    /**
     * Reads a number whose length, characters or check digit may be wrong.
     *
     * @param length the number of digits that the symbology has
     */
    static Reading read(String text, int from, int to, int length, boolean symbologyIdentified) {
        if (to - from != length) {
            return unreadable(
                    Fault.LENGTH,
                    from,
                    to,
                    "the symbol has " + (to - from) + " characters instead of " + length,
                    symbologyIdentified);
        }
        Fault fault = CharacterSet.DIGITS.check(text, from, to);
        if (fault != null) {
            return unreadable(fault.code(), fault.index(), to, fault.message(), symbologyIdentified);
        }
        String digits = text.substring(from, to);
        ScanElement element = new ScanElement("GTIN", digits, "GTIN-" + length);
        fault = CheckCharacters.digit(text, from, to);
        if (fault != null) {
            return new Reading(
                    STANDARD,
                    List.of(element),
                    ScanFields.NONE,
                    List.of(Finding.error(fault.code(), fault.index(), "GTIN: " + fault.message())),
                    new Evidence(symbologyIdentified, 0, 1, 0));
        }
        return good(element, Gtin.of(digits), List.of(), symbologyIdentified);
    }

    /**
     * Reads 13 digits and the supplement of 2 or 5 digits behind them, which says nothing about the product's identity.
     */
    static Reading readWithSupplement(String text, int from, int to) {
        int supplement = to - from - 13;
        if (supplement != 2 && supplement != 5 || !allDigits(text, from, to)) {
            return unreadable(Fault.LENGTH, from, to, "an EAN-13 with supplement has 15 or 18 digits", true);
        }
        Reading main = read(text, from, from + 13, 13, true);
        List<ScanElement> elements = new ArrayList<>(main.elements());
        elements.add(new ScanElement("SUPPLEMENT", text.substring(from + 13, to), "supplement"));
        return new Reading(STANDARD, elements, main.fields(), main.findings(), main.evidence());
    }

    /**
     * Reads an EAN-13 or UPC symbol: 13 digits, or a UPC-E of 8 that the reader did not expand; an EAN-8 has an identifier of its
     * own.
     */
    static Reading readThirteen(String text, int from, int to) {
        Reading shortForm =
                to - from == 8 && allDigits(text, from, to) ? readZeroSuppressed(text, from, to, true) : null;
        return shortForm == null ? read(text, from, to, 13, true) : shortForm;
    }

    /**
     * Reads a number of 8 digits or of 12 to 14 when nothing tells its symbology. Eight digits can be an EAN-8 or a UPC-E; what
     * fits both is an EAN-8, with the other reading beside it.
     *
     * @return a reading without error, or null when no check digit is right
     */
    static Reading readUnidentified(String text, int from, int to) {
        boolean right = checkDigitRight(text, from, to);
        Reading shortForm = to - from == 8 ? readZeroSuppressed(text, from, to, false) : null;
        if (!right) {
            return shortForm;
        }
        Reading number = read(text, from, to, to - from, false);
        if (shortForm == null) {
            return number;
        }
        return new Reading(
                STANDARD,
                number.elements(),
                number.fields(),
                List.of(Finding.warning("ambiguous", from, "these digits are a valid UPC-E as well")),
                List.of(),
                number.evidence(),
                List.of(asAlternative(shortForm)));
    }

    /** The same reading as one of several to choose from. */
    static Reading asAlternative(Reading number) {
        return new Reading(
                number.standard(),
                number.elements(),
                number.fields(),
                number.findings(),
                List.of(new Repair("plain-number", "the digits were read as a GTIN without application identifier")),
                number.evidence(),
                List.of());
    }

    /** Reads a UPC-E, a GTIN-12 without most of its zeros (GS1 General Specifications, 5.2.2.4.2), or gives null. */
    private static Reading readZeroSuppressed(String text, int from, int to, boolean symbologyIdentified) {
        char system = text.charAt(from);
        if (system != '0' && system != '1') {
            return null;
        }
        String six = text.substring(from + 1, from + 7);
        char last = six.charAt(5);
        String body =
                switch (last) {
                    case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
                    case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
                    case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
                    default -> six.substring(0, 5) + "0000" + last;
                };
        String digits = system + body + text.charAt(to - 1);
        return Gtin.parse(digits)
                .map(gtin -> good(
                        new ScanElement("GTIN", text.substring(from, to), "GTIN-12, zeros suppressed"),
                        gtin,
                        List.of(Finding.info("zero-suppressed", from, "this UPC-E stands for " + digits)),
                        symbologyIdentified))
                .orElse(null);
    }

    private static Reading good(ScanElement element, Gtin gtin, List<Finding> findings, boolean symbologyIdentified) {
        return new Reading(
                STANDARD,
                List.of(element),
                ScanFields.builder().gtin(gtin).build(),
                findings,
                new Evidence(symbologyIdentified, 1, 0, 0));
    }

    private static Reading unreadable(String code, int index, int to, String message, boolean symbologyIdentified) {
        return new Reading(
                STANDARD,
                List.of(),
                ScanFields.NONE,
                List.of(Finding.error(code, Math.min(index, to - 1), message)),
                new Evidence(symbologyIdentified, 0, 0, to - index));
    }

    private static boolean allDigits(String text, int from, int to) {
        return CharacterSet.DIGITS.check(text, from, to) == null;
    }
}
