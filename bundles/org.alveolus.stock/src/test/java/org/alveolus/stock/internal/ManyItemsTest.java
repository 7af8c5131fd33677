package org.alveolus.stock.internal;

import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ItemKeys;
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

    /** On the clinic's today. */
    private static final Predicate<StockItem> USABLE =
            item -> !ItemKeys.lastDay(item.device()).isBefore(LocalDate.of(2026, 11, 22));

    private static final int BATCHES = 24;
    private static final int EACH = 100;

    private static final Comparator<StockItem> BY_ID =
            Comparator.comparing(item -> item.id().toString());
    private static final Comparator<StockItem> BY_EXPIRY = Comparator.<StockItem, LocalDate>comparing(
                    item -> ItemKeys.lastDay(item.device()))
            .thenComparing(BY_ID);
    private static final Map<String, Comparator<StockItem>> ORDERS = Map.of(
            "name",
            Comparator.<StockItem, String>comparing(item -> ItemKeys.product(item.device()))
                    .thenComparing(BY_EXPIRY),
            "expiry",
            BY_EXPIRY,
            "productCode",
            Comparator.<StockItem, String>comparing(
                            item -> ItemKeys.code(item.device().productCode()))
                    .thenComparing(BY_ID),
            "supplier",
            Comparator.<StockItem, String>comparing(
                            item -> ItemKeys.supplier(item.device().supplierName()))
                    .thenComparing(BY_ID),
            "diameter",
            Comparator.<StockItem, BigDecimal>comparing(
                            item -> ItemKeys.order(item.device().diameter()))
                    .thenComparing(BY_ID),
            "length",
            Comparator.<StockItem, BigDecimal>comparing(
                            item -> ItemKeys.order(item.device().length()))
                    .thenComparing(BY_ID),
            "added",
            BY_ID);

    private static final List<String> FIELDS = ORDERS.keySet().stream().sorted().toList();

    private static int turn;
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

    @Test
    public void listsAnyMixtureAsPlainFilteringDoes() throws Exception {
        Random random = new Random(20261122);
        List<String> vocabulary = List.of(
                "com",
                "alpha",
                "beta",
                "maker",
                "c3",
                "4.1",
                "4",
                "11",
                "lot3",
                "lot",
                "2027",
                "cabinet",
                "draw",
                "slactive");
        for (int round = 0; round < 10; round++) {
            List<String> words = random.ints(random.nextInt(4), 0, vocabulary.size())
                    .mapToObj(vocabulary::get)
                    .distinct()
                    .toList();
            DeviceKind kind = random.nextInt(3) == 0 ? DeviceKind.values()[random.nextInt(3)] : null;
            UUID storage = random.nextInt(4) == 0 ? drawer : null;
            LocalDate before = random.nextInt(4) == 0 ? LocalDate.of(2028, 3, 1) : null;
            Predicate<StockItem> meant = item -> words.stream().allMatch(word -> hasWord(item, word))
                    && (kind == null || item.device().kind() == kind)
                    && (storage == null || item.storage().equals(storage))
                    && (before == null || ItemKeys.lastDay(item.device()).isBefore(before));
            ItemLists.Asked asked = asked(words.isEmpty() ? null : String.join(" ", words), kind, storage, before);
            check(asked, meant);
            pick(asked, meant.and(USABLE));
        }
    }

    private static boolean hasWord(StockItem item, String beginning) {
        return (item.storage().equals(drawer) ? "drawer" : "cabinet").startsWith(beginning)
                || ItemKeys.words(item.device()).stream().anyMatch(word -> word.startsWith(beginning));
    }

    private static ItemLists.Asked asked(String text, DeviceKind kind, UUID storage, LocalDate before) {
        return new ItemLists.Asked(text, kind, null, storage, null, null, before, false);
    }

    private void check(ItemLists.Asked asked, Predicate<StockItem> meant) throws Exception {
        long wanted = ALL.values().stream().filter(meant).count();
        assertEquals(asked.toString(), new ItemSearch.Count(wanted, true), clinic.run(() -> clinic.stock
                .lists()
                .count(asked)));
        for (int i = 0; i < 2; i++) {
            String field = FIELDS.get(turn++ % FIELDS.size());
            List<UUID> ascending = ALL.values().stream()
                    .filter(meant)
                    .sorted(ORDERS.get(field))
                    .map(StockItem::id)
                    .toList();
            List<UUID> descending = new ArrayList<>(ascending);
            Collections.reverse(descending);
            assertEquals(asked + " by " + field, ascending, listed(asked, field));
            assertEquals(asked + " by -" + field, descending, listed(asked, "-" + field));
        }
    }

    private static List<UUID> listed(ItemLists.Asked asked, String sort) throws Exception {
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page.Request part = new Page.Request(cursor, 477);
            Page<StockItem> page = clinic.run(() -> clinic.stock.lists().list(asked, sort, part));
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
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
        pick(asked(null, null, null, null), USABLE);
        pick(
                asked("common beta", DeviceKind.IMPLANT, null, null),
                USABLE.and(item -> item.device().kind() == DeviceKind.IMPLANT)
                        .and(item -> item.device().name().endsWith("Beta")));
        pick(asked("common lot", null, null, null), USABLE);
        pick(asked("lot maker cabinet", null, null, null), USABLE.and(item -> item.storage()
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
            List<StockItem> equal = ALL.values().stream()
                    .filter(meant)
                    .filter(item -> ItemKeys.product(item.device())
                            .equals(ItemKeys.product(pick.items().get(0).device())))
                    .sorted(BY_EXPIRY)
                    .toList();
            assertEquals(equal.size(), pick.count());
            assertEquals(
                    equal.stream()
                            .limit(ItemLists.MAXIMUM_PICKED)
                            .map(StockItem::id)
                            .toList(),
                    pick.items().stream().map(StockItem::id).toList());
        }
    }
}
