package org.alveolus.scan.hibc.internal;

import static org.alveolus.scan.hibc.internal.Characters.isSeparator;

import java.time.LocalDate;
import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;

/** Reads the symbols between two positions of a text. One reader reads one text once. */
final class HibcReader {

    private final String text;
    private final int from;
    private final int to;
    private final LocalDate today;
    private final Collector out = new Collector();
    private char primaryCheck;
    private boolean lastCheckWrong;
    private int lastFrom;

    HibcReader(String text, int from, int to, LocalDate today) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.today = today;
    }

    /** Reads everything; there is at least a {@code +} and one more character. */
    void read() {
        int at = from;
        while (at < to) {
            int end = at + 1 < to ? Symbols.end(text, at, to, primaryCheck) : to;
            readSymbol(at, end);
            at = end;
            while (at < to && isSeparator(text.charAt(at))) {
                at++;
            }
        }
    }

    Reading reading(List<Repair> repairs, List<Reading> alternatives) {
        return out.reading(repairs, alternatives);
    }

    boolean isLastCheckWrong() {
        return lastCheckWrong;
    }

    /** Whether the last check character is wrong but would be a space, if a space were put behind the text. */
    boolean mayLackSpace() {
        return lastCheckWrong && Mod43.of(text, lastFrom, to) == ' ';
    }

    private void readSymbol(int at, int end) {
        if (text.charAt(at) != '+' || end - at < 3) {
            out.error("structure", at, "Here a '+' with data and a check character is expected.");
            out.unread(text.substring(at, end));
            return;
        }
        char second = text.charAt(at + 1);
        if (second == '/') {
            ProviderData.read(text, at + 2, end - 1, out);
        } else if (Characters.isLetter(second) && !isLinkedSupplement(end)) {
            readPrimary(at, end);
        } else {
            readSecondary(at, end);
        }
        char found = text.charAt(end - 1);
        char expected = Mod43.of(text, at, end - 1);
        lastCheckWrong = found != expected;
        lastFrom = at;
        out.check(found, expected, end - 1);
    }

    /** Supplemental data as a symbol of its own begins with a letter like primary data, but links to the primary symbol. */
    private boolean isLinkedSupplement(int end) {
        return primaryCheck != 0 && text.charAt(end - 2) == primaryCheck;
    }

    private void readPrimary(int at, int end) {
        int slash = Characters.indexOf(text, '/', at, end - 1);
        PrimaryData.read(text, at + 1, slash, out);
        if (slash < end - 1) {
            readSegments(slash + 1, end - 1);
        } else {
            primaryCheck = text.charAt(end - 1);
        }
    }

    private void readSecondary(int at, int end) {
        int link = end - 2;
        if (link <= at + 1) {
            out.error("length", end, "Secondary data, a link character and a check character are expected.");
            return;
        }
        readSegments(at + 1, link);
        out.element("LINK", Texts.of(text.charAt(link)), "LINK CHARACTER");
        if (primaryCheck != 0 && text.charAt(link) != primaryCheck) {
            out.error(
                    "link-character",
                    link,
                    "The link character is " + Texts.quoted(text.charAt(link)) + ", the primary symbol ends with "
                            + Texts.quoted(primaryCheck) + ".");
        }
    }

    private void readSegments(int begin, int end) {
        SecondaryData segment = new SecondaryData(text, today, out);
        int at = begin;
        while (at <= end) {
            int slash = Characters.indexOf(text, '/', at, end);
            segment.read(at, slash);
            at = slash + 1;
        }
    }
}
