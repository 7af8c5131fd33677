package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Problem;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S2, S7 (counts from movements), R1. */
public class StoragesTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private final Storages storages = stock.storages();

    @Test
    public void aFirstVisitNeedsAStorageLocation() throws Exception {
        assertEquals(0, clinic.run(() -> stock.lists().summary()).storageLocations());
        clinic.storage(clinic.south, "Elsewhere");
        assertEquals(0, clinic.run(() -> stock.lists().summary()).storageLocations());
        clinic.storage(clinic.north, "Cabinet");
        assertEquals(1, clinic.run(() -> stock.lists().summary()).storageLocations());
    }

    @Test
    public void titlesAreUniqueWhereTheyAre() throws Exception {
        Storages.Filled cabinet = clinic.run(() -> storages.add(null, " Cabinet 1 ", "Surgery"));
        assertEquals("Cabinet 1", cabinet.storage().title());
        assertEquals(clinic.north, cabinet.storage().practiceLocation());
        Problem taken = clinic.refused(() -> storages.add(null, "CABINET  1", "Other"));
        assertEquals("storage-exists", taken.type());
        assertEquals(cabinet.storage().id(), taken.extensions().get("id"));
        clinic.run(() -> storages.add(clinic.south, "Cabinet 1", "Surgery"));
        Storages.Filled drawer = clinic.run(() -> storages.add(null, "Drawer", "SURGERY"));
        assertEquals("Surgery", drawer.storage().department());
        assertEquals(List.of("Surgery"), clinic.run(storages::departments));
        UUID id = drawer.storage().id();
        assertEquals(
                "storage-exists",
                clinic.refused(() -> storages.change(id, drawer.storage().version(), "cabinet 1", "Surgery"))
                        .type());
        Storages.Filled renamed =
                clinic.run(() -> storages.change(id, drawer.storage().version(), "DRAWER", "Prosthetics"));
        assertEquals("DRAWER", renamed.storage().title());
        assertEquals(
                412,
                clinic.refused(() -> storages.change(id, drawer.storage().version(), "X", "Y"))
                        .status());
        assertEquals(
                List.of("Cabinet 1", "DRAWER"),
                clinic.run(() -> storages.where(false)).stream()
                        .map(filled -> filled.storage().title())
                        .toList());
        assertEquals(3, clinic.run(() -> storages.where(true)).size());
    }

    @Test
    public void tellsEveryFault() {
        assertEquals(
                List.of("/title required", "/department too-long"),
                faults(clinic.refused(() -> storages.add(null, " ", "x".repeat(121)))));
        assertEquals(
                List.of("/practiceLocation required", "/title control-character"),
                faults(clinic.refused(clinic.everybody.at(null), () -> storages.add(null, "a\u0000b", "Surgery"))));
    }

    @Test
    public void isDeletedOnlyWhenEmpty() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        StockItem item = clinic.item(cabinet, implant("One", "L", null));
        Problem full = clinic.refused(() -> delete(cabinet, null));
        assertEquals("storage-not-empty", full.type());
        assertEquals(1L, full.extensions().get("items"));
        clinic.doing(() -> stock.take(item.id(), UUID.randomUUID()));
        clinic.run(() -> delete(cabinet, null));
        assertEquals(404, clinic.refused(() -> storages.get(cabinet)).status());
        assertEquals(404, clinic.refused(() -> delete(cabinet, null)).status());
        assertEquals(
                List.of("/storage unknown"),
                faults(clinic.refused(() -> stock.add(cabinet, implant("x", "L", null), 1))));
        clinic.storage(clinic.north, "Cabinet");
    }

    @Test
    public void movesItsContentsWhenDeleted() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        UUID drawer = clinic.storage(clinic.south, "Drawer");
        StockItem one = clinic.item(cabinet, implant("One", "L", null));
        StockItem two = clinic.item(cabinet, implant("Two", "L", null));
        StockItem used = clinic.item(cabinet, implant("Used", "L", null));
        UUID treatment = UUID.randomUUID();
        clinic.doing(() -> stock.take(used.id(), treatment));
        for (UUID wrong : List.of(cabinet, UUID.randomUUID())) {
            assertEquals(List.of("?moveTo unknown"), faults(clinic.refused(() -> delete(cabinet, wrong))));
        }
        clinic.run(() -> delete(cabinet, drawer));
        for (StockItem item : List.of(one, two)) {
            StockItem moved = clinic.run(() -> stock.items().get(item.id()));
            assertEquals(drawer, moved.storage());
            assertEquals(clinic.south, moved.practiceLocation());
            assertTrue(moved.version() > item.version());
            Movement movement =
                    clinic.run(() -> stock.items().movements(item.id())).get(1);
            assertEquals(2, movement.number());
            assertEquals(MovementKind.MOVED, movement.kind());
            assertEquals("Cabinet", movement.from().title());
            assertEquals("Drawer", movement.to().title());
            assertEquals("Test Person", movement.accountName());
            assertEquals(clinic.everybody.account(), movement.account());
        }
        assertEquals(2, clinic.run(() -> stock.items().movements(used.id())).size());
        assertEquals(2, clinic.run(() -> storages.get(drawer)).items());
        clinic.doing(() -> stock.putBack(used.id(), treatment, "treatment-deleted"));
        assertEquals(drawer, clinic.run(() -> stock.items().get(used.id())).storage());
        clinic.run(() -> stock.items().move(List.of(one.id()), clinic.storage(clinic.north, "New"), null));
        assertRecounts();
    }

    @Test
    public void whatComesBackFindsAPlaceWhenItsOwnIsGone() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        StockItem one = clinic.item(cabinet, implant("One", "L", null));
        StockItem two = clinic.item(cabinet, implant("Two", "L", null));
        UUID treatment = UUID.randomUUID();
        clinic.doing(() -> stock.take(one.id(), treatment));
        clinic.doing(() -> stock.items().discard(two.id(), EntityTags.ANY, null));
        clinic.run(() -> delete(cabinet, null));
        clinic.doing(() -> stock.putBack(one.id(), treatment, "treatment-deleted"));
        assertEquals(cabinet, clinic.run(() -> stock.items().get(one.id())).storage());
        assertEquals(
                "Cabinet", clinic.run(() -> storages.get(cabinet)).storage().title());
        clinic.doing(() -> stock.take(one.id(), treatment));
        clinic.run(() -> delete(cabinet, null));
        UUID again = clinic.storage(clinic.north, "cabinet");
        clinic.run(() -> stock.items().restore(two.id()));
        clinic.doing(() -> stock.putBack(one.id(), treatment, "treatment-deleted"));
        assertEquals(again, clinic.run(() -> stock.items().get(one.id())).storage());
        assertEquals(again, clinic.run(() -> stock.items().get(two.id())).storage());
        assertRecounts();
    }

    @Test
    public void aRecountFindsWhatWasChangedBehindTheProductsBack() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        StockItem item = clinic.item(cabinet, implant("One", "L", null));
        clinic.item(cabinet, implant("Two", "L", null));
        assertRecounts();
        vanish(item);
        List<Storages.Difference> differences = clinic.run(() -> storages.recount(List.of(clinic.north)));
        assertEquals(1, differences.size());
        assertEquals(1, differences.get(0).items());
        assertEquals(2, differences.get(0).fromMovements());
    }

    private void vanish(StockItem item) throws SQLException {
        assertEquals(
                1,
                clinic.sql(
                        "update stock_item set state = 'DISCARDED' where id = ?",
                        item.id().toString()));
    }

    private void assertRecounts() throws Exception {
        assertEquals(List.of(), clinic.run(() -> storages.recount(List.of(clinic.north, clinic.south))));
    }

    private Void delete(UUID id, UUID target) {
        storages.delete(id, EntityTags.ANY, target);
        return null;
    }
}
