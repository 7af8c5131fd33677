package org.alveolus.scan.isbt128.internal;

import java.util.Arrays;
import java.util.List;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanInput;
import org.osgi.service.component.annotations.Component;

/**
 * Reads ISBT 128 as it stands on human tissue, bone grafts among it: the data structures and compound messages of ICCBBA ST-001
 * and ST-017, the Single European Code of ST-012 in its electronic and its printed form, and the printed donation number.
 *
 * <p>Stateless; any thread.
 */
@Component(property = ScanDriver.NAME + "=isbt128")
public final class Isbt128Driver implements ScanDriver {

    /** Code 128, symbols joined as ISBT 128 lays down (ISO/IEC 15424). */
    private static final String ISBT_CONCATENATION = "]C4";

    @Override
    public ScanAnswer read(ScanInput input) {
        if (!(input instanceof ScanInput.Text scanned)) {
            return ScanAnswer.NOT_MINE;
        }
        String text = scanned.text();
        int from = text.length() > 3 && text.charAt(0) == ']' ? 3 : 0;
        boolean identified = from > 0 && text.startsWith(ISBT_CONCATENATION)
                || ISBT_CONCATENATION.equals(scanned.symbologyIdentifier());
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        if (to - from < 2) {
            return ScanAnswer.NOT_MINE;
        }
        char first = text.charAt(from);
        if (first != '=' && first != '&') {
            return PrintedText.read(text, from, to);
        }
        return hasSpace(text, from, to)
                ? readWithoutSpaces(text, from, to, identified)
                : read(text, from, to, identified, List.of(), null);
    }

    private static ScanAnswer read(
            String text, int from, int to, boolean identified, List<Repair> repairs, int[] origin) {
        if (DataStructures.at(text, from, to) == null) {
            return ScanAnswer.NOT_MINE;
        }
        Isbt128Reader reader = new Isbt128Reader(text, from, to);
        reader.read();
        return reader.reading(identified, repairs, origin);
    }

    /** No data structure of ICCBBA has a space; printed text and joined scans do. */
    private static ScanAnswer readWithoutSpaces(String text, int from, int to, boolean identified) {
        StringBuilder dense = new StringBuilder(to - from);
        int[] origin = new int[to - from + 1];
        for (int i = from; i < to; i++) {
            if (!isSpace(text.charAt(i))) {
                origin[dense.length()] = i;
                dense.append(text.charAt(i));
            }
        }
        Arrays.fill(origin, dense.length(), origin.length, to);
        int left = to - from - dense.length();
        Repair repair = new Repair(
                "stray-space", left == 1 ? "One space was left out." : left + " spaces or line ends were left out.");
        return read(dense.toString(), 0, dense.length(), identified, List.of(repair), origin);
    }

    private static boolean hasSpace(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isSpace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
