package org.alveolus.scan.gs1.internal;

import java.util.List;

/**
 * A part of an application identifier's value: some characters of one set and what must hold for them.
 *
 * @param set the characters
 * @param minimum fewest characters
 * @param maximum most characters
 * @param optional whether the value may end before this part
 * @param linters further checks, in order
 */
record Component(CharacterSet set, int minimum, int maximum, boolean optional, List<Linter> linters) {

    static Component digits(int length, Linter... linters) {
        return new Component(CharacterSet.DIGITS, length, length, false, List.of(linters));
    }

    static Component digitsUpTo(int length, Linter... linters) {
        return new Component(CharacterSet.DIGITS, 1, length, false, List.of(linters));
    }

    static Component text(int length, Linter... linters) {
        return new Component(CharacterSet.CSET_82, length, length, false, List.of(linters));
    }

    static Component textUpTo(int length, Linter... linters) {
        return new Component(CharacterSet.CSET_82, 1, length, false, List.of(linters));
    }

    static Component textUpTo(CharacterSet set, int length, Linter... linters) {
        return new Component(set, 1, length, false, List.of(linters));
    }

    /** The same part where the value may end before it. */
    static Component optional(Component part) {
        return new Component(part.set, part.minimum, part.maximum, true, part.linters);
    }

    /** How many of the linters verify a check digit or check characters. */
    int checkDigits() {
        int count = 0;
        for (Linter linter : linters) {
            if (linter.verifiesCheckDigit()) {
                count++;
            }
        }
        return count;
    }

    boolean hasDate() {
        return linters.contains(Linter.DATE) || linters.contains(Linter.DATE_OR_MONTH);
    }
}
