package org.alveolus.scan.isbt128.internal;

import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.udi.CheckDigits;

/**
 * What people type from a label: the Single European Code behind {@code SEC:}, with its one space (ST-012, 2.3), and the donation
 * number with its check character, as {@code G1234 17 654321 A} (ST-001, 7.5). Without that character it could be anything.
 */
final class PrintedText {

    private static final String PREFIX = "SEC";
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
    private static final int DONATION_LENGTH = 13;
    private static final int LONGEST_DONATION = 20;

    private static final List<Repair> PRINTED =
            List.of(new Repair("stray-space", "The spaces of the printed donation number were left out."));

    private static final List<Repair> STRAY_SPACES =
            List.of(new Repair("stray-space", "Spaces that do not belong into a Single European Code were left out."));

    /** The donation identification sequence, behind which a space is printed. */
    private static final int SEQUENCE_LENGTH = 21;

    private PrintedText() {}

    static ScanAnswer read(String text, int from, int to) {
        if (text.regionMatches(true, from, PREFIX, 0, PREFIX.length())) {
            int behind = from + PREFIX.length();
            if (behind < to && text.charAt(behind) == ':') {
                return readEuropeanCode(text, behind + 1, to);
            }
            if (behind < to && text.charAt(behind) == ' ' && count(text, behind, to) == EuropeanCode.LENGTH) {
                return readEuropeanCode(text, behind, to);
            }
        }
        return to - from <= LONGEST_DONATION ? readDonation(text, from, to) : ScanAnswer.NOT_MINE;
    }

    private static Reading readEuropeanCode(String text, int from, int to) {
        Collector out = new Collector();
        int begin = from;
        while (begin < to && Isbt128Driver.isSpace(text.charAt(begin))) {
            begin++;
        }
        int[] origin = new int[to - begin + 1];
        String dense = dense(text, begin, to, origin);
        DataStructure structure = DataStructures.EUROPEAN_CODE;
        int fault = structure.firstFault(dense, 0, Math.min(dense.length(), EuropeanCode.LENGTH));
        if (fault >= 0) {
            out.unread(text.substring(begin, to));
            out.error("alphabet", fault, "This character may not stand here in a Single European Code.");
        } else if (dense.length() != EuropeanCode.LENGTH) {
            out.unread(text.substring(begin, to));
            out.error(
                    "length",
                    Math.min(dense.length(), EuropeanCode.LENGTH),
                    "A Single European Code has 40 characters, not " + dense.length() + ".");
        } else {
            boolean asPrinted =
                    isUnbroken(origin, 0, SEQUENCE_LENGTH) && isUnbroken(origin, SEQUENCE_LENGTH, EuropeanCode.LENGTH);
            out.element(structure.number, asPrinted ? text.substring(begin, to) : dense, structure.title);
            EuropeanCode.read(dense, 0, out);
            return out.reading(false, asPrinted ? List.of() : STRAY_SPACES, origin);
        }
        return out.reading(false, List.of(), origin);
    }

    private static boolean isUnbroken(int[] origin, int from, int to) {
        return origin[to - 1] - origin[from] == to - 1 - from;
    }

    private static ScanAnswer readDonation(String text, int from, int to) {
        int[] origin = new int[to - from + 1];
        String dense = dense(text, from, to, origin);
        if (dense.length() != DONATION_LENGTH + 1 || DataStructure.isDigit(dense.charAt(0))) {
            return ScanAnswer.NOT_MINE;
        }
        if (DataStructures.DONATION.firstFault(dense, 0, DONATION_LENGTH) >= 0
                || CHECK_CHARACTERS.charAt(CheckDigits.mod37Radix2(dense, 0, DONATION_LENGTH))
                        != dense.charAt(DONATION_LENGTH)) {
            return ScanAnswer.NOT_MINE;
        }
        Collector out = new Collector();
        String number = dense.substring(0, DONATION_LENGTH);
        out.element(DataStructures.DONATION.number, number, DataStructures.DONATION.title);
        out.checkPassed();
        out.din(number, 0);
        return out.reading(false, dense.length() == to - from ? List.of() : PRINTED, origin);
    }

    private static String dense(String text, int from, int to, int[] origin) {
        StringBuilder dense = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (!Isbt128Driver.isSpace(text.charAt(i))) {
                origin[dense.length()] = i;
                dense.append(text.charAt(i));
            }
        }
        for (int i = dense.length(); i < origin.length; i++) {
            origin[i] = to;
        }
        return dense.toString();
    }

    private static int count(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Isbt128Driver.isSpace(text.charAt(i)) ? 0 : 1;
        }
        return count;
    }
}
