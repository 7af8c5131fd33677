package org.alveolus.api.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the permanent dentition in the two-digit notation of the FDI (ISO 3950): the quadrant, 1 to 4 clockwise from
 * the patient's upper right, then the tooth, 1 to 8 from the midline.
 *
 * <p>Deciduous teeth (51 to 85) are no places of an implant: where one that persisted is replaced, its permanent successor's
 * position is meant. Immutable and thread-safe.
 */
public final class ToothPosition implements Comparable<ToothPosition> {

    /** All thirty-two, 11 first. */
    public static final List<ToothPosition> ALL = all();

    private static final int WISDOM = 8;

    private final int number;

    private ToothPosition(int number) {
        this.number = number;
    }

    /**
     * @param number 11 to 18, 21 to 28, 31 to 38 or 41 to 48
     * @throws IllegalArgumentException when it is none of these; the message says why
     */
    public static ToothPosition of(int number) {
        int quadrant = number / 10;
        int tooth = number % 10;
        if (quadrant >= 5 && quadrant <= 8 && tooth >= 1 && tooth <= 5) {
            throw new IllegalArgumentException(
                    number + " is a deciduous tooth; give the position of its permanent successor, " + (number - 40));
        }
        if (quadrant < 1 || quadrant > 4 || tooth < 1 || tooth > WISDOM) {
            throw new IllegalArgumentException("there is no tooth position " + number
                    + "; positions are 11 to 18, 21 to 28, 31 to 38 and 41 to 48 (ISO 3950)");
        }
        return new ToothPosition(number);
    }

    /**
     * @param text two digits
     * @throws IllegalArgumentException as {@link #of}, or when it is not two digits
     */
    public static ToothPosition parse(String text) {
        if (text.length() != 2 || !isDigit(text.charAt(0)) || !isDigit(text.charAt(1))) {
            throw new IllegalArgumentException("a tooth position is two digits, e.g. 36 (ISO 3950)");
        }
        return of((text.charAt(0) - '0') * 10 + text.charAt(1) - '0');
    }

    /** The two digits as a number. */
    public int number() {
        return number;
    }

    /** Whether it is in the upper jaw. */
    public boolean upper() {
        return number < 30;
    }

    /**
     * The region of the jaw, a code of the choice list {@code jaw-region}. Upper jaw: incisors and canine
     * {@code maxilla-anterior}, premolars {@code maxilla-premolar}, first and second molar {@code maxilla-molar}, third molar
     * {@code maxilla-tuber}. Lower jaw: incisors and canine {@code symphysis} (the front of the mandible ends behind the
     * canines: AO CMF classification), premolars {@code mandible-premolar}, first and second molar {@code mandible-molar}, third
     * molar {@code mandible-retromolar}.
     */
    public String region() {
        int tooth = number % 10;
        if (tooth <= 3) {
            return upper() ? "maxilla-anterior" : "symphysis";
        }
        if (tooth <= 5) {
            return upper() ? "maxilla-premolar" : "mandible-premolar";
        }
        if (tooth < WISDOM) {
            return upper() ? "maxilla-molar" : "mandible-molar";
        }
        return upper() ? "maxilla-tuber" : "mandible-retromolar";
    }

    @Override
    public int compareTo(ToothPosition other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ToothPosition position && position.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /** The two digits. */
    @Override
    public String toString() {
        return String.valueOf(number);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static List<ToothPosition> all() {
        List<ToothPosition> positions = new ArrayList<>();
        for (int quadrant = 1; quadrant <= 4; quadrant++) {
            for (int tooth = 1; tooth <= WISDOM; tooth++) {
                positions.add(new ToothPosition(quadrant * 10 + tooth));
            }
        }
        return List.copyOf(positions);
    }
}
