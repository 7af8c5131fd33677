package org.alveolus.stock.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.persistence.ItemSearch;
import org.alveolus.testing.TestGround;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Proves S4 where every criterion is common, so that indexes are walked instead of rare items being sorted: each answer is compared
 * with what plain filtering of all items gives.
 */
public class ManyItemsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private static final int BATCHES = 24;
    private static final int EACH = 100;

    private static Clinic clinic;
    private static UUID cabinet;
    private static UUID drawer;
    private static final Map<UUID, StockItem> ALL = new HashMap<>();

    @BeforeClass
    public static void fill() throws Exception {
        clinic = new Clinic(GROUND);
        cabinet = clinic.storage(clinic.north, "Cabinet");
        drawer = clinic.storage(clinic.north, "Drawer");
        for (int i = 0; i < BATCHES; i++) {
            Device device = Clinic.device(
                    DeviceKind.values()[i % 3],
                    "Common " + (i % 4 == 0 ? "Alpha" : "Beta"),
                    "C" + i % 6,
                    i % 5 == 0 ? null : "4." + i % 3,
                    "1" + i % 2,
                    "LOT" + i % 8,
                    null,
                    i % 7 == 0 ? null : "202" + (6 + i % 3) + "-0" + (1 + i % 5));
            UUID storage = i % 2 == 0 ? cabinet : drawer;
            clinic.run(() -> clinic.stock.add(storage, device, EACH)).forEach(item -> ALL.put(item.id(), item));
        }
    }

    @Test
    public void listsAndCountsWhatPlainFilteringGives() throws Exception {
        LocalDate march = LocalDate.of(2027, 3, 1);
        check(asked(null, null, null, null), item -> true);
        check(asked("common", null, null, null), item -> true);
        check(
                asked("common beta", null, null, null),
                item -> item.device().name().endsWith("Beta"));
        check(asked("maker lot3", null, null, null), item -> item.device().lot().equals("LOT3"));
        check(asked("common drawer", null, null, null), item -> item.storage().equals(drawer));
        check(asked("maker", null, cabinet, null), item -> item.storage().equals(cabinet));
        check(
                asked("common", DeviceKind.ABUTMENT, null, null),
                item -> item.device().kind() == DeviceKind.ABUTMENT);
        check(
                asked("maker", null, null, march),
                item -> item.device().expiry() != null
                        && item.device().expiry().lastDay().isBefore(march));
        check(asked("common nothing", null, null, null), item -> false);
    }

    private static ItemLists.Asked asked(String text, DeviceKind kind, UUID storage, LocalDate before) {
        return new ItemLists.Asked(text, kind, null, storage, null, null, before, false);
    }

    private void check(ItemLists.Asked asked, Predicate<StockItem> meant) throws Exception {
        long wanted = ALL.values().stream().filter(meant).count();
        assertEquals(asked.toString(), new ItemSearch.Count(wanted, true), clinic.run(() -> clinic.stock
                .lists()
                .count(asked)));
        for (String sort : List.of("name", "-expiry", "productCode", "added")) {
            List<UUID> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page.Request part = new Page.Request(cursor, 477);
                Page<StockItem> page = clinic.run(() -> clinic.stock.lists().list(asked, sort, part));
                page.items().forEach(item -> seen.add(item.id()));
                cursor = page.next();
            } while (cursor != null);
            assertEquals(asked + " by " + sort, wanted, seen.size());
            assertEquals(wanted, seen.stream().distinct().count());
            assertTrue(seen.stream().map(ALL::get).allMatch(meant));
        }
    }

    @Test
    public void countsAllThatAStepOfALongWalkFinds() throws Exception {
        UUID shelf = clinic.storage(clinic.south, "Shelf");
        UUID box = clinic.storage(clinic.south, "Box");
        Device device = Clinic.device(DeviceKind.IMPLANT, "Rare", "R1", "4.1", "10", "LOT", null, null);
        for (int i = 0; i < 15; i++) {
            UUID storage = i % 4 == 3 ? box : shelf;
            clinic.run(() -> clinic.stock.add(storage, device, 2 * EACH));
        }
        ItemLists.Asked onTheShelf = new ItemLists.Asked(null, null, null, shelf, null, null, null, true);
        assertEquals(
                new ItemSearch.Count(24 * EACH, true),
                clinic.run(() -> clinic.stock.lists().count(onTheShelf)));
    }

    @Test
    public void picksWhatPlainFilteringGives() throws Exception {
        LocalDate today = LocalDate.of(2026, 11, 22);
        Predicate<StockItem> usable = item -> item.device().expiry() == null
                || !item.device().expiry().lastDay().isBefore(today);
        pick(asked(null, null, null, null), usable);
        pick(
                asked("common beta", DeviceKind.IMPLANT, null, null),
                usable.and(item -> item.device().kind() == DeviceKind.IMPLANT)
                        .and(item -> item.device().name().endsWith("Beta")));
        pick(asked("common lot", null, null, null), usable);
        pick(asked("lot maker cabinet", null, null, null), usable.and(item -> item.storage()
                .equals(cabinet)));
    }

    private void pick(ItemLists.Asked asked, Predicate<StockItem> meant) throws Exception {
        List<ItemLists.Pick> picks = new ArrayList<>();
        String cursor = null;
        do {
            Page.Request part = new Page.Request(cursor, 3);
            Page<ItemLists.Pick> page = clinic.run(() -> clinic.stock.lists().pick(asked, false, part));
            picks.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertEquals(
                asked.toString(),
                ALL.values().stream().filter(meant).count(),
                picks.stream().mapToLong(ItemLists.Pick::count).sum());
        assertEquals(
                picks.size(),
                picks.stream().map(ItemLists.Pick::product).distinct().count());
        for (ItemLists.Pick pick : picks) {
            assertEquals(
                    Math.min(pick.count(), ItemLists.MAXIMUM_PICKED),
                    pick.items().size());
            assertTrue(pick.items().stream().allMatch(item -> meant.test(ALL.get(item.id()))));
        }
    }
}
