package org.alveolus.scan.hibc.internal;

import static org.alveolus.scan.hibc.internal.Characters.isDigit;
import static org.alveolus.scan.hibc.internal.Characters.isLetter;
import static org.alveolus.scan.hibc.internal.Characters.isSeparator;

import java.time.LocalDate;
import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanInput;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the Health Industry Bar Code: supplier labelling (ANSI/HIBC 2.2 to 2.6) and provider applications (ANSI/HIBC 1.3).
 *
 * <p>Secondary data alone is read too, so that the platform can join the two symbols of a box: element {@code LINK} of the
 * one must equal element {@code CHECK} of the other. Stateless; any thread.
 */
@Component(property = ScanDriver.NAME + "=hibc")
public final class HibcDriver implements ScanDriver {

    private static final String ENVELOPE = "[)>\u001e06\u001d";
    private static final char RECORD_SEPARATOR = '\u001e';
    private static final char END_OF_TRANSMISSION = '\u0004';
    private static final List<Repair> UNDERSCORE = List.of(
            new Repair("underscore-for-space", "An underscore, as printed below the symbol, was read as a space."));
    private static final List<Repair> LOST_SPACE =
            List.of(new Repair("lost-space", "A space was put at the end, where it is the check character."));

    private static final int MOST_SURPLUS = 3;
    private static final List<Repair> SURPLUS_SPACE =
            List.of(new Repair("surplus-space", "The space behind the check character was left out."));

    @Override
    public ScanAnswer read(ScanInput input) {
        if (input instanceof ScanInput.Text scanned) {
            return read(scanned.text(), scanned.today());
        }
        return ScanAnswer.NOT_MINE;
    }

    private static ScanAnswer read(String text, LocalDate today) {
        int from = begin(text);
        int to = end(text, from);
        if (to - from < 2 || text.charAt(from) != '+' || !canFollowFlag(text.charAt(from + 1))) {
            return ScanAnswer.NOT_MINE;
        }
        if (text.charAt(to - 1) == '_' || text.charAt(to - 2) == '_') {
            String mended =
                    text.substring(0, to - 2) + text.substring(to - 2, to).replace('_', ' ');
            return reader(mended, from, to, today).reading(UNDERSCORE, List.of());
        }
        HibcReader reader = reader(text, from, to, today);
        return reader.reading(List.of(), alternatives(reader, text, from, to, today));
    }

    /** A keyboard or a copy may lose the space that is a check character, or put one behind the code. */
    private static List<Reading> alternatives(HibcReader reader, String text, int from, int to, LocalDate today) {
        if (reader.mayLackSpace()) {
            return withSpace(text, from, to, today);
        }
        for (int end = to - 1;
                reader.isLastCheckWrong() && end >= to - MOST_SURPLUS && text.charAt(end) == ' ';
                end--) {
            HibcReader shorter = end - from < 2 ? reader : reader(text, from, end, today);
            if (!shorter.isLastCheckWrong()) {
                return List.of(shorter.reading(SURPLUS_SPACE, List.of()));
            }
        }
        return List.of();
    }

    private static List<Reading> withSpace(String text, int from, int to, LocalDate today) {
        String longer = text.substring(0, to) + ' ';
        return List.of(reader(longer, from, to + 1, today).reading(LOST_SPACE, List.of()));
    }

    private static HibcReader reader(String text, int from, int to, LocalDate today) {
        HibcReader reader = new HibcReader(text, from, to, today);
        reader.read();
        return reader;
    }

    /** Behind a symbology identifier, the head of an ISO/IEC 15434 format 06 message and the asterisk of printed text. */
    private static int begin(String text) {
        int at = 0;
        int length = text.length();
        if (length > 3 && text.charAt(0) == ']') {
            at = 3;
        }
        if (text.startsWith(ENVELOPE, at)) {
            at += ENVELOPE.length();
        }
        while (at < length && (text.charAt(at) == ' ' || isSeparator(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** Before line ends, the tail of the message and the asterisk; a space at the end can be a check character. */
    private static int end(String text, int from) {
        int at = text.length();
        while (at > from && isTail(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isTail(char c) {
        return isSeparator(c) || c == RECORD_SEPARATOR || c == END_OF_TRANSMISSION;
    }

    private static boolean canFollowFlag(char c) {
        return c == '$' || c == '/' || isDigit(c) || isLetter(c);
    }
}
