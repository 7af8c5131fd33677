package org.alveolus.scan.gs1.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.alveolus.spi.scan.Reading;

/**
 * Suspects that a scanner swallowed the separator GS, so that the last element took in those behind it, as in a lot
 * {@code ABC12317251019} that is lot {@code ABC123} and expiry {@code 251019}.
 *
 * <p>Nothing is mended: the strict reading stays, with a warning, and the others are offered. The doubtful value is kept out of
 * the fields, unless the only sign is a very short rest. A text that holds a separator anywhere shows that its scanner sends
 * them, and is not suspected.
 */
final class LostSeparators {

    static final String REPAIR = "lost-separator";

    private static final int MOST_LOST = 3;
    private static final int MOST_OFFERED = 4;
    private static final int MOST_CANDIDATES = 32;
    /** Enough for every text of a label; bounds the work for any other. */
    private static final int MOST_STEPS = 5000;
    /** A part with fewer characters is hardly a lot or serial number. */
    private static final int CONVINCING = 3;

    private record Candidate(int[] places, int elements, int proofs) {}

    private final String text;
    private final int to;
    private final LocalDate today;
    private final ApplicationIdentifier[] used;
    private int usedSize;
    private final int[] places = new int[MOST_LOST];
    private final List<Candidate> candidates = new ArrayList<>();
    private int steps;

    private LostSeparators(String text, int to, Draft strict) {
        this.text = text;
        this.to = to;
        this.today = strict.today();
        this.used = new ApplicationIdentifier[strict.size() + 16];
        for (int i = 0; i < strict.size(); i++) {
            used[usedSize++] = strict.identifier(i);
        }
    }

    /**
     * Whether a value without separator behind it could hold the beginning of another element; quick, for every code.
     *
     * @param from index of the value's first character
     * @param to index after its last
     */
    static boolean possible(String text, int from, int to) {
        for (int i = from + 1; i < to - 2; i++) {
            char c = text.charAt(i);
            if (c <= '3' && c >= '0' || c == '7') {
                if (mayFollow(ApplicationIdentifierTable.GS1.startingAt(text, i, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether this application identifier is likely behind another on a device: those of a UDI and of its box. */
    private static boolean mayFollow(ApplicationIdentifier identifier) {
        if (identifier == null) {
            return false;
        }
        return switch (identifier.id()) {
            case "01", "10", "11", "13", "15", "16", "17", "21", "30", "240", "241", "7003" -> true;
            default -> false;
        };
    }

    /** Offers readings of a text without separators whose last element may have swallowed others. */
    static void offer(String text, int from, int to, Draft strict, boolean symbologyIdentified) {
        int last = strict.size() - 1;
        LostSeparators search = new LostSeparators(text, to, strict);
        search.split(strict.identifier(last), strict.position(last), 0, 0, 1);
        search.candidates.sort(Comparator.comparingInt(Candidate::proofs)
                .thenComparingInt(Candidate::elements)
                .reversed());
        List<Reading> readings = new ArrayList<>();
        int place = 0;
        boolean proved = false;
        boolean convincing = false;
        for (Candidate candidate : search.candidates) {
            boolean enough = readings.size() == MOST_OFFERED || proved && candidate.proofs == 0;
            Reading reading = enough ? null : search.read(candidate, from, symbologyIdentified);
            if (reading == null) {
                continue;
            }
            proved |= candidate.proofs > 0;
            if (readings.isEmpty()) {
                place = candidate.places[0];
            }
            convincing |= search.convincing(candidate, strict.position(last));
            readings.add(reading);
        }
        if (readings.isEmpty()) {
            return;
        }
        if (convincing) {
            strict.doubt(last);
        }
        strict.warn(
                "separator-lost",
                place,
                "AI (" + strict.identifier(last).id() + ") may end here: a separator may have been lost");
        strict.offer(readings);
    }

    private boolean convincing(Candidate candidate, int start) {
        int first = candidate.places[0] - start;
        int rest = to - candidate.places[candidate.places.length - 1] - 2;
        return candidate.proofs > 0 || first >= CONVINCING && rest >= CONVINCING;
    }

    private Reading read(Candidate candidate, int from, boolean symbologyIdentified) {
        Draft draft = new Draft(today, symbologyIdentified);
        ElementStringParser.parse(text, from, to, Separators.lostAt(candidate.places), draft);
        AssociationRules.check(draft);
        if (draft.hasError()) {
            return null;
        }
        for (int place : candidate.places) {
            ApplicationIdentifier next = ApplicationIdentifierTable.GS1.startingAt(text, place, to);
            draft.repaired(REPAIR, "a separator was put before AI (" + next.id() + ")");
        }
        return draft.toReading(Gs1ScanDriver.STANDARD);
    }

    /** Tries every place where a value that goes to the end of the text could have ended. */
    private void split(ApplicationIdentifier identifier, int start, int lost, int proofs, int elements) {
        if (lost == MOST_LOST) {
            return;
        }
        int latest = Math.min(to - 3, start + identifier.longest());
        for (int place = start + Math.max(1, identifier.shortest()); place <= latest; place++) {
            if (++steps > MOST_STEPS || candidates.size() == MOST_CANDIDATES) {
                return;
            }
            ApplicationIdentifier next = ApplicationIdentifierTable.GS1.startingAt(text, place, to);
            if (mayFollow(next) && !isUsed(next) && identifier.check(text, start, place, today) == null) {
                places[lost] = place;
                follow(place, lost + 1, proofs, elements);
            }
        }
    }

    /** Reads on from a place, strictly, and keeps what accounts for the whole text. */
    private void follow(int place, int lost, int proofsBefore, int elementsBefore) {
        int usedBefore = usedSize;
        int proofs = proofsBefore;
        int elements = elementsBefore;
        int at = place;
        while (at < to && usedSize < used.length) {
            ApplicationIdentifier identifier = ApplicationIdentifierTable.GS1.startingAt(text, at, to);
            if (identifier == null || isUsed(identifier)) {
                break;
            }
            used[usedSize++] = identifier;
            elements++;
            int start = at + identifier.id().length();
            int end = identifier.predefinedLength() ? start + identifier.longest() : to;
            boolean valid = end <= to && identifier.check(text, start, end, today) == null;
            if (valid) {
                proofs += identifier.checkDigits() + (identifier.hasDate() ? 1 : 0);
            }
            if (!identifier.predefinedLength()) {
                if (valid) {
                    keep(identifier, lost, proofs, elements);
                }
                split(identifier, start, lost, valid ? proofs : proofsBefore, elements);
                break;
            }
            if (!valid) {
                break;
            }
            if (end == to) {
                keep(identifier, lost, proofs, elements);
            }
            at = end;
        }
        usedSize = usedBefore;
    }

    /** Without a check digit or a date to confirm it, only a serial or a lot number at the end is a sign. */
    private void keep(ApplicationIdentifier last, int lost, int proofs, int elements) {
        boolean lotOrSerial = last.meaning() == Meaning.LOT || last.meaning() == Meaning.SERIAL;
        if (proofs > 0 || lotOrSerial) {
            candidates.add(new Candidate(Arrays.copyOf(places, lost), elements, proofs));
        }
    }

    private boolean isUsed(ApplicationIdentifier identifier) {
        for (int i = 0; i < usedSize; i++) {
            if (used[i] == identifier) {
                return true;
            }
        }
        return false;
    }
}
