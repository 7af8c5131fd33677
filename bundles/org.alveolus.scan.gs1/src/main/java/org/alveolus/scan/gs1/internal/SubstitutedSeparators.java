package org.alveolus.scan.gs1.internal;

import java.util.ArrayList;
import java.util.List;
import org.alveolus.spi.scan.Reading;

/**
 * Finds text that a scanner or its operator put in place of the separator GS, which many programs cannot show or type.
 *
 * <p>It is mended without asking only when that is certain: the text makes no sense as it is, or names the separator; it has no
 * error with the separator; and a check digit or a date confirms it. What is not certain is offered beside the strict reading.
 */
final class SubstitutedSeparators {

    static final String REPAIR = "separator-substitute";

    /** Ways to write GS or FNC1, longer ones before those they begin with. */
    private static final List<String> TOKENS = List.of(
            "<GS>", "{GS}", "[GS]", "(GS)", "\\GS", "<FNC1>", "{FNC1}", "[FNC1]", "(FNC1)", "FNC1", "<0x1D>", "{0x1D}",
            "[0x1D]", "0x1D", "0x1d", "\\x1D", "\\x1d", "\\u001D", "\\u001d", "\\035", "\\F", "^]", "%1D", "%1d", "_1D",
            "_1d", "~d029", "~1", "&#29;", "&#x1D;", "&#x1d;", "\u241d");

    /** One character of each token that could as well be part of a value; none that values often have. */
    private static final String TELLING = "<(N%_&x";

    private static final int MOST_SINGLE_CHARACTERS = 3;

    private SubstitutedSeparators() {}

    /** Whether a value that has no error may hide a separator. */
    static boolean mayBeIn(String value) {
        for (int i = 1; i < value.length() - 2; i++) {
            if (TELLING.indexOf(value.charAt(i)) >= 0 && (tokenAt(value, i) != null || tokenAt(value, i - 1) != null)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text begins with something that stands for the separator. */
    static boolean startsWithToken(String text, int from, int to) {
        if (from >= to - 2) {
            return false;
        }
        String token = tokenAt(text, from);
        int length = token != null ? token.length() : CharacterSet.CSET_82.contains(text.charAt(from)) ? 0 : 1;
        return length > 0 && ApplicationIdentifierTable.GS1.startingAt(text, from + length, to) != null;
    }

    private static String tokenAt(String text, int index) {
        for (String token : TOKENS) {
            if (text.startsWith(token, index)) {
                return token;
            }
        }
        return null;
    }

    /**
     * Reads a text with what may stand for separators taken as such.
     *
     * @param strict the text as it is
     * @return the reading to use instead of the strict one, or null; readings that are possible only are offered in the strict
     *     one
     */
    static Draft mend(String text, int from, int to, Draft strict, boolean symbologyIdentified) {
        List<Reading> possible = new ArrayList<>();
        for (String token : candidates(text, from, to)) {
            Draft mended = new Draft(strict.today(), symbologyIdentified);
            ElementStringParser.parse(text, from, to, Separators.writtenAs(token), mended);
            if (mended.hasError()) {
                continue;
            }
            AssociationRules.check(mended);
            if (mended.hasError()) {
                continue;
            }
            mended.repaired(REPAIR, "'" + visible(token) + "' was read as the separator GS");
            boolean needed = strict.hasError() || isUnmistakable(token);
            boolean proved = mended.proofs() > (needed ? 0 : strict.proofs());
            if (proved) {
                return mended;
            }
            possible.add(mended.toReading(Gs1ScanDriver.STANDARD));
        }
        if (!possible.isEmpty()) {
            strict.warn(REPAIR, -1, "characters of this text may stand for the separator GS");
            strict.offer(possible);
        }
        return null;
    }

    /** Whether no maker would print this as part of a lot or serial number. */
    private static boolean isUnmistakable(String token) {
        return token.contains("GS") || token.contains("FNC1");
    }

    private static List<String> candidates(String text, int from, int to) {
        List<String> candidates = new ArrayList<>();
        for (String token : TOKENS) {
            int index = text.indexOf(token, from);
            if (index >= 0 && index < to) {
                candidates.add(token);
            }
        }
        int singles = 0;
        for (int i = from; i < to && singles < MOST_SINGLE_CHARACTERS; i++) {
            char c = text.charAt(i);
            if (!CharacterSet.CSET_82.contains(c) && !candidates.contains(String.valueOf(c))) {
                candidates.add(String.valueOf(c));
                singles++;
            }
        }
        return candidates;
    }

    private static String visible(String token) {
        char c = token.charAt(0);
        return c > ' ' && c < 127 || c > 160 ? token : String.format("U+%04X", (int) c);
    }
}
