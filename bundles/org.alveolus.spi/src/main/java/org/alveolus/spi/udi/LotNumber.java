package org.alveolus.spi.udi;

/**
 * A maker's lot (batch) number: kept as printed, compared by its normal form.
 *
 * <p>The normal form has upper-case letters and digits only, so that a lot is found whatever case, spaces or dashes were
 * typed. Immutable and thread-safe.
 */
public final class LotNumber {

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
