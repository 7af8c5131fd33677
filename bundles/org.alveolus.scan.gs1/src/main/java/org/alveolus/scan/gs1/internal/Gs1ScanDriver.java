package org.alveolus.scan.gs1.internal;

import java.time.LocalDate;
import java.util.List;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanInput;
import org.osgi.service.component.annotations.Component;

/**
 * Reads GS1 codes: element strings with or without symbology identifier, the human-readable form, Digital Link URIs, and the
 * plain numbers of EAN, UPC and ITF-14 symbols. Stateless; any thread.
 */
@Component(service = ScanDriver.class, property = ScanDriver.NAME + "=gs1")
public final class Gs1ScanDriver implements ScanDriver {

    static final String STANDARD = "GS1";

    /** Format 05 of ISO/IEC 15434 wraps element strings in an envelope. */
    private static final String ENVELOPE_HEAD = "[)>\u001e05\u001d";

    private static final String ENVELOPE_TAIL = "\u001e\u0004";

    /** Ends the linear symbol of a composite and begins its second component. */
    private static final String COMPOSITE = "|]e0";

    @Override
    public ScanAnswer read(ScanInput input) {
        if (!(input instanceof ScanInput.Text scanned)) {
            return ScanAnswer.NOT_MINE;
        }
        String text = scanned.text();
        int from = 0;
        int to = text.length();
        while (to > 0 && isBlank(text.charAt(to - 1))) {
            to--;
        }
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        Symbology symbology = Symbology.UNKNOWN;
        String identifier = scanned.symbologyIdentifier();
        if (identifier != null && Symbology.identifies(identifier, 0, identifier.length())) {
            symbology = Symbology.of(identifier, 0);
        }
        if (Symbology.identifies(text, from, to)) {
            symbology = Symbology.of(text, from);
            from += Symbology.IDENTIFIER_LENGTH;
        }
        return read(symbology, text, from, to, scanned.today());
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\r' || c == '\n' || c == '\t';
    }

    private static ScanAnswer read(Symbology symbology, String text, int from, int to, LocalDate today) {
        return switch (symbology) {
            case GS1 -> readGs1(text, from, to, today);
            case EAN_13 -> readEan(text, from, to, 13, today);
            case EAN_8 -> readEan(text, from, to, 8, today);
            case EAN_13_WITH_SUPPLEMENT -> PlainNumbers.readWithSupplement(text, from, to);
            case ITF -> to - from == 14 ? PlainNumbers.read(text, from, to, 14, true) : ScanAnswer.NOT_MINE;
            case OTHER -> readOther(text, from, to, today);
            case UNKNOWN -> readUnknown(text, from, to, today);
        };
    }

    private static ScanAnswer readGs1(String text, int from, int to, LocalDate today) {
        if (DigitalLinkParser.looksLikeLink(text, from)) {
            return readLink(text, from, to, today, true);
        }
        if (looksBracketed(text, from, to)) {
            Draft draft = bracketed(text, from, to, today, true);
            draft.warn("brackets", from, "the parentheses of the human-readable form must not be encoded");
            return draft.toReading(STANDARD);
        }
        return elementStrings(text, from, to, today, true);
    }

    private static Reading readEan(String text, int from, int to, int length, LocalDate today) {
        if (!text.startsWith(COMPOSITE, from + length)) {
            return length == 13
                    ? PlainNumbers.readThirteen(text, from, to)
                    : PlainNumbers.read(text, from, to, length, true);
        }
        Reading linear = PlainNumbers.read(text, from, from + length, length, true);
        Draft draft = new Draft(today, true);
        linear.fields().gtin().ifPresent(gtin -> draft.linearGtin(gtin.toString()));
        linear.findings().forEach(finding -> draft.error(finding.code(), finding.position(), finding.message()));
        ElementStringParser.parse(text, from + length + COMPOSITE.length(), to, Separators.STANDARD, draft);
        AssociationRules.check(draft);
        return draft.toReading(STANDARD);
    }

    /** A symbology that says nothing about GS1 may hold a Digital Link, and by mistake of the label's maker anything. */
    private static ScanAnswer readOther(String text, int from, int to, LocalDate today) {
        if (DigitalLinkParser.looksLikeLink(text, from)) {
            return readLink(text, from, to, today, false);
        }
        if (!looksBracketed(text, from, to) && !startsWithIdentifier(text, from, to)) {
            return ScanAnswer.NOT_MINE;
        }
        Draft draft = looksBracketed(text, from, to)
                ? bracketed(text, from, to, today, false)
                : draftOf(text, from, to, today, false);
        if (draft.hasError() || draft.checksPassed() == 0) {
            return ScanAnswer.NOT_MINE;
        }
        draft.warn("not-gs1-symbol", -1, "the symbology identifier does not announce GS1 content");
        return draft.toReading(STANDARD);
    }

