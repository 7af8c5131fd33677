package org.alveolus.spi.udi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A maker's lot (batch) number: kept as printed, compared by its normal form.
 *
 * <p>The normal form has upper-case letters and digits only, so that a lot is found whatever case, spaces or dashes were
 * typed. Immutable and thread-safe.
 */
public final class LotNumber {

    /** Widths of product divisions and of lot numbers in ISBT 128, filled with zeros in front. */
    private static final int[] FILLED_FIELDS = {6, 10, 18};

    private final String printed;

    private LotNumber(String printed) {
        this.printed = printed;
    }

    /**
     * @param printed as on the label, 1 to 200 characters; not null
     * @throws IllegalArgumentException when it is blank, too long or has a control character
     */
    public static LotNumber of(String printed) {
        String text = printed.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a lot number has at least one character");
        }
        if (text.length() > 200) {
            throw new IllegalArgumentException("a lot number has at most 200 characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a lot number has no control characters");
        }
        return new LotNumber(text);
    }

    /**
     * The normal form of a lot or serial number as typed in a search.
     *
     * @param text any text; not null
     * @return its letters and digits, upper case; empty when it has none
     */
    public static String normalise(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toUpperCase)
                .forEach(normal::appendCodePoint);
        return normal.toString();
    }

    /**
     * The normal forms under which a number may be recorded that is searched as typed: people leave out the zeros with which
     * ISBT 128 fills its fields, and codes have them (ICCBBA ST-001, data structures 018, 022, 032 and 035). More than one lot
     * may match, which is for a search only, never to tell that two numbers are the same.
     *
     * @param text any text; not null
     * @return its normal form, that without zeros in front, and those with as many zeros as a field of ISBT 128 has; unmodifiable
     */
    public static Set<String> spellings(String text) {
        String normal = normalise(text);
        int zeros = 0;
        while (zeros < normal.length() - 1 && normal.charAt(zeros) == '0') {
            zeros++;
        }
        String bare = normal.substring(zeros);
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(normal);
        spellings.add(bare);
        for (int width : FILLED_FIELDS) {
            if (bare.length() < width) {
                spellings.add("0".repeat(width - bare.length()) + bare);
            }
        }
        return Collections.unmodifiableSet(spellings);
    }

    /** The form that is compared; a lot without any letter or digit is compared as printed. */
    public String normalised() {
        String normal = normalise(printed);
        return normal.isEmpty() ? printed : normal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LotNumber lot && lot.normalised().equals(normalised());
    }

    @Override
    public int hashCode() {
        return normalised().hashCode();
    }

    /** As printed. */
    @Override
    public String toString() {
        return printed;
    }
}
