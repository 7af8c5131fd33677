package org.alveolus.spi.tck;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;

/** What holds for every answer to every input; each failure names the rule and the input. */
final class AnswerRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SYMBOLOGY_IDENTIFIER = Pattern.compile("\\][A-Za-z][0-9A-Za-z]");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final int GTIN_LENGTH = 14;
    private static final int SHOWN = 100;

    private static final int MOST_ELEMENTS = 1000;
    private static final int MOST_ALTERNATIVES = 20;
    private static final int MOST_SYMBOLS = 100;

    private final ScanInput input;
    private final String about;

    private AnswerRules(ScanInput input) {
        this.input = input;
        this.about = " (input: " + describe(input) + ")";
    }

    static void check(ScanInput input, ScanAnswer answer) {
        new AnswerRules(input).check(answer);
    }

    static String describe(ScanInput input) {
        if (input instanceof ScanInput.Text scanned) {
            String text = scanned.text();
            StringBuilder shown = new StringBuilder(SHOWN + 40).append('\'');
            for (int i = 0; i < Math.min(text.length(), SHOWN); i++) {
                char c = text.charAt(i);
                if (c >= ' ' && c < 127) {
                    shown.append(c);
                } else {
                    shown.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
                }
            }
            return shown.append("', ")
                    .append(text.length())
                    .append(" characters")
                    .toString();
        }
        return "an image of " + ((ScanInput.Image) input).content().length + " bytes";
    }

    private void check(ScanAnswer answer) {
        assertNotNull("An answer is never null" + about, answer);
        if (answer instanceof ScanAnswer.Symbols symbols) {
            checkSymbols(symbols);
        } else if (answer instanceof Reading reading) {
            if (input instanceof ScanInput.Image) {
                assertTrue(
                        "An image is answered with symbols, or with an error and nothing else" + about,
                        reading.elements().isEmpty() && reading.hasError());
            }
            checkReading(reading);
            for (Reading alternative : reading.alternatives()) {
                assertFalse(
                        "An alternative names its repair" + about,
                        alternative.repairs().isEmpty());
                assertTrue(
                        "An alternative has no alternatives" + about,
                        alternative.alternatives().isEmpty());
                checkReading(alternative);
            }
        }
    }

    private void checkSymbols(ScanAnswer.Symbols symbols) {
        assertTrue("Only an image holds symbols" + about, input instanceof ScanInput.Image);
        assertTrue(
                "An image has not more than " + MOST_SYMBOLS + " symbols" + about,
                symbols.symbols().size() <= MOST_SYMBOLS);
        assertTrue(
                "A symbol is told once" + about,
                new HashSet<>(symbols.symbols()).size() == symbols.symbols().size());
        for (ScanAnswer.Symbol symbol : symbols.symbols()) {
            assertNotNull("A symbol holds a text" + about, symbol.text());
            assertText("A symbol names its symbology" + about, symbol.symbology());
            assertTrue(
                    "A symbology identifier looks like ]d2, not like " + symbol.symbologyIdentifier() + about,
                    symbol.symbologyIdentifier() == null
                            || SYMBOLOGY_IDENTIFIER
                                    .matcher(symbol.symbologyIdentifier())
                                    .matches());
        }
    }

    private void checkReading(Reading reading) {
        assertText("A reading names its standard" + about, reading.standard());
        assertTrue(
                "A code has not more than " + MOST_ELEMENTS + " elements" + about,
                reading.elements().size() <= MOST_ELEMENTS);
        assertTrue(
                "A person cannot choose among more than " + MOST_ALTERNATIVES + " alternatives" + about,
                reading.alternatives().size() <= MOST_ALTERNATIVES);
        reading.elements().forEach(element -> checkElement(element, reading));
        reading.findings().forEach(this::checkFinding);
        reading.repairs().forEach(this::checkRepair);
        checkEvidence(reading.evidence());
        if (reading.elements().isEmpty()) {
            assertTrue("A reading without elements has an error that says why" + about, reading.hasError());
        }
        checkFields(reading);
    }

    private void checkElement(ScanElement element, Reading reading) {
        assertText("An element has an identifier" + about, element.id());
        assertText("An element has a title" + about, element.title());
        assertNotNull("An element has a value" + about, element.value());
        assertTrue(
                "An element's value stands in the text: " + element.id() + " '" + element.value() + "'" + about,
                !reading.repairs().isEmpty() || isCoded(element.value()));
    }

    /** A number may have been filled up to the 14 digits of a GTIN, and the text may be a URI. */
    private boolean isCoded(String value) {
        String text = text();
        if (text.contains(value) || isGtin(value)) {
            return true;
        }
        return decoded(text).contains(LEADING_ZEROS.matcher(value).replaceFirst(""));
    }

    private String text() {
        return input instanceof ScanInput.Text scanned ? scanned.text() : "";
    }

    private static boolean isGtin(String value) {
        return value.length() == GTIN_LENGTH && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private void checkFinding(Finding finding) {
        assertName("A finding's code", finding.code());
        assertText("A finding has a message" + about, finding.message());
        int length = text().length();
        assertTrue(
                "A finding stands in the text, at its end or concerns the whole: " + finding + about,
                finding.position() >= -1 && finding.position() <= length);
    }

    private void checkRepair(Repair repair) {
        assertName("A repair's kind", repair.kind());
        assertText("A repair says what was changed" + about, repair.detail());
    }

    private void checkEvidence(Evidence evidence) {
        assertTrue(
                "Evidence counts from zero" + about,
                evidence.checksPassed() >= 0 && evidence.checksFailed() >= 0 && evidence.unread() >= 0);
        assertTrue("No more characters are unread than there are" + about, evidence.unread() <= text().length());
    }

    private void checkFields(Reading reading) {
        ScanFields fields = reading.fields();
        assertTrue(
                "An issuer is present exactly when a UDI-DI is" + about,
                fields.issuer().isPresent() == fields.udiDi().isPresent());
        comesFromElement(reading, "lot", fields.lot());
        comesFromElement(reading, "serial", fields.serial());
        comesFromElement(reading, "ref", fields.ref());
        comesFromElement(reading, "lic", fields.lic());
        comesFromElement(reading, "din", fields.din());
        comesFromElement(reading, "productCode", fields.productCode());
    }

    private void comesFromElement(Reading reading, String name, Optional<String> value) {
        if (value.isPresent()) {
            boolean found = reading.elements().stream()
                    .anyMatch(element -> element.value().contains(value.get()));
            assertTrue("The field " + name + " comes from an element: '" + value.get() + "'" + about, found);
        }
    }

    private void assertName(String what, String name) {
        assertTrue(
                what + " is in lower case with dashes, not '" + name + "'" + about,
                NAME.matcher(name).matches());
    }

    private static void assertText(String message, String text) {
        assertTrue(
                message + ", printable and not blank, not '" + text + "'",
                text != null && !text.isBlank() && text.chars().noneMatch(Character::isISOControl));
    }
}
