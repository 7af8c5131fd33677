package org.alveolus.scan.hibc.internal;

import static org.alveolus.scan.hibc.internal.Characters.isDigit;
import static org.alveolus.scan.hibc.internal.Characters.isLetter;
import static org.alveolus.scan.hibc.internal.Characters.isSeparator;

/**
 * Finds where one symbol ends and the next begins in a text that holds several: makers print primary and secondary data as
 * two linear symbols, and scanners send them in one go, mostly with nothing between.
 *
 * <p>A {@code +} begins a symbol, but it may be a link or check character too. Each text is passed over once.
 */
final class Symbols {

    /** The shortest symbol: flag, reference, link and check character. */
    private static final int SHORTEST = 4;

    private Symbols() {}

    /** The end of the symbol that begins at {@code from}; {@code linkTo} is the check character of the primary, or 0. */
    static int end(String text, int from, int to, char linkTo) {
        char second = text.charAt(from + 1);
        return isLetter(second) ? endOfPrimary(text, from, to) : endOfSecondary(text, from, to, linkTo);
    }

    /** The first character that primary data cannot have is the check character, the flag of a next symbol or the slash. */
    private static int endOfPrimary(String text, int from, int to) {
        int at = from + 1;
        while (at < to && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        if (at >= to || isSeparator(text.charAt(at))) {
            return at;
        }
        boolean flagFollows = at + 1 < to && text.charAt(at + 1) == '+';
        if (flagFollows) {
            return at + 1;
        }
        if (begins(text, at, to)) {
            return at;
        }
        while (at < to && !isSeparator(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfSecondary(String text, int from, int to, char linkTo) {
        int at = from + 1;
        while (at < to && (text.charAt(at) == '$' || text.charAt(at) == '/')) {
            at++;
        }
        if (at < to && text.charAt(at) == '+') {
            at++;
        }
        while (at < to && !isSeparator(text.charAt(at))) {
            if (at - from >= SHORTEST && begins(text, at, to)) {
                return mostLikelyFlag(text, from, at, to, linkTo);
            }
            at++;
        }
        return at;
    }

    /** The first {@code +} is the flag of the next symbol, or this one's check character, or its link character. */
    private static int mostLikelyFlag(String text, int from, int first, int to, char linkTo) {
        int linked = -1;
        for (int at = first; at <= first + 2; at++) {
            if (begins(text, at, to)) {
                if (Mod43.of(text, from, at - 1) == text.charAt(at - 1)) {
                    return at;
                }
                linked = linked < 0 && text.charAt(at - 2) == linkTo ? at : linked;
            }
        }
        return linked >= 0 ? linked : first;
    }

    /** Whether a {@code +} stands at {@code at} and a symbol can begin with it. */
    private static boolean begins(String text, int at, int to) {
        if (at + SHORTEST > to || text.charAt(at) != '+') {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == '$' || next == '/' || isDigit(next) || isLetter(next);
    }
}
