package org.alveolus.scan.hibc.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.alveolus.spi.udi.CodedDate;
import org.junit.Test;

/** Proves D2 and D3: the forms of ANSI/HIBC 2.6 and of earlier editions, one by one, and what is wrong with their place. */
public class HibcFormsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

    /** Behind {@code $$}, {@code $$+}, {@code $$8nn} and {@code $$9nnnnn}: the coded date and what it means. */
    private static final String[][] DATES = {
        {"0905", "2005-09"},
        {"1127", "2027-11"},
        {"2092805", "2005-09-28"},
        {"3050928", "2005-09-28"},
        {"405092822", "2005-09-28T22:00"},
        {"505271", "2005-09-28"},
        {"60527122", "2005-09-28T22:00"},
        {"7", null},
    };

    @Test
    public void everyDateFormStandsInEverySecondaryForm() {
        for (String[] date : DATES) {
            for (String quantity : List.of("", "824", "900100")) {
                ScanFields.Builder lot = expected(date[1], quantity).lot("3C001");
                assertReads(lot.build(), checked("+$$" + quantity + date[0] + "3C001L"));
                ScanFields.Builder serial = expected(date[1], quantity).serial("0001");
                assertReads(serial.build(), checked("+$$+" + quantity + date[0] + "0001L"));
                assertReads(expected(date[1], quantity).build(), checked("+$$" + quantity + date[0] + "L"));
            }
        }
    }

    @Test
    public void everyDateFormStandsBehindThePrimary() {
        for (String[] date : DATES) {
            for (String quantity : List.of("", "824", "900100")) {
                ScanFields.Builder lot = product(expected(date[1], quantity)).lot("3C001");
                assertReads(lot.build(), checked("+A99912345/$$" + quantity + date[0] + "3C001"));
                ScanFields.Builder both = product(expected(date[1], quantity))
                        .lot("3C001")
                        .serial("S-1.2")
                        .production(CodedDate.ofDay(2025, 2, 28));
                assertReads(both.build(), checked("+A99912345/$$" + quantity + date[0] + "3C001/SS-1.2/16D20250228"));
            }
        }
    }

    @Test
    public void theFormsWithoutAFormatDigitAreRead() {
        assertReads(ScanFields.builder().lot("3C001").build(), checked("+$3C001L"));
        assertReads(ScanFields.builder().serial("0001").build(), checked("+$+0001L"));
        assertReads(expected("2005-09-28", "").build(), checked("+05271L"));
        assertReads(expected("2005-09-28", "").lot("LOTBATCHID").build(), checked("+05271LOTBATCHIDT"));
        assertReads(expected("1999-01-15", "").lot("10X3").build(), checked("+9901510X3T"));
        assertReads(product(expected(null, "900100")).build(), checked("+A99912345/$/Q100"));
        assertReads(
                product(expected("2020-01-31", ""))
                        .lot("10X3")
                        .production(CodedDate.ofDay(2011, 12, 31))
                        .quantity("500")
                        .build(),
                checked("+A99912345/$10X3/16D20111231/14D20200131/Q500"));
        assertReads(
                product(expected("2020-09-06", "812"))
                        .lot("10X3")
                        .serial("77DEFG45")
                        .production(CodedDate.ofDay(2011, 12, 12))
                        .build(),
                "+A99912345/$$812710X3/$$+320090677DEFG45/16D20111212.");
    }

    @Test
    public void theLinkAndCheckCharactersMayBeAnyOfTheAlphabet() {
        for (char link : ALPHABET.toCharArray()) {
            Reading reading = read(checked("+$$3290331260301104" + link));
            assertEquals(List.of(), reading.findings());
            assertEquals("260301104", reading.fields().lot().orElseThrow());
        }
        // A pair whose link, and therefore the first check character, is the flag character itself.
        assertReads(
                ScanFields.builder()
                        .expiry(CodedDate.ofDay(2029, 3, 31))
                        .lot("260301104")
                        .quantity("5")
                        .build(),
                "+$$8053290331260301104+$");
    }

    @Test
    public void twoSymbolsInOneGoAreJoinedWhateverTheCheckCharacters() {
        int pairs = 0;
        for (int number = 0; number < 5000; number++) {
            String primary = checked("+E260P" + number + "9");
            String link = primary.substring(primary.length() - 1);
            String secondary = checked("+$$3290331" + number + link);
            for (String between : List.of("", "\r\n", "*", "**", "\u001d")) {
                Reading reading = read(primary + between + secondary);
                assertEquals(primary + between + secondary, List.of(), reading.findings());
                assertEquals("E260P" + number + "9", reading.fields().udiDi().orElseThrow());
                assertEquals(String.valueOf(number), reading.fields().lot().orElseThrow());
                assertEquals(2, reading.evidence().checksPassed());
                pairs++;
            }
        }
        assertEquals(25_000, pairs);
    }

    @Test
    public void threeSymbolsInOneGoAreJoined() {
        for (int number = 0; number < 500; number++) {
            String primary = checked("+E260P" + number + "9");
            String link = primary.substring(primary.length() - 1);
            String text = primary + checked("+25330BC" + number + link) + checked("+S40" + number + link);
            Reading reading = read(text);
            assertEquals(text, List.of(), reading.findings());
            assertEquals("BC" + number, reading.fields().lot().orElseThrow());
            assertEquals("40" + number, reading.fields().serial().orElseThrow());
        }
    }

    @Test
    public void aWrongLinkIsFoundWithItsPlace() {
        Finding finding = onlyError("+A123BJC5D6E71G" + checked("+$$52001510X3H"));
        assertEquals("link-character", finding.code());
        assertEquals(28, finding.position());
    }

    @Test
    public void symbologyIdentifierAsterisksEnvelopeAndLineEndAreNotData() {
        ScanFields expected = product(expected("2020-01-15", "")).lot("10X3").build();
        String code = checked("+A99912345/$$52001510X3");
        for (String text : List.of(
                code,
                "]C0" + code,
                "]C1" + code,
                "]A0" + code,
                "]Q1" + code,
                "]d1" + code,
                "]zB" + code,
                "*" + code + "*",
                code + "*",
                code + "\r\n",
                "[)>\u001e06\u001d" + code + "\u001e\u0004",
                "]d1[)>\u001e06\u001d" + code + "\u001e\u0004",
                "[)>\u001e06\u001d" + code)) {
            assertReads(expected, text);
        }
    }

    @Test
    public void aSpaceThatGotLostAtTheEndIsOfferedNotTaken() {
        String complete = checked("+A123AA40");
        assertTrue(complete.endsWith(" "));
        Reading reading = read(complete.stripTrailing());
        assertTrue(reading.hasError());
        Reading alternative = reading.alternatives().get(0);
        assertEquals("lost-space", alternative.repairs().get(0).kind());
        assertFalse(alternative.hasError());
        assertEquals("AA4", alternative.fields().ref().orElseThrow());
    }

    @Test
    public void aSpaceTooManyAtTheEndIsOfferedToBeLeftOut() {
        for (String text : List.of(checked("+A123AA40") + " ", checked("+A99912345/$LOT") + " \r\n")) {
            Reading reading = read(text);
            assertTrue(text, reading.hasError());
            Reading alternative = reading.alternatives().get(0);
            assertEquals(text, "surplus-space", alternative.repairs().get(0).kind());
            assertEquals(text, List.of(), alternative.findings());
        }
        assertEquals(List.of(), read("+A99912345/$LOTX ").alternatives());
    }

    @Test
    public void anUnderscoreIsReadAsTheSpaceThatItStandsFor() {
        Reading reading = read("*+A123AA40_*");
        assertEquals(List.of(), reading.findings());
        assertEquals(
                List.of("underscore-for-space"),
                reading.repairs().stream().map(Repair::kind).toList());
        assertEquals("AA4", reading.fields().ref().orElseThrow());
    }

    @Test
    public void lengthsAreThoseOfTheStandard() {
        assertReads(ScanFields.builder().lot("X".repeat(18)).build(), checked("+$" + "X".repeat(18) + "L"));
        assertEquals("length", onlyError(checked("+$" + "X".repeat(19) + "L")).code());
        assertEquals(
                "length", onlyError(checked("+A999" + "1".repeat(19) + "5")).code());
        assertEquals(
                "1".repeat(18),
                read(checked("+A999" + "1".repeat(18) + "5")).fields().ref().orElseThrow());
    }

    @Test
    public void whatIsWrongIsFoundWithItsPlaceAndTheRestIsRead() {
        assertWrong("date", 14, checked("+A99912345/$$3261301LOT"), "LOT");
        assertWrong("date", 14, checked("+A99912345/$$4260230 0LOT"), null);
        assertWrong("date", 14, checked("+A99912345/$$526366LOT"), "LOT");
        assertWrong("date", 13, checked("+A99912345/$$1326LOT"), "LOT");
        assertWrong("date", 19, checked("+A99912345/$LOT/14D2026113"), "LOT");
        assertWrong("date", 19, checked("+A99912345/$LOT/16D20261131"), "LOT");
        assertWrong("quantity", 17, checked("+A99912345/$LOT/Q123456"), "LOT");
        assertWrong("quantity", 14, checked("+A99912345/$$8A2LOT"), null);
        assertWrong("date-format", 13, checked("+A99912345/$$LOT"), null);
        assertWrong("alphabet", 13, checked("+A99912345/$L%T"), null);
        assertWrong("alphabet", 5, checked("+A999.2345/$LOT"), "LOT");
        assertWrong("unit-of-measure", 9, checked("+A9991234X/$LOT"), "LOT");
        assertWrong("missing-data", 11, checked("+A99912345/"), null);
        assertWrong("missing-data", 17, checked("+A99912345/$LOT/S"), "LOT");
        assertWrong("structure", 11, checked("+A99912345/1234"), null);
        assertWrong("contradiction", 17, checked("+A99912345/$LOT/$LOU"), null);
        assertWrong("check-character", 15, "+A99912345/$LOTX", "LOT");
    }

    @Test
    public void anIdentifierOfAnotherStandardIsPassedThroughWithAWarning() {
        Reading reading = read(checked("+A99912345/$LOT/7Q12GM"));
        assertFalse(reading.hasError());
        assertEquals("unknown-identifier", reading.findings().get(0).code());
        assertEquals(
                List.of("7Q=12GM"),
                reading.elements().stream()
                        .filter(element -> element.id().equals("7Q"))
                        .map(element -> element.id() + "=" + element.value())
                        .toList());
    }

    @Test
    public void twoProductsInOneTextAreNotMixed() {
        Reading reading = read(checked("+A99912345") + "*" + checked("+A99954325"));
        assertEquals("second-product", reading.findings().get(0).code());
        assertEquals("A99912345", reading.fields().udiDi().orElseThrow());
    }

    @Test
    public void providerDataInTwoHalvesIsTold() {
        assertEquals("split", read(checked("+/1ACMRN123456")).findings().get(0).code());
        Reading second = read(checked("+/2789L"));
        assertEquals("split", second.findings().get(0).code());
        assertFalse(second.hasError());
        assertEquals(
                "2=789, LINK=L",
                second.elements().stream()
                        .limit(2)
                        .map(element -> element.id() + "=" + element.value())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    public void otherFamiliesAreNotMine() {
        for (String text : List.of(
                "0107630031730428",
                "=A99991712345600",
                "+",
                "",
                "]d2",
                "4006381333931",
                "+ 1",
                "++",
                "a+b",
                "*",
                "]C0")) {
            assertEquals(text, ScanAnswer.NOT_MINE, answer(text));
        }
    }

    private static void assertWrong(String code, int position, String text, String lot) {
        Finding finding = onlyError(text);
        assertEquals(text, code, finding.code());
        assertEquals(text, position, finding.position());
        assertEquals(text, lot, read(text).fields().lot().orElse(null));
    }

    private static Finding onlyError(String text) {
        List<Finding> errors = new ArrayList<>(read(text).findings());
        errors.removeIf(finding -> finding.severity() != Finding.Severity.ERROR);
        assertEquals(text + " " + errors, 1, errors.size());
        return errors.get(0);
    }

    private static void assertReads(ScanFields fields, String text) {
        Reading reading = read(text);
        assertEquals(text, fields, reading.fields());
        assertEquals(text, List.of(), reading.findings());
        assertEquals(text, 0, reading.evidence().unread());
    }

    private static ScanFields.Builder expected(String expiry, String quantity) {
        return ScanFields.builder()
                .expiry(expiry == null ? null : CodedDate.parse(expiry))
                .quantity(quantity.isEmpty() ? null : String.valueOf(Integer.parseInt(quantity.substring(1))));
    }

    private static ScanFields.Builder product(ScanFields.Builder fields) {
        return fields.udiDi(org.alveolus.spi.udi.UdiIssuer.HIBCC, "A99912345")
                .lic("A999")
                .ref("1234")
                .unitOfMeasure("5");
    }

    private static Reading read(String text) {
        return (Reading) answer(text);
    }

    private static ScanAnswer answer(String text) {
        return new HibcDriver().read(new ScanInput.Text(text, TODAY));
    }

    /** Appends the check character, reckoned apart from the driver. */
    private static String checked(String text) {
        int sum = text.chars().map(ALPHABET::indexOf).sum();
        return text + ALPHABET.charAt(sum % 43);
    }
}
