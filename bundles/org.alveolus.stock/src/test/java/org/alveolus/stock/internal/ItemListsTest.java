package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.all;
import static org.alveolus.stock.internal.Clinic.device;
import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.alveolus.stock.internal.Clinic.searched;
import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.persistence.ItemSearch;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S2 (list), S4, R1, P4 (cursors), P3. */
public class ItemListsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private UUID cabinet;
    private UUID drawer;

    @Before
    public void setUp() throws Exception {
        cabinet = clinic.storage(clinic.north, "Cabinet Blue");
        drawer = clinic.storage(clinic.south, "Drawer");
    }

    @Test
    public void sortsByEveryColumnBothWays() throws Exception {
        clinic.item(cabinet, device(DeviceKind.IMPLANT, "Beta", "C2", "4.1", "12", "L1", null, "2028-01"));
        clinic.item(cabinet, device(DeviceKind.IMPLANT, "Alpha", "C3", "10", "8", "L2", null, "2027-06-30"));
        clinic.item(cabinet, device(DeviceKind.ABUTMENT, "Gamma", "C1", null, null, "L3", null, null));
        UUID other = clinic.run(() -> clinic.catalogue.supplierNamed("Älpha")).id();
        clinic.item(
                cabinet,
                device(DeviceKind.BIOMATERIAL, "Delta", null, "3.3", "9", "L4", null, "2026-12")
                        .withSupplier(other, null));
        assertEquals(List.of("Alpha", "Beta", "Delta", "Gamma"), names("name"));
        assertEquals(List.of("Delta", "Gamma", "Beta", "Alpha"), names("productCode"));
        assertEquals(List.of("Delta", "Beta", "Alpha", "Gamma"), names("diameter"));
        assertEquals(List.of("Alpha", "Delta", "Beta", "Gamma"), names("length"));
        assertEquals(List.of("Delta", "Alpha", "Beta", "Gamma"), names("expiry"));
        assertEquals("Delta", names("supplier").get(0));
        for (String sort : List.of("name", "productCode", "diameter", "length", "expiry", "supplier", "added")) {
            List<String> descending = new ArrayList<>(names("-" + sort));
            Collections.reverse(descending);
            assertEquals(sort, names(sort), descending);
        }
        assertEquals(List.of("?sort unknown"), faults(clinic.refused(() -> stock.lists()
                .list(all(), "lot", Page.Request.FIRST))));
    }

    private List<String> names(String sort) throws Exception {
        return clinic.list(all(), sort).stream()
                .map(item -> item.device().name())
                .toList();
    }

    @Test
    public void everyPartOfEveryOrderComesOnceWhetherWalkedOrSearched() throws Exception {
        Set<UUID> wanted = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            DeviceKind kind = DeviceKind.values()[i % 3];
            UUID storage = i % 4 == 0 ? drawer : cabinet;
            wanted.add(clinic.item(
                            storage,
                            device(
                                    kind,
                                    "Same " + i % 2,
                                    "C" + i % 2,
                                    i % 5 == 0 ? null : "4.1",
                                    "1" + i % 2,
                                    "L" + i,
                                    null,
                                    i % 3 == 0 ? null : "2028-0" + (1 + i % 2)))
                    .id());
        }
        for (String text : new String[] {null, "same"}) {
            ItemLists.Asked asked = new ItemLists.Asked(text, null, null, null, null, null, null, true);
            assertEquals(new ItemSearch.Count(12, true), clinic.run(() -> stock.lists()
                    .count(asked)));
            for (String sort :
                    List.of("name", "-name", "productCode", "supplier", "-diameter", "length", "-expiry", "added")) {
                for (int size : new int[] {1, 2, 5, 11, 12, 13}) {
                    List<UUID> seen = paged(asked, sort, size);
                    assertEquals(sort + " by " + size, 12, seen.size());
                    assertEquals(wanted, new HashSet<>(seen));
                    assertEquals(
                            clinic.list(asked, sort).stream().map(StockItem::id).toList(), seen);
                }
            }
        }
    }

    private List<UUID> paged(ItemLists.Asked asked, String sort, int size) throws Exception {
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page.Request part = new Page.Request(cursor, size);
            Page<StockItem> page = clinic.run(() -> stock.lists().list(asked, sort, part));
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    @Test
    public void refusesMadeUpCursors() {
        for (String cursor : List.of("x", "", "bm9uc2Vuc2U", Cursor.of("1E+1000000000", "a"), "A".repeat(3000))) {
            assertEquals(
                    cursor,
                    400,
                    clinic.refused(() -> stock.lists().list(all(), "diameter", new Page.Request(cursor, 5)))
                            .status());
        }
        assertEquals(
                400,
                clinic.refused(() ->
                                stock.lists().list(all(), "expiry", new Page.Request(Cursor.of("31 December", "a"), 5)))
                        .status());
    }

    @Test
    public void searchesByAnyField() throws Exception {
        UUID first = clinic.item(cabinet, implant("Bone Level", "EF-51", "S77", "2027-12-31"))
                .id();
        UUID second = clinic.item(cabinet, device(DeviceKind.ABUTMENT, "Healing", "X9", "5", "3", "B1", null, null))
                .id();
        assertEquals(List.of(first), found("bone lev"));
        assertEquals(List.of(first), found("EF51"));
        assertEquals(List.of(first), found("s77 021"));
        assertEquals(List.of(first), found("4,1 12"));
        assertEquals(List.of(first), found("2027-12"));
        assertEquals(List.of(second), found("x9"));
        assertEquals(List.of(first, second), found("07630031730428"));
        assertEquals(List.of(first, second), found("maker"));
        assertEquals(List.of(first, second), found("cabinet"));
        assertEquals(List.of(second), found("blue heal"));
        assertEquals(List.of(first, second), found("surgery slactive"));
        assertEquals(List.of(), found("bone healing"));
        assertEquals(List.of(), found("one"));
        assertEquals(
                List.of("?q no-word"), faults(clinic.refused(() -> stock.lists().count(searched("%_*")))));
        assertEquals(List.of("?q too-many-words"), faults(clinic.refused(() -> stock.lists()
                .count(searched("a b c d e f g h i")))));
        assertEquals(List.of("?q too-long"), faults(clinic.refused(() -> stock.lists()
                .count(searched("x".repeat(201))))));
    }

    private List<UUID> found(String text) throws Exception {
        long count = clinic.run(() -> stock.lists().count(searched(text))).items();
        List<UUID> found =
                clinic.list(searched(text), "added").stream().map(StockItem::id).toList();
        assertEquals(count, found.size());
        return found;
    }

    @Test
    public void followsChangesOfTheDescription() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Old Name", "L1", null));
        clinic.run(() -> stock.items().edit(item.id(), item.version(), null, implant("New Name", "L2", null)));
        assertEquals(List.of(), found("old"));
        assertEquals(List.of(), found("l1"));
        assertEquals(List.of(item.id()), found("new l2"));
    }

    @Test
    public void filters() throws Exception {
        StockItem implant = clinic.item(cabinet, implant("Implant", "L1", "2027-01-31"));
        StockItem abutment =
                clinic.item(cabinet, device(DeviceKind.ABUTMENT, "Abutment", "X", null, null, "L", null, null));
        StockItem south = clinic.item(drawer, implant("South", "L1", null));
        StockItem used = clinic.item(cabinet, implant("Used", "L1", null));
        clinic.doing(() -> stock.take(used.id(), UUID.randomUUID()));
        UUID maker = implant.device().supplier();
        LocalDate february = LocalDate.of(2027, 2, 1);
        assertEquals(List.of(abutment.id(), implant.id()), ids(all()));
        assertEquals(
                List.of(abutment.id()),
                ids(new ItemLists.Asked(null, DeviceKind.ABUTMENT, null, null, null, null, null, false)));
        assertEquals(
                List.of(implant.id()), ids(new ItemLists.Asked(null, null, null, null, null, null, february, false)));
        assertEquals(
                List.of(used.id()),
                ids(new ItemLists.Asked(null, null, StockItem.State.USED, null, null, null, null, false)));
        assertEquals(List.of(south.id()), ids(new ItemLists.Asked(null, null, null, drawer, null, null, null, true)));
        assertEquals(List.of(), ids(new ItemLists.Asked(null, null, null, drawer, null, null, null, false)));
        assertEquals(
                List.of(abutment.id(), implant.id(), south.id()),
                ids(new ItemLists.Asked(null, null, null, null, maker, null, null, true)));
        assertEquals(List.of(), ids(new ItemLists.Asked(null, null, null, null, UUID.randomUUID(), null, null, true)));
        assertEquals(List.of("?product unknown"), faults(clinic.refused(() -> stock.lists()
                .count(new ItemLists.Asked(null, null, null, null, null, "!", null, false)))));
    }

    private List<UUID> ids(ItemLists.Asked asked) throws Exception {
        return clinic.list(asked, "name").stream().map(StockItem::id).toList();
    }

    @Test
    public void picksEqualItemsTogetherTheFirstToExpireFirst() throws Exception {
        StockItem late = clinic.item(cabinet, implant("Bone Level", "L2", "2028-12-31"));
        StockItem soon = clinic.item(cabinet, implant("Bone Level", "L1", "2027-01-31"));
        StockItem never = clinic.item(cabinet, implant("Bone Level", "L3", null));
        clinic.item(cabinet, implant("Bone Level", "L0", "2026-11-21"));
        StockItem other = clinic.item(cabinet, device(DeviceKind.IMPLANT, "Apex", "A", "4", "8", "L", null, null));
        clinic.item(cabinet, device(DeviceKind.ABUTMENT, "Abutment", "A", null, null, "L", null, null));
        StockItem taken = clinic.item(cabinet, implant("Bone Level", "L1", "2027-01-01"));
        clinic.doing(() -> stock.take(taken.id(), UUID.randomUUID()));
        for (String text : new String[] {null, "maker"}) {
            ItemLists.Asked asked = new ItemLists.Asked(text, DeviceKind.IMPLANT, null, null, null, null, null, false);
            List<ItemLists.Pick> picks = new ArrayList<>();
            String cursor = null;
            do {
                Page.Request part = new Page.Request(cursor, 1);
                Page<ItemLists.Pick> page = clinic.run(() -> stock.lists().pick(asked, false, part));
                picks.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);
            assertEquals(2, picks.size());
            assertEquals(
                    List.of(other.id()),
                    picks.get(0).items().stream().map(StockItem::id).toList());
            assertEquals(3, picks.get(1).count());
            assertEquals(
                    List.of(soon.id(), late.id(), never.id()),
                    picks.get(1).items().stream().map(StockItem::id).toList());
            ItemLists.Asked equal = new ItemLists.Asked(
                    null, null, null, null, null, picks.get(1).product(), null, false);
            assertEquals(new ItemSearch.Count(4, true), clinic.run(() -> stock.lists()
                    .count(equal)));
        }
    }

    @Test
    public void picksWhatWasScanned() throws Exception {
        StockItem late = clinic.item(cabinet, implant("Bone Level", "L1", "2028-12-31"));
        StockItem soon = clinic.item(cabinet, implant("Bone Level", "L1", "2027-01-31"));
        clinic.item(cabinet, implant("Bone Level", "L2", "2027-01-31"));
        clinic.item(drawer, implant("Bone Level", "L1", "2027-01-31"));
        DeviceQuery scan = new DeviceQuery("l-1", null, UdiIssuer.GS1, Clinic.GTIN, null, null);
        List<ItemLists.Pick> picks = clinic.run(() -> stock.lists().pick(scan, null, false, false));
        assertEquals(1, picks.size());
        assertEquals(2, picks.get(0).count());
        assertEquals(
                List.of(soon.id(), late.id()),
                picks.get(0).items().stream().map(StockItem::id).toList());
        assertEquals(
                3,
                clinic.run(() -> stock.lists().pick(scan, DeviceKind.IMPLANT, false, true))
                        .get(0)
                        .count());
        assertEquals(List.of(), clinic.run(() -> stock.lists().pick(scan, DeviceKind.ABUTMENT, false, true)));
    }

    @Test
    public void countsTheStock() throws Exception {
        clinic.run(() -> stock.add(cabinet, implant("Fine", "L1", "2029-01-31"), 4));
        clinic.item(cabinet, implant("Expired", "L1", "2026-11-21"));
        clinic.item(cabinet, implant("Today", "L1", "2026-11-22"));
        clinic.item(cabinet, implant("Soon", "L1", "2027-02-20"));
        clinic.item(cabinet, implant("Later", "L1", "2027-02-21"));
        clinic.item(drawer, implant("South", "L1", null));
        StockItem gone = clinic.item(cabinet, implant("Gone", "L1", null));
        clinic.doing(() -> stock.items().discard(gone.id(), EntityTags.ANY, null));
        ItemLists.Summary summary = clinic.run(() -> stock.lists().summary());
        assertEquals(1, summary.storageLocations());
        assertEquals(
                List.of(
                        new ItemLists.Count(DeviceKind.IMPLANT, 8, 1, 2),
                        new ItemLists.Count(DeviceKind.ABUTMENT, 0, 0, 0),
                        new ItemLists.Count(DeviceKind.BIOMATERIAL, 0, 0, 0)),
                summary.counts());
        assertEquals(
                9,
                clinic.as(clinic.everybody.at(null), () -> stock.lists().summary())
                        .counts()
                        .get(0)
                        .items());
    }
}
