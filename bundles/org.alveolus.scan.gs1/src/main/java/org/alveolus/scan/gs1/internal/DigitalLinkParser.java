package org.alveolus.scan.gs1.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a GS1 Digital Link URI: a web address whose path ends in a key, its qualifiers and their values, and whose query may
 * hold attributes (GS1 Digital Link Standard: URI Syntax).
 *
 * <p>Two forms that earlier editions of the standard allowed are read and reported: words instead of application identifiers and
 * GTINs of fewer than 14 digits.
 */
final class DigitalLinkParser {

    private static final String CODE = "digital-link";
    private static final int ASCII = 128;
    private static final int LOWER_CASE = 0x20;
    private static final String ALLOWED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
    private static final String NOT_IN_HOST = "_~?#@!$&'()*+,;=%";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("cpid", "8010"),
            Map.entry("cpsn", "8011"),
            Map.entry("cpv", "22"),
            Map.entry("gcn", "255"),
            Map.entry("gdti", "253"),
            Map.entry("giai", "8004"),
            Map.entry("ginc", "401"),
            Map.entry("gln", "414"),
            Map.entry("glnx", "254"),
            Map.entry("gmn", "8013"),
            Map.entry("grai", "8003"),
            Map.entry("gsin", "402"),
            Map.entry("gsrn", "8018"),
            Map.entry("gsrnp", "8017"),
            Map.entry("gtin", "01"),
            Map.entry("itip", "8006"),
            Map.entry("lot", "10"),
            Map.entry("party", "417"),
            Map.entry("refno", "8020"),
            Map.entry("ser", "21"),
            Map.entry("srin", "8019"),
            Map.entry("sscc", "00"));

    private final String text;
    private final int from;
    private final int to;
    private final Draft draft;
    private final Set<ApplicationIdentifier> seen = new HashSet<>();

    private DigitalLinkParser(String text, int from, int to, Draft draft) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.draft = draft;
    }

    /** Whether the text is a web address. */
    static boolean looksLikeLink(String text, int from) {
        if (from >= text.length() || (text.charAt(from) | LOWER_CASE) != 'h') {
            return false;
        }
        return text.regionMatches(true, from, "http://", 0, 7) || text.regionMatches(true, from, "https://", 0, 8);
    }

    /**
     * Reads a web address.
     *
     * @param from index of the first character
     * @param to index after the last
     * @param draft receives elements and findings
     * @return false when the address is not a GS1 Digital Link: no key begins the end of its path
     */
    static boolean parse(String text, int from, int to, Draft draft) {
        return new DigitalLinkParser(text, from, to, draft).parse();
    }

    private boolean parse() {
        int host = text.indexOf(':', from) + 3;
        int path = next('/', host, to);
        if (path == to) {
            return false;
        }
        int fragment = next('#', path, to);
        int question = next('?', path, fragment);
        List<Segment> segments = segments(path, question);
        int key = keyAmong(segments);
        if (key < 0) {
            return false;
        }
        checkScheme(host);
        checkHost(host, path);
        checkCharacters();
        List<ApplicationIdentifier> inPath = readPath(segments, key);
        if (question < fragment) {
            readQuery(question + 1, fragment, inPath);
        }
        return true;
    }

    private void checkScheme(int host) {
        String scheme = text.substring(from, host);
        if (!scheme.equals(scheme.toLowerCase(Locale.ROOT)) && !scheme.equals(scheme.toUpperCase(Locale.ROOT))) {
            draft.error(CODE, from, "the scheme mixes upper and lower case");
        }
    }

    private void checkHost(int host, int path) {
        if (host == path) {
            draft.error(CODE, host, "the web address lacks its host");
        }
        for (int i = host; i < path; i++) {
            if (NOT_IN_HOST.indexOf(text.charAt(i)) >= 0) {
                draft.error(CODE, i, Fault.show(text.charAt(i)) + " is not allowed in a host name");
                return;
            }
        }
    }

    private void checkCharacters() {
        for (int i = from; i < to; i++) {
            if (ALLOWED.indexOf(text.charAt(i)) < 0) {
                draft.error(CODE, i, Fault.show(text.charAt(i)) + " is not allowed in a web address");
                return;
            }
        }
    }

    private record Segment(int start, int end) {}

    private List<Segment> segments(int path, int end) {
        List<Segment> segments = new ArrayList<>();
        int start = path + 1;
        while (start <= end) {
            int slash = next('/', start, end);
            segments.add(new Segment(start, slash));
            start = slash + 1;
        }
        return segments;
    }

    /** The index of the next such character, or the end. */
    private int next(char c, int start, int end) {
        int index = start;
        while (index < end && text.charAt(index) != c) {
            index++;
        }
        return index;
    }

    /** The index of the last segment that is a key and is followed by pairs of identifier and value only, or -1. */
    private int keyAmong(List<Segment> segments) {
        for (int i = segments.size() - 2; i >= 0; i -= 2) {
            ApplicationIdentifier identifier = identifierOf(segments.get(i));
            if (identifier == null) {
                return -1;
            }
            if (identifier.isLinkKey()) {
                return i;
            }
        }
        return -1;
    }

    private ApplicationIdentifier identifierOf(Segment segment) {
        ApplicationIdentifier identifier = ApplicationIdentifierTable.GS1.find(text, segment.start, segment.end);
        if (identifier != null || segment.end - segment.start > 5) {
            return identifier;
        }
        String id = WORDS.get(text.substring(segment.start, segment.end));
        return id == null ? null : ApplicationIdentifierTable.GS1.find(id, 0, id.length());
    }

    private List<ApplicationIdentifier> readPath(List<Segment> segments, int key) {
        List<ApplicationIdentifier> inPath = new ArrayList<>();
        for (int i = key; i < segments.size(); i += 2) {
            Segment segment = segments.get(i);
            ApplicationIdentifier identifier = identifierOf(segment);
            if (!Formats.isDigit(text.charAt(segment.start))) {
                draft.warn(
                        "digital-link-word",
                        segment.start,
                        "current Digital Links write AI " + identifier.id() + " instead of this word");
            }
            inPath.add(identifier);
            readValue(identifier, segments.get(i + 1), false);
        }
        if (!inSequence(inPath)) {
            draft.error(
                    CODE, segments.get(key).start, "these application identifiers do not follow each other in a path");
        }
        return inPath;
    }

    /** Whether one of the key's lists holds all that follow it, in the same order. */
    private static boolean inSequence(List<ApplicationIdentifier> inPath) {
        if (inPath.size() == 1) {
            return true;
        }
        for (List<String> qualifiers : inPath.get(0).linkQualifiers()) {
            int next = 0;
            boolean fits = true;
            for (int i = 1; i < inPath.size() && fits; i++) {
                int index = qualifiers.indexOf(inPath.get(i).id());
                fits = index >= next;
                next = index + 1;
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private void readQuery(int start, int end, List<ApplicationIdentifier> inPath) {
        int parameter = start;
        while (parameter < end && !draft.tooManyErrors()) {
            int separator = next('&', parameter, end);
            int equals = next('=', parameter, separator);
            if (equals < separator && equals > parameter && allDigits(parameter, equals)) {
                readAttribute(new Segment(parameter, equals), new Segment(equals + 1, separator), inPath);
            }
            parameter = separator + 1;
        }
    }

    private void readAttribute(Segment name, Segment value, List<ApplicationIdentifier> inPath) {
        ApplicationIdentifier identifier = ApplicationIdentifierTable.GS1.find(text, name.start, name.end);
        if (identifier == null) {
            draft.error("unknown-identifier", name.start, "a name of digits must be an application identifier");
            return;
        }
        if (!identifier.linkAttribute()) {
            draft.error(CODE, name.start, "AI (" + identifier.id() + ") may not stand in the query");
        } else if (belongsInPath(identifier, inPath)) {
            draft.error(CODE, name.start, "AI (" + identifier.id() + ") belongs into the path");
        }
        readValue(identifier, value, true);
    }

    /** Whether a qualifier could have been written in the path. */
    private static boolean belongsInPath(ApplicationIdentifier identifier, List<ApplicationIdentifier> inPath) {
        for (List<String> qualifiers : inPath.get(0).linkQualifiers()) {
            if (qualifiers.contains(identifier.id())
                    && inPath.stream().skip(1).allMatch(other -> qualifiers.contains(other.id()))) {
                return true;
            }
        }
        return false;
    }

    private void readValue(ApplicationIdentifier identifier, Segment segment, boolean inQuery) {
        if (!seen.add(identifier)) {
            draft.error(
                    "repeated-identifier", segment.start, "AI (" + identifier.id() + ") stands twice in the address");
        }
        String value = decode(segment);
        if (value.isEmpty()) {
            draft.error("empty-value", Math.min(segment.start, to - 1), "AI (" + identifier.id() + ") has no value");
            return;
        }
        if (identifier.meaning() == Meaning.GTIN && isShortGtin(value)) {
            draft.repaired("zero-suppressed-gtin", "zeros were put before a GTIN of " + value.length() + " digits");
            int zeros = 14 - value.length();
            draft.add(
                    identifier,
                    "0".repeat(zeros) + value,
                    segment.start,
                    index -> positionOf(segment, Math.max(0, index - zeros)));
        } else {
            draft.add(identifier, value, segment.start, index -> positionOf(segment, index));
        }
        checkEncoding(segment, inQuery);
    }

    /** What stands for a character that no value may have stays in the value as it is written, and is an error. */
    private void checkEncoding(Segment segment, boolean inQuery) {
        for (int i = segment.start; i < segment.end; i++) {
            boolean space = inQuery && text.charAt(i) == '+';
            if (space || codeAt(i, segment.end) >= ASCII) {
                draft.doubt(draft.size() - 1);
                draft.error(
                        Fault.CHARACTER,
                        i,
                        space ? "'+' means a space, which no value has" : "this is not a character of a value");
                return;
            }
        }
    }

    private static boolean isShortGtin(String value) {
        return value.length() == 8 || value.length() == 12 || value.length() == 13;
    }

    private boolean allDigits(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Formats.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private String decode(Segment segment) {
        StringBuilder value = new StringBuilder(segment.end - segment.start);
        for (int i = segment.start; i < segment.end; i += widthAt(i, segment.end)) {
            value.append(widthAt(i, segment.end) == 3 ? (char) codeAt(i, segment.end) : text.charAt(i));
        }
        return value.toString();
    }

    /** How many characters of the address encode one character of the value. */
    private int widthAt(int index, int end) {
        int code = codeAt(index, end);
        return code >= 0 && code < ASCII ? 3 : 1;
    }

    /** The character that is percent-encoded at an index, or -1. */
    private int codeAt(int index, int end) {
        if (text.charAt(index) != '%' || index + 2 >= end) {
            return -1;
        }
        int high = Formats.hexadecimal(text.charAt(index + 1));
        int low = Formats.hexadecimal(text.charAt(index + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private int positionOf(Segment segment, int index) {
        int position = segment.start;
        for (int i = 0; i < index && position < segment.end; i++) {
            position += widthAt(position, segment.end);
        }
        return Math.min(position, to - 1);
    }
}
