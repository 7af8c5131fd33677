package org.alveolus.stock.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/** Proves S4, R15. */
public class ItemKeysTest {

    @Test
    public void everyFieldIsFoundHoweverItIsTyped() {
        Set<String> words = ItemKeys.words(device("Bone Level", "4.1", "12", "EF 51", "2027-12-31"));
        for (String typed : List.of(
                "bone",
                "LEV",
                "slact",
                "maker",
                "müller",
                "muller",
                "021.5512",
                "0215512",
                "021-55",
                "EF51",
                "ef-51",
                "ef 51",
                "s-77",
                "07630031730428",
                "4.1",
                "4,1",
                "12",
                "2027-12",
                "2027-12-31")) {
            for (String word : Texts.searched(typed, ItemKeys.MAXIMUM_WORD)) {
                assertTrue(typed + " in " + words, words.stream().anyMatch(found -> found.startsWith(word)));
            }
        }
        assertTrue(words.stream().noneMatch(word -> word.startsWith("one")));
    }

    @Test
    public void productsAreSortedByNameThenSize() {
        List<String> sorted = Stream.of(
                        device("Bone Level", "10", "8", null, null),
                        device("Bone", "4.1", "8", null, null),
                        device("Bone Level", "4.1", "12", null, null),
                        device("Bone Level", "4.1", "8", null, null),
                        device("Bone Level", null, "8", null, null),
                        device("Ångström", "4.1", "8", null, null))
                .sorted((one, other) -> ItemKeys.product(one).compareTo(ItemKeys.product(other)))
                .map(device -> device.name() + " " + device.diameter() + " " + device.length())
                .toList();
        assertEquals(
                List.of(
                        "Ångström 4.1 8",
                        "Bone 4.1 8",
                        "Bone Level 4.1 8",
                        "Bone Level 4.1 12",
                        "Bone Level 10 8",
                        "Bone Level null 8"),
                sorted);
    }

    @Test
    public void lotsOfTheSameProductAreEqualAndOtherProductsAreNot() {
        Device device = device("Bone Level", "4.1", "12", "A", "2027-12-31");
        assertEquals(ItemKeys.product(device), ItemKeys.product(device("bone level", "4.10", "12", "B", "2028-01")));
        assertNotEquals(ItemKeys.product(device), ItemKeys.product(device.withSupplier(null, "Other")));
        assertNotEquals(ItemKeys.product(device), ItemKeys.product(device("Bone Level", "4.1", "10", "A", null)));
        String longName = "x".repeat(150);
        assertNotEquals(
                ItemKeys.product(device(longName + "a", null, null, null, null)),
                ItemKeys.product(device(longName + "b", null, null, null, null)));
    }

    @Test
    public void keysHaveNoCharactersThatDatabasesOrderDifferently() {
        assertFalse(ItemKeys.product(device("a\ud83d\ude00b", null, null, null, null))
                .chars()
                .anyMatch(c -> Character.isSurrogate((char) c)));
    }

    @Test
    public void whatHasNoDayLastsUntilTheMonthsEnd() {
        assertEquals(LocalDate.of(2028, 2, 29), ItemKeys.lastDay(device("x", null, null, null, "2028-02")));
        assertEquals(ItemKeys.NEVER, ItemKeys.lastDay(device("x", null, null, null, null)));
        assertNull(ItemKeys.number(null));
        assertEquals("EF51", ItemKeys.number("ef-51"));
    }

    @Test
    public void tellsWhatIsMissing() {
        assertEquals(List.of(), ToComplete.of(device("x", "4", "8", "L", "2028-02")));
        assertEquals(List.of("diameter", "length", "expiry"), ToComplete.of(device("x", null, null, "L", null)));
        Device bare = new Device(
                DeviceKind.ABUTMENT,
                null,
                null,
                null,
                "x",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Device.Entry.TYPED);
        assertEquals(List.of("supplier", "productCode", "lot"), ToComplete.of(bare));
    }

    private static Device device(String name, String diameter, String length, String lot, String expiry) {
        return new Device(
                DeviceKind.IMPLANT,
                null,
                "Maker Müller",
                "021.5512",
                name,
                "SLActive",
                lot,
                "S-77",
                diameter == null ? null : new BigDecimal(diameter),
                length == null ? null : new BigDecimal(length),
                expiry == null ? null : CodedDate.parse(expiry),
                UdiIssuer.GS1,
                "07630031730428",
                null,
                Device.Entry.SCAN);
    }
}
