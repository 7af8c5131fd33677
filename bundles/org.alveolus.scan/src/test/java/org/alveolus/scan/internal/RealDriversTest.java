package org.alveolus.scan.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alveolus.scan.gs1.internal.Gs1ScanDriver;
import org.alveolus.scan.hibc.internal.HibcDriver;
import org.alveolus.scan.internal.domain.BoxReader;
import org.alveolus.scan.internal.domain.CodeReader;
import org.alveolus.scan.internal.domain.Read;
import org.alveolus.scan.internal.domain.WedgeRows;
import org.alveolus.scan.isbt128.internal.Isbt128Driver;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanElement;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Proves D2, D3: the platform with its own drivers picks the right reading, repairs keyboards and joins the codes of a box. */
public class RealDriversTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
    private static final String PRIMARY = "+A123BJC5D6E71G";
    private static final String SECONDARY = checked("+$$52527" + "23C001G");
    private static final String OTHER_SECONDARY = checked("+$$52527" + "23C001L");

    private final GuardedDrivers drivers = new GuardedDrivers(10_000);
    private final BoxReader reader = new BoxReader(new CodeReader(drivers, fields -> false));

    @Before
    public void install() {
        drivers.add(new Gs1ScanDriver(), "gs1", 1);
        drivers.add(new HibcDriver(), "hibc", 2);
        drivers.add(new Isbt128Driver(), "isbt128", 3);
    }

    @After
    public void close() {
        drivers.close();
    }

    @Test
    public void whatAForeignKeyboardMadeOfAScanReadsTheSame() throws Exception {
        List<String> differing = new ArrayList<>();
        for (JsonNode row : WedgeRows.all()) {
            Read meant = reader.read(row.get("scanned").asText(), TODAY);
            for (String shape : List.of("received", "receivedComposed")) {
                if (row.has(shape)) {
                    Read read = reader.read(row.get(shape).asText(), TODAY);
                    if (!read.readable()
                            || !elements(read).equals(elements(meant))
                            || read.repairs().isEmpty()) {
                        differing.add(
                                row.get(shape) + "\n  read as " + (read.readable() ? elements(read) : read.findings())
                                        + "\n  but is " + elements(meant));
                    }
                }
            }
        }
        assertEquals(String.join("\n", differing), 0, differing.size());
    }

    @Test
    public void capsLockIsRepairedAndTold() {
        Read read = reader.read("+a123bjc5d6e71g", TODAY);
        assertEquals("HIBC", read.reading().standard());
        assertTrue(read.repairs().stream().map(Repair::kind).toList().contains("case-switched"));
        assertFalse(read.reading().hasError());
    }

    @Test
    public void aCleanCodeIsNotRepaired() {
        Read read = reader.read("0107630031730428112010201725101910EF51", TODAY);
        assertEquals("gs1", read.driver());
        assertEquals(List.of(), read.repairs());
        assertEquals("EF51", read.reading().fields().lot().orElseThrow());
    }

    @Test
    public void productCodeAndLotCodeOfOneBoxAreJoined() {
        Read read = reader.read("0107630031730428\r\n172510" + "1910EF51\n", TODAY);
        assertEquals(
                "07630031730428", read.reading().fields().gtin().orElseThrow().toString());
        assertEquals("EF51", read.reading().fields().lot().orElseThrow());
        assertEquals(
                "2025-10-19", read.reading().fields().expiry().orElseThrow().toString());
    }

    @Test
    public void codesOfDifferentBoxesAreNotJoined() {
        Read read = reader.read("0107630031730428\n0107392532132612", TODAY);
        assertEquals(
                "07630031730428", read.reading().fields().gtin().orElseThrow().toString());
        assertTrue(read.findings().stream()
                .anyMatch(finding ->
                        finding.code().equals("codes-contradict") && finding.severity() == Finding.Severity.ERROR));
    }

    @Test
    public void theTwoHibcSymbolsOfOneBoxAreJoinedByTheirLink() {
        for (String scan : List.of(PRIMARY + "\r\n" + SECONDARY, SECONDARY + "\n" + PRIMARY)) {
            Read read = reader.read(scan, TODAY);
            assertEquals(List.of(), read.findings());
            assertEquals("A123BJC5D6E71", read.reading().fields().udiDi().orElseThrow());
            assertEquals("3C001", read.reading().fields().lot().orElseThrow());
        }
    }

    @Test
    public void hibcSymbolsOfTwoBoxesAreNotJoinedAndTheLinkIsNamed() {
        for (String scan : List.of(PRIMARY + "\r\n" + OTHER_SECONDARY, OTHER_SECONDARY + "\r\n" + PRIMARY)) {
            Read read = reader.read(scan, TODAY);
            assertEquals(1, read.findings().size());
            Finding finding = read.findings().get(0);
            assertEquals(Finding.Severity.ERROR, finding.severity());
            assertEquals("link-character", finding.code());
            assertEquals(scan.indexOf(OTHER_SECONDARY) + OTHER_SECONDARY.length() - 2, finding.position());
            assertTrue(
                    finding.message(),
                    finding.message().contains("'L'") && finding.message().contains("'G'"));
            assertEquals("A123BJC5D6E71", read.reading().fields().udiDi().orElseThrow());
            assertFalse(read.reading().fields().lot().isPresent());
        }
    }

    @Test
    public void aThirdSymbolOfAnotherBoxLeavesTheJoinedTwoAlone() {
        Read read = reader.read(PRIMARY + "\n" + OTHER_SECONDARY + "\n" + SECONDARY, TODAY);
        assertEquals(
                List.of("link-character"),
                read.findings().stream().map(Finding::code).toList());
        assertEquals("3C001", read.reading().fields().lot().orElseThrow());
    }

    @Test
    public void hibcLotWithAProductOfAnotherStandardIsDoubted() {
        Read read = reader.read("0107630031730428\n" + SECONDARY, TODAY);
        assertEquals("3C001", read.reading().fields().lot().orElseThrow());
        assertEquals(1, read.findings().size());
        assertEquals("link-unproven", read.findings().get(0).code());
        assertEquals(17 + SECONDARY.length() - 2, read.findings().get(0).position());
    }

    @Test
    public void aSpaceThatIsACheckCharacterStaysAndWhatEndsAScanGoes() {
        String primary = checked("+A123AA40");
        String secondary = checked("+$$52527" + "23C001" + " ");
        assertTrue(primary, primary.endsWith("40 "));
        for (String end : List.of("", "\r\n", "\n", "\t")) {
            assertEquals(List.of(), reader.read(primary + end, TODAY).findings());
            Read box = reader.read(primary + "\r\n" + secondary + end, TODAY);
            assertEquals(List.of(), box.findings());
            assertEquals("3C001", box.reading().fields().lot().orElseThrow());
        }
    }

    @Test
    public void positionsOfJoinedCodesCountInTheWholeScan() {
        Read read = reader.read("0107630031730428\r\n1725131910EF51", TODAY);
        Finding finding = read.findings().get(0);
        assertEquals(Finding.Severity.ERROR, finding.severity());
        assertEquals(finding.toString(), 18 + 4, finding.position());
    }

    /** With the check character of HIBC behind it. */
    private static String checked(String symbol) {
        return symbol + ALPHABET.charAt(symbol.chars().map(ALPHABET::indexOf).sum() % 43);
    }

    private static List<String> elements(Read read) {
        return read.reading().elements().stream().map(ScanElement::value).toList();
    }
}
