package org.alveolus.scan.gs1.internal;

/**
 * Reads the human-readable form: application identifiers in parentheses, each followed by its value (GS1 General
 * Specifications, 4.14).
 *
 * <p>A parenthesis within a value is written {@code \(}. One that could not be an application identifier is taken as part of the
 * value as well, with a warning. Spaces beside the parentheses are print layout and are left out.
 */
final class BracketedParser {

    private static final String BRACKETS = "brackets";

    private final String text;
    private final int to;
    private final Draft draft;
    private final boolean escapes;
    private int at;

    private BracketedParser(String text, int from, int to, Draft draft) {
        this.text = text;
        this.at = from;
        this.to = to;
        this.draft = draft;
        this.escapes = text.contains("\\(");
    }

    /**
     * Reads elements in brackets.
     *
     * @param from index of the first parenthesis
     * @param to index after the last character
     * @param draft receives elements and findings
     */
    static void parse(String text, int from, int to, Draft draft) {
        new BracketedParser(text, from, to, draft).parse();
    }

    private void parse() {
        while (at < to) {
            if (draft.tooManyErrors() || !parseElement()) {
                draft.leaveUnread(to - at);
                return;
            }
        }
    }

    private boolean parseElement() {
        int idStart = at + 1;
        int idEnd = endOfDigits(idStart);
        if (idEnd == to) {
            draft.error(BRACKETS, at, "the parenthesis is not closed");
            return false;
        }
        if (text.charAt(idEnd) != ')') {
            draft.error(BRACKETS, idEnd, "an application identifier has digits only");
            return false;
        }
        ApplicationIdentifier identifier = ApplicationIdentifierTable.GS1.find(text, idStart, idEnd);
        int start = skipSpaces(idEnd + 1);
        int end = endOfValue(start);
        if (identifier == null) {
            draft.leaveUnread(end - at);
            draft.error(
                    "unknown-identifier", at, "there is no application identifier (" + shortened(idStart, idEnd) + ")");
        } else {
            addValue(identifier, start, end);
        }
        at = end;
        return true;
    }

    private void addValue(ApplicationIdentifier identifier, int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) == ' ') {
            last--;
        }
        if (last < end && end < to) {
            reportSpaces();
        }
        if (last == start) {
            draft.error("empty-value", Math.min(start, to - 1), "AI (" + identifier.id() + ") has no value");
        } else if (escapes && text.substring(start, last).contains("\\(")) {
            draft.repaired("escaped-parenthesis", "'\\(' was read as a parenthesis within a value");
            draft.add(
                    identifier,
                    text.substring(start, last).replace("\\(", "("),
                    start,
                    index -> positionOf(start, index));
        } else {
            draft.add(identifier, text, start, last);
        }
    }

    /** Where the character of a value stands that began at an index and has escaped parentheses. */
    private int positionOf(int start, int index) {
        int position = start;
        for (int i = 0; i < index; i++) {
            position += text.startsWith("\\(", position) ? 2 : 1;
        }
        return Math.min(position, to - 1);
    }

    /** The index of the next parenthesis that begins an application identifier, or the end. */
    private int endOfValue(int start) {
        for (int i = start; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < to && text.charAt(i + 1) == '(') {
                i++;
            } else if (c == '(') {
                int close = endOfDigits(i + 1);
                if (close == to || text.charAt(close) == ')') {
                    return i;
                }
                draft.warn(BRACKETS, i, "this parenthesis is read as part of the value");
            }
        }
        return to;
    }

    /** The index after the digits of an application identifier; no more are looked at than an error message needs. */
    private int endOfDigits(int start) {
        int end = start;
        while (end < to && Formats.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int skipSpaces(int start) {
        int index = start;
        while (index < to && text.charAt(index) == ' ') {
            index++;
        }
        if (index > start) {
            reportSpaces();
        }
        return index;
    }

    private void reportSpaces() {
        draft.repaired("spaces", "spaces beside the parentheses were left out");
    }

    private String shortened(int start, int end) {
        return end - start > 8 ? text.substring(start, start + 8) + "..." : text.substring(start, end);
    }
}
