package org.alveolus.scan.isbt128.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/** Proves D2 and D3: every data structure of ICCBBA ST-001, and what is wrong with its place. */
public class Isbt128FormsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    /** Identifier, number and content of each data structure; its content is made up. */
    private static final String[][] STRUCTURES = {
        {"=", "001", "A99991712345600"},
        {"=%", "002", "T300"},
        {"=<", "003", "S12954A0"},
        {"=>", "004", "019031"},
        {"&>", "005", "0183652359"},
        {"=*", "006", "017032"},
        {"&*", "007", "0170322359"},
        {"=}", "008", "017032"},
        {"&}", "009", "0170321200"},
        {"&(", "010", "N0012"},
        {"={", "011", "000000000000000000"},
        {"=\\", "012", "270030000000000000"},
        {"&\\", "013", "270030000000000000"},
        {"&{", "014", "020308350000000000"},
        {"=[", "015", "000000000000000000"},
        {"=\"", "016", "000000000000000000"},
        {"=)", "017", "2XX00AB123"},
        {"&)", "018", "00001234rZ"},
        {"=;", "019", "A99990000222244445555"},
        {"='", "020", "A999900395A"},
        {"=-", "021", "XX00027QzE"},
        {"&-", "022", "00001234rZ"},
        {"=#", "024", "0119800229"},
        {"&#", "025", "0105ABC12"},
        {"=]", "026", "202712"},
        {"&\"", "027", "022120000000000000"},
        {"=$", "028", "A999917123450102"},
        {"&$", "029", "020100010000100002000200002000"},
        {"&%", "030", "0020040010203" + "0040020103"},
        {"=(", "031", "1001202712312359"},
        {"=,", "032", "0000AB"},
        {"&+", "033", "A9999AB3456"},
        {"=/", "034", "A9997AB3456T0123"},
        {"&,1", "035", "0000000000005434RZ"},
        {"&,2", "036", "0000000000001234RZ"},
        {"&,3", "037", "1234AAAAAAAAAAAAAAA"},
        {"&,4", "038", "PL001499A999917123456A00S14160Ab20161231"},
        {"&:", "039", grid("99990ABC123456789")},
        {"&/", "040", "CHA999917AB1234"},
    };

    @Test
    public void everyDataStructureIsReadAloneAndWithAnother() {
        for (String[] structure : STRUCTURES) {
            assertElements(List.of(structure[1] + "=" + structure[2]), structure[0] + structure[2]);
            if (!structure[1].equals("001")) {
                assertElements(
                        List.of("001=A99991712345600", structure[1] + "=" + structure[2]),
                        "=A99991712345600" + structure[0] + structure[2]);
            }
        }
        assertEquals("all but the compound message", 39, STRUCTURES.length);
    }

    @Test
    public void everyDataStructureThatEndsTooEarlyIsFound() {
        for (String[] structure : STRUCTURES) {
            String text = structure[0] + structure[2];
            String shorter = text.substring(0, text.length() - 1);
            Finding finding = onlyError(shorter);
            assertEquals(shorter, "length", finding.code());
            assertEquals(shorter, shorter.length(), finding.position());
            if (!structure[1].equals("001")) {
                Reading reading = read(shorter + "=A99991712345600");
                assertTrue(shorter, reading.hasError());
                assertEquals(shorter, "A999917123456", reading.fields().din().orElse(null));
            }
        }
    }

    @Test
    public void everyDataStructureWithAForeignCharacterIsFoundWithItsPlace() {
        for (String[] structure : STRUCTURES) {
            for (int i = 0; i < structure[2].length(); i++) {
                String text = structure[0] + structure[2].substring(0, i) + "\u00e9" + structure[2].substring(i + 1);
                int position = structure[0].length() + i;
                if (structure[1].equals("001") && i == 0) {
                    assertEquals(ScanAnswer.NOT_MINE, answer(text));
                } else {
                    Reading reading = read(text);
                    assertTrue(text, reading.hasError());
                    assertEquals(text, position, reading.findings().get(0).position());
                    assertEquals(text, ScanFields.NONE, reading.fields());
                }
            }
        }
    }

    @Test
    public void datesAreThoseOfTheCalendar() {
        assertEquals(
                CodedDate.ofDay(2020, 12, 31),
                read("=>020366").fields().expiry().orElseThrow());
        assertEquals(
                CodedDate.ofDay(1999, 1, 1), read("=>999001").fields().expiry().orElseThrow());
        assertEquals(
                CodedDate.ofDay(2118, 3, 1), read("=>118060").fields().expiry().orElseThrow());
        assertEquals(
                CodedDate.ofDay(2018, 12, 31).at(23, 59),
                read("&>0183652359").fields().expiry().orElseThrow());
        assertEquals(
                CodedDate.ofMonth(2027, 12), read("=]202712").fields().expiry().orElseThrow());
        assertEquals(
                CodedDate.ofDay(2027, 12, 31).at(8, 5),
                read("=(1001202712310805").fields().expiry().orElseThrow());
        assertEquals(
                CodedDate.ofDay(2027, 12, 31).at(8, 5),
                read("=(2003202712310805").fields().production().orElseThrow());
        for (String wrong :
                List.of("=>019366", "=>019000", "&>0193652400", "=]202713", "=(1001202702290000", "&}0193651260")) {
            assertEquals(wrong, "date", onlyError(wrong).code());
            assertEquals(wrong, ScanFields.NONE, read(wrong).fields());
        }
    }

    @Test
    public void theCheckValueAmongTheFlagsIsVerified() {
        Reading right = read("=G12341765432170");
        assertEquals(1, right.evidence().checksPassed());
        assertFalse(right.hasError());
        Finding wrong = onlyError("=G12341765432171");
        assertEquals("check-character", wrong.code());
        assertEquals(14, wrong.position());
        assertEquals("G123417654321", read("=G12341765432171").fields().din().orElseThrow());
        assertEquals(0, read("=G12341765432105").evidence().checksPassed());
    }

    @Test
    public void theCheckDigitsOfADonorsRegistrationAreVerified() {
        String right = grid("99990ABC123456789");
        String wrong = right.substring(0, 17) + (right.endsWith("00") ? "01" : "00");
        assertEquals(1, read("&:" + right).evidence().checksPassed());
        assertEquals("check-character", onlyError("&:" + wrong).code());
    }

    @Test
    public void aCompoundMessageMustHaveWhatItAnnounces() {
        String structures = "=/A9997XYZ100T0479=,000012=A99991712345600=>019031";
        assertFalse(read("=+04000" + structures).hasError());
        assertFalse(read("=+04035" + structures).hasError());
        assertEquals("count", onlyError("=+03000" + structures).code());
        assertEquals("count", onlyError("=+05000" + structures).code());
        assertEquals(
                "sequence",
                onlyError("=+04035=/A9997XYZ100T0479=,000012=>019031=A99991712345600", 2)
                        .code());
        assertEquals(
                "compound-message",
                onlyError("=+05000" + structures + "=+00000").code());
        assertEquals(
                "compound-message",
                onlyError("=+04000" + structures + "&xLOCAL").code());
    }

    @Test
    public void nationalDataIsPassedOnUnread() {
        Reading reading = read("=A99991712345600&xSOME-LOCAL-DATA");
        assertFalse(reading.hasError());
        assertEquals(List.of("001=A99991712345600", "&x=SOME-LOCAL-DATA"), elements(reading));
        assertEquals("national-data", reading.findings().get(0).code());
        assertEquals(ScanAnswer.NOT_MINE, answer("&xSOME-LOCAL-DATA"));
    }

    @Test
    public void aProductCodeThatNeedsDivisionsSaysSo() {
        assertEquals("divisions-missing", read("=<S1295499").findings().get(0).code());
        assertEquals(List.of(), read("=<S1295499=,0000AB").findings());
    }

    @Test
    public void bloodContainersHaveADeviceIdentifierToo() {
        ScanFields fields = read("=)1TE123456A&)RZ12345678").fields();
        assertEquals(UdiIssuer.ICCBBA, fields.issuer().orElseThrow());
        assertEquals("1TE123456A", fields.udiDi().orElseThrow());
        assertEquals("RZ12345678", fields.lot().orElseThrow());
    }

    @Test
    public void valuesThatContradictEachOtherAreReportedAndLeftOut() {
        Reading reading = read("=A99991712345600=A99991712345700");
        assertEquals("contradiction", reading.findings().get(0).code());
        assertEquals(ScanFields.NONE, reading.fields());
        assertEquals(
                List.of(),
                read("&>0183652359&,4PL001499Z549917123456A00T041600320181231").findings());
        assertEquals(
                "contradiction",
                onlyError("&>0183642359&,4PL001499Z549917123456A00T041600320181231")
                        .code());
    }

    @Test
    public void spacesAndLineEndsAreLeftOutAndReported() {
        Reading reading = read("=/A9999 XYZ100 T0944\r\n=,000025 = >019032");
        assertFalse(reading.hasError());
        assertEquals("stray-space", reading.repairs().get(0).kind());
        assertEquals(List.of("034=A9999XYZ100T0944", "032=000025", "004=019032"), elements(reading));
        Finding finding = onlyError("=/A9999 XYZ100 t0944");
        assertEquals(15, finding.position());
        assertEquals(List.of(), read("  =,000025\r\n").repairs());
    }

    @Test
    public void theSymbologyIdentifierIsEvidence() {
        assertTrue(read("]C4=A99991712345600=%5100").evidence().symbologyIdentified());
        assertFalse(read("]d1=A99991712345600").evidence().symbologyIdentified());
        Reading told = (Reading) new Isbt128Driver().read(new ScanInput.Text("=,000025", "]C4", TODAY));
        assertTrue(told.evidence().symbologyIdentified());
    }

    @Test
    public void aSingleEuropeanCodeIsReadAsPrinted() {
        ScanFields expected = ScanFields.builder()
                .din("Z549917123456")
                .productCode("00T0416")
                .expiry(CodedDate.ofDay(2017, 12, 31))
                .build();
        for (String text : List.of(
                "SEC: PL001499Z549917123456 A00T041600320171231",
                "SEC:PL001499Z549917123456A00T041600320171231",
                "SEC PL001499Z549917123456 A00T041600320171231",
                "sec: PL001499Z549917123456\r\nA00T041600320171231\r\n")) {
            Reading reading = read(text);
            assertEquals(text, List.of(), reading.findings());
            assertEquals(text, expected, reading.fields());
        }
        Reading stray = read("SEC: PL0014 99Z549917123456 A00T041600320171231");
        assertEquals("stray-space", stray.repairs().get(0).kind());
        assertEquals(expected, stray.fields());
        Reading eutc = read("SEC: PL0014990000000000007 E000005300100000000");
        assertEquals(List.of(), eutc.findings());
        assertEquals(ScanFields.builder().productCode("0000053").build(), eutc.fields());
    }

    @Test
    public void aFaultySingleEuropeanCodeIsFoundWithItsPlace() {
        assertEquals(
                "length",
                onlyError("SEC: too short".toUpperCase(java.util.Locale.ROOT)).code());
        assertEquals(
                5, onlyError("SEC: 1L001499Z549917123456 A00T041600320171231").position());
        assertEquals(
                "date",
                onlyError("SEC: PL001499Z549917123456 A00T041600320171331").code());
        assertEquals(
                38, onlyError("SEC: PL001499Z549917123456 A00T041600320171331").position());
        assertEquals(
                "coding-system",
                onlyError("SEC: PL001499Z549917123456 C00T041600320171231").code());
        assertEquals(ScanAnswer.NOT_MINE, answer("SEC 12"));
        assertEquals(ScanAnswer.NOT_MINE, answer("section 4"));
    }

    @Test
    public void aPrintedDonationNumberNeedsItsCheckCharacter() {
        for (String text : List.of("G1234 17 654321 A", "G123417654321A")) {
            Reading reading = read(text);
            assertEquals("G123417654321", reading.fields().din().orElseThrow());
            assertEquals(1, reading.evidence().checksPassed());
        }
        for (String other : List.of("G1234 17 654321 B", "G1234 17 654321", "91234176543217", "G1234 17 654321 AA")) {
            assertEquals(other, ScanAnswer.NOT_MINE, answer(other));
        }
    }

    @Test
    public void aBasicUdiDiHasCheckDigits() {
        assertEquals("08", BasicUdiDi.checksum("A9990ABC123T0480"));
        assertTrue(BasicUdiDi.isValid("A9990ABC123T048008"));
        assertFalse(BasicUdiDi.isValid("A9990ABC123T048099"));
        assertFalse(BasicUdiDi.isValid("A9990ABC123T0480"));
        assertFalse(BasicUdiDi.isValid("a9990abc123t048008"));
        assertThrows(IllegalArgumentException.class, () -> BasicUdiDi.checksum("A9990"));
    }

    @Test
    public void otherFamiliesAreNotMine() {
        for (String text : List.of(
                "", "=", "&", "=O123", "=z", "&,9", "=~A", "+A99912345C", "0107630031730428", "4006381333931", "]C4")) {
            assertEquals(text, ScanAnswer.NOT_MINE, answer(text));
        }
    }

    private static void assertElements(List<String> expected, String text) {
        Reading reading = read(text);
        assertFalse(text + " " + reading.findings(), reading.hasError());
        assertEquals(text, expected, elements(reading));
        assertEquals(text, 0, reading.evidence().unread());
    }

    private static List<String> elements(Reading reading) {
        return reading.elements().stream().map(Isbt128FormsTest::shown).collect(Collectors.toList());
    }

    private static String shown(ScanElement element) {
        return element.id() + "=" + element.value();
    }

    private static Finding onlyError(String text) {
        return onlyError(text, 1);
    }

    private static Finding onlyError(String text, int count) {
        List<Finding> errors = read(text).findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        assertEquals(text + " " + errors, count, errors.size());
        return errors.get(0);
    }

    private static Reading read(String text) {
        ScanAnswer answer = answer(text);
        assertTrue("mine: " + text, answer instanceof Reading);
        return (Reading) answer;
    }

    private static ScanAnswer answer(String text) {
        return new Isbt128Driver().read(new ScanInput.Text(text, TODAY));
    }

    /** Appends the check digits of a donor's registration by the steps of ST-001, appendix A.1. */
    private static String grid(String seventeen) {
        long sum = 0;
        for (int i = 0; i < seventeen.length(); i++) {
            int weight = 1 << (seventeen.length() - i);
            sum += (long) Character.digit(seventeen.charAt(i), 36) * weight;
        }
        return seventeen + String.format("%02d", (38 - sum % 37) % 37);
    }
}
