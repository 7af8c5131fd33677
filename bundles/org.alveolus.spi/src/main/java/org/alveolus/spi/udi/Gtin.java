package org.alveolus.spi.udi;

import java.util.Optional;

/**
 * A Global Trade Item Number, kept in its 14-digit form (GS1 General Specifications, section 3.3.2: shorter numbers are
 * filled with zeros on the left).
 *
 * <p>Immutable and thread-safe.
 */
public final class Gtin implements Comparable<Gtin> {

    private final String digits;

    private Gtin(String digits) {
        this.digits = digits;
    }

    /**
     * Parses a GTIN-8, -12, -13 or -14.
     *
     * @param text digits only, 8, 12, 13 or 14 of them; not null
     * @return the number
     * @throws IllegalArgumentException when the length, a character or the check digit is wrong; the message says which
     */
    public static Gtin of(String text) {
        String fault = fault(text);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return new Gtin("0".repeat(14 - text.length()) + text);
    }

    /**
     * Like {@link #of}, for text that may well not be a GTIN.
     *
     * @param text any text; not null
     * @return the number, or empty when the text is not a valid GTIN
     */
    public static Optional<Gtin> parse(String text) {
        return fault(text) == null ? Optional.of(of(text)) : Optional.empty();
    }

    /**
     * Wraps 14 digits whose check digit the caller has verified already; for parsers that read a million codes a second.
     *
     * @param verified exactly 14 digits with a correct check digit; not null
     * @return the number
     */
    public static Gtin ofVerified(String verified) {
        return new Gtin(verified);
    }

    private static String fault(String text) {
        int length = text.length();
        if (length != 8 && length != 12 && length != 13 && length != 14) {
            return "a GTIN has 8, 12, 13 or 14 digits, not " + length;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return "a GTIN has digits only, position " + (i + 1) + " is not one";
            }
        }
        char expected = CheckDigits.gs1(text, 0, length - 1);
        char found = text.charAt(length - 1);
        return expected == found ? null : "the GTIN's check digit is " + found + ", it should be " + expected;
    }

    @Override
    public int compareTo(Gtin other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gtin gtin && gtin.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** The 14 digits. */
    @Override
    public String toString() {
        return digits;
    }
}
