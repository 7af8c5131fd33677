package org.alveolus.scan.gs1.internal;

/**
 * Reads element strings one after another (GS1 General Specifications, 7.8): an application identifier and its value, whose end
 * is known from its length or told by a separator.
 */
final class ElementStringParser {

    private ElementStringParser() {}

    /**
     * Reads element strings.
     *
     * @param from index of the first character after symbology identifier and first separator
     * @param to index after the last character
     * @param draft receives elements and findings
     */
    static void parse(String text, int from, int to, Separators separators, Draft draft) {
        int at = skipSeparators(text, from, to, separators);
        if (at == to) {
            draft.error("empty", at - 1, "there is no element after the separator");
        }
        while (at < to) {
            if (draft.tooManyErrors()) {
                draft.leaveUnread(to - at);
                return;
            }
            at = parseElement(text, at, to, separators, draft);
            int behind = skipSeparators(text, at, to, separators);
            if (behind - at > 1 && separators == Separators.STANDARD) {
                draft.inform("repeated-separator", at + 1, "there is more than one separator in a row");
            }
            at = behind;
        }
    }

    private static int parseElement(String text, int at, int to, Separators separators, Draft draft) {
        ApplicationIdentifier identifier = ApplicationIdentifierTable.GS1.startingAt(text, at, to);
        if (identifier == null) {
            int end = separators.next(text, at, to);
            draft.leaveUnread(end - at);
            draft.error("unknown-identifier", at, "no application identifier begins here: " + shown(text, at, end));
            return end;
        }
        int start = at + identifier.id().length();
        int limit = identifier.predefinedLength() ? Math.min(to, start + identifier.longest()) : to;
        int end = separators.next(text, start, limit);
        if (start == end) {
            draft.error("empty-value", Math.min(start, to - 1), "AI (" + identifier.id() + ") has no value");
        } else {
            draft.add(identifier, text, start, end);
        }
        return end;
    }

    private static int skipSeparators(String text, int from, int to, Separators separators) {
        int at = from;
        for (int length = separators.lengthAt(text, at, to); length > 0; length = separators.lengthAt(text, at, to)) {
            at += length;
        }
        return at;
    }

    private static String shown(String text, int from, int to) {
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < Math.min(to, from + 4); i++) {
            char c = text.charAt(i);
            shown.append(c > ' ' && c < 127 ? c : '?');
        }
        return shown.toString();
    }
}