    private static ScanAnswer readUnknown(String text, int from, int to, LocalDate today) {
        if (DigitalLinkParser.looksLikeLink(text, from)) {
            return readLink(text, from, to, today, false);
        }
        if (looksBracketed(text, from, to)) {
            return bracketed(text, from, to, today, false).toReading(STANDARD);
        }
        if (text.startsWith(ENVELOPE_HEAD, from)) {
            int end = text.startsWith(ENVELOPE_TAIL, to - 2) ? to - 2 : to;
            return elementStrings(text, from + ENVELOPE_HEAD.length(), end, today, true);
        }
        if (PlainNumbers.looksLikeGtin(text, from, to)) {
            return numberOrElementStrings(text, from, to, today);
        }
        if (startsWithIdentifier(text, from, to) || SubstitutedSeparators.startsWithToken(text, from, to)) {
            return elementStrings(text, from, to, today, false);
        }
        return looksLikeIdentifier(text, from, to) ? elementStrings(text, from, to, today, false) : ScanAnswer.NOT_MINE;
    }

    /** Digits alone: a GTIN, whose check digit shows it, or element strings, which a date shows. */
    private static Reading numberOrElementStrings(String text, int from, int to, LocalDate today) {
        Reading number = PlainNumbers.readUnidentified(text, from, to);
        Draft strings = draftOf(text, from, to, today, false);
        boolean proved = !strings.hasError() && strings.proofs() > 0;
        if (number == null) {
            boolean anythingRead = strings.size() > 0;
            if (anythingRead && !proved && to - from > 8) {
                strings.warn("ambiguous", to - 1, "this is as long as a GTIN, but the check digit would be wrong");
            }
            return anythingRead ? strings.toReading(STANDARD) : PlainNumbers.read(text, from, to, to - from, false);
        }
        if (!proved) {
            return number;
        }
        strings.warn("ambiguous", from, "these digits are a valid GTIN as well");
        strings.offer(List.of(PlainNumbers.asAlternative(number)));
        return strings.toReading(STANDARD);
    }

    private static ScanAnswer readLink(String text, int from, int to, LocalDate today, boolean inGs1Symbol) {
        Draft draft = new Draft(today, false);
        if (!DigitalLinkParser.parse(text, from, to, draft)) {
            return ScanAnswer.NOT_MINE;
        }
        if (inGs1Symbol) {
            draft.warn("digital-link", from, "a symbol with FNC1 must not hold a web address");
        }
        AssociationRules.check(draft);
        return draft.toReading(STANDARD);
    }

    private static Draft bracketed(String text, int from, int to, LocalDate today, boolean identified) {
        Draft draft = new Draft(today, identified);
        BracketedParser.parse(text, from, to, draft);
        AssociationRules.check(draft);
        return draft;
    }

    private static Reading elementStrings(String text, int from, int to, LocalDate today, boolean identified) {
        return draftOf(text, from, to, today, identified).toReading(STANDARD);
    }

    private static Draft draftOf(String text, int from, int to, LocalDate today, boolean identified) {
        Draft strict = new Draft(today, identified);
        ElementStringParser.parse(text, from, to, Separators.STANDARD, strict);
        AssociationRules.check(strict);
        if (text.indexOf(Separators.GS) >= 0) {
            return strict;
        }
        int last = strict.size() - 1;
        boolean openEnd = last >= 0 && !strict.identifier(last).predefinedLength();
        if (strict.hasError() || openEnd && SubstitutedSeparators.mayBeIn(strict.value(last))) {
            Draft mended = SubstitutedSeparators.mend(text, from, to, strict, identified);
            if (mended != null) {
                return mended;
            }
        }
        if (openEnd && !strict.hasAlternatives() && LostSeparators.possible(text, strict.position(last), to)) {
            LostSeparators.offer(text, from, to, strict, identified);
        }
        return strict;
    }

    /** Whether a parenthesis begins an application identifier, or something that was meant to be one. */
    private static boolean looksBracketed(String text, int from, int to) {
        if (from >= to || text.charAt(from) != '(') {
            return false;
        }
        if (from + 1 == to) {
            return true;
        }
        char next = text.charAt(from + 1);
        return Formats.isDigit(next) || next == ')' || next == '(';
    }

    private static boolean startsWithIdentifier(String text, int from, int to) {
        if (from < to && text.charAt(from) == Separators.GS) {
            return true;
        }
        return ApplicationIdentifierTable.GS1.startingAt(text, from, to) != null;
    }

    private static boolean looksLikeIdentifier(String text, int from, int to) {
        return to - from >= 2 && Formats.isDigit(text.charAt(from)) && Formats.isDigit(text.charAt(from + 1));
    }
}
