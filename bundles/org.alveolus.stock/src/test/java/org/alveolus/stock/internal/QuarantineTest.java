package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S1, S7, R16 (stock), P3, A4. */
public class QuarantineTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private static final DeviceQuery LOT = new DeviceQuery("L1", null, null, null, null, null);

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private UUID cabinet;
    private StockItem item;

    @Before
    public void setUp() throws Exception {
        GROUND.audit().clear();
        cabinet = clinic.storage(clinic.north, "Cabinet");
        item = clinic.item(cabinet, implant("Bone Level", "L1", "S-1", null));
    }

    private StockItem.State state() throws Exception {
        return clinic.run(() -> stock.items().get(item.id())).state();
    }

    private void quarantine() throws Exception {
        clinic.run(() -> stock.quarantine(List.of(item.id()), "Recall 2026-7"));
    }

    @Test
    public void nobodyUsesWhatIsQuarantinedUntilItIsReleased() throws Exception {
        List<StockItem> changed = clinic.run(() -> stock.quarantine(List.of(item.id()), " Recall 2026-7 "));
        assertEquals(StockItem.State.QUARANTINED, changed.get(0).state());
        assertEquals(List.of(), clinic.run(() -> stock.quarantine(List.of(item.id()), "Again")));
        assertEquals(List.of(), clinic.run(() -> stock.available(LOT, null)));
        assertEquals(item.id(), clinic.run(() -> stock.recall(LOT)).get(0).id());
        assertEquals(1, clinic.list(Clinic.all(), "name").size());
        assertEquals(
                "item-quarantined",
                clinic.refused(() -> stock.take(item.id(), UUID.randomUUID())).type());
        assertEquals(
                "item-quarantined",
                clinic.refused(() -> stock.items().edit(item.id(), EntityTags.ANY, null, item.device()))
                        .type());
        assertEquals(
                "serial-in-stock",
                clinic.refused(() -> stock.add(cabinet, item.device(), 1)).type());
        assertEquals(
                1,
                clinic.run(() -> stock.release(List.of(item.id()), "Not of the recalled lot"))
                        .size());
        assertEquals(List.of(), clinic.run(() -> stock.release(List.of(item.id()), "Again")));
        List<Movement> movements = clinic.run(() -> stock.items().movements(item.id()));
        assertEquals(
                List.of(MovementKind.ADDED, MovementKind.QUARANTINED, MovementKind.RELEASED),
                movements.stream().map(Movement::kind).toList());
        assertEquals("Recall 2026-7", movements.get(1).reason());
        assertEquals(movements.get(1).from(), movements.get(1).to());
        clinic.run(() -> stock.take(item.id(), UUID.randomUUID()));
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north))));
    }

    @Test
    public void movesAndLeavesOnlyWithAReasonAndComesBackQuarantined() throws Exception {
        UUID shelf = clinic.storage(clinic.north, "Blocked shelf");
        quarantine();
        assertEquals(
                "item-quarantined",
                clinic.refused(() -> stock.items().move(List.of(item.id()), shelf, " "))
                        .type());
        clinic.run(() -> stock.items().move(List.of(item.id()), shelf, "Kept apart"));
        assertEquals(
                "items-quarantined",
                clinic.refused(() -> {
                            stock.storages().delete(shelf, EntityTags.ANY, cabinet);
                            return null;
                        })
                        .type());
        assertEquals(shelf, clinic.run(() -> stock.items().get(item.id())).storage());
        assertEquals(
                "item-quarantined",
                clinic.refused(() -> {
                            stock.items().discard(item.id(), EntityTags.ANY, null);
                            return null;
                        })
                        .type());
        clinic.doing(() -> stock.items().discard(item.id(), EntityTags.ANY, "Destroyed"));
        assertEquals(StockItem.State.DISCARDED, state());
        clinic.run(() -> stock.items().restore(item.id()));
        assertEquals(StockItem.State.QUARANTINED, state());
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north))));
    }

    @Test
    public void changesAllOrNone() throws Exception {
        StockItem other = clinic.item(cabinet, implant("Bone Level", "L1", null));
        clinic.run(() -> stock.take(other.id(), UUID.randomUUID()));
        List<UUID> both = List.of(item.id(), other.id());
        assertEquals(
                "item-used",
                clinic.refused(() -> stock.quarantine(both, "Recall")).type());
        assertEquals(StockItem.State.IN_STOCK, state());
        assertEquals(
                404,
                clinic.refused(() -> stock.quarantine(List.of(item.id(), UUID.randomUUID()), "Recall"))
                        .status());
        assertEquals(StockItem.State.IN_STOCK, state());
        quarantine();
        assertEquals(1, clinic.run(() -> stock.release(both, "Over")).size());
    }

    @Test
    public void needsTheRightAndAReason() throws Exception {
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.VIEW), () -> stock.quarantine(List.of(item.id()), "Recall"))
                        .type());
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> stock.quarantine(List.of(item.id()), "Recall"))
                        .status());
        assertEquals(
                List.of("/reason required", "/items out-of-range"),
                faults(clinic.refused(() -> stock.quarantine(List.of(), " "))));
        assertEquals(
                List.of("/items required"),
                faults(clinic.refused(() -> stock.release(Collections.singletonList(null), "x"))));
        assertEquals(StockItem.State.IN_STOCK, state());
        assertTrue(
                GROUND.audit().events().stream().noneMatch(event -> "Quarantined Bone Level".equals(event.detail())));
    }
}
