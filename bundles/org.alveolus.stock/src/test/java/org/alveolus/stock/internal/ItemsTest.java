package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alveolus.api.Caller;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S1, S2, S7 (movements), R4, R5, R7 (stock), P3, A4, D4. */
public class ItemsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private UUID cabinet;

    @Before
    public void setUp() throws Exception {
        GROUND.clock().set(Instant.parse("2026-11-22T10:00:00Z"));
        GROUND.audit().clear();
        cabinet = clinic.storage(clinic.north, "Cabinet");
    }

    @Test
    public void addsEqualItemsAndLearnsTheProduct() throws Exception {
        Device device = implant("Bone Level", "EF 51", "2027-12-31");
        List<StockItem> added = clinic.run(() -> stock.add(cabinet, device, 3));
        assertEquals(3, added.stream().map(StockItem::id).distinct().count());
        StockItem first = clinic.run(() -> stock.items().get(added.get(0).id()));
        assertEquals(added.get(0), first);
        assertEquals(device.rawScan(), first.device().rawScan());
        assertEquals(device.expiry(), first.device().expiry());
        assertEquals(device.diameter(), first.device().diameter());
        assertEquals("Cabinet", first.storageTitle());
        assertEquals(clinic.north, first.practiceLocation());
        assertEquals(StockItem.State.IN_STOCK, first.state());
        assertEquals("Maker", clinic.run(clinic.catalogue::suppliers).get(0).name());
        assertEquals(
                "Bone Level",
                clinic.run(() -> clinic.catalogue.find(UdiIssuer.GS1, Clinic.GTIN))
                        .orElseThrow()
                        .name());
        Movement movement =
                clinic.run(() -> stock.items().movements(first.id())).get(0);
        assertEquals(MovementKind.ADDED, movement.kind());
        assertEquals("Test Person", movement.accountName());
        assertNull(movement.from());
        assertEquals(new Movement.Place(cabinet, "Cabinet"), movement.to());
    }

    @Test
    public void tellsWhatIsWrongWithAnItem() throws Exception {
        Device nameless =
                Clinic.device(org.alveolus.api.catalogue.DeviceKind.IMPLANT, null, null, null, null, null, "S1", null);
        assertEquals(
                List.of("/storage required", "/name required", "/count serial-is-one"),
                faults(clinic.refused(() -> stock.items().add(null, nameless, 2))));
        assertEquals(
                List.of("/count out-of-range"),
                faults(clinic.refused(() -> stock.add(cabinet, implant("x", "L", null), 201))));
        assertEquals(
                List.of("/storage unknown"),
                faults(clinic.refused(() -> stock.add(UUID.randomUUID(), implant("x", "L", null), 1))));
        assertEquals(
                List.of("/supplier unknown"),
                faults(clinic.refused(
                        () -> stock.add(cabinet, implant("x", "L", null).withSupplier(UUID.randomUUID(), null), 1))));
        assertEquals(0, clinic.list(Clinic.all(), "name").size());
    }

    /** Proves S3. */
    @Test
    public void whatWasRecordedUnderADuplicateSupplierIsFoundUnderTheOneThatStays() throws Exception {
        StockItem one = clinic.item(cabinet, implant("One", "L1", "2027-12-31"));
        StockItem two = clinic.item(cabinet, implant("Two", "L2", "2027-06-30").withSupplier(null, "Maker GmbH"));
        UUID maker = one.device().supplier();
        UUID duplicate = two.device().supplier();
        assertNotEquals(maker, duplicate);
        clinic.run(() -> clinic.catalogue.versionedSuppliers().merge(maker, List.of(duplicate)));
        for (UUID each : List.of(maker, duplicate)) {
            DeviceQuery query = new DeviceQuery(null, null, null, null, null, each);
            assertEquals(
                    List.of(two.id(), one.id()),
                    clinic.run(() -> stock.recall(query)).stream()
                            .map(StockItem::id)
                            .toList());
            ItemLists.Asked asked = new ItemLists.Asked(null, null, null, null, each, null, null, false);
            assertEquals(2, clinic.list(asked, "name").size());
        }
        assertEquals(
                "the name stays as it was recorded",
                "Maker GmbH",
                clinic.run(() -> stock.items().get(two.id())).device().supplierName());
    }

    @Test
    public void refusesTheSamePieceTwice() throws Exception {
        StockItem first = clinic.item(cabinet, implant("Bone Level", "L", "S-1", null));
        Problem problem = clinic.refused(() -> stock.add(cabinet, implant("Bone Level", "L", "s 1", null), 1));
        assertEquals("serial-in-stock", problem.type());
        clinic.doing(() -> stock.take(first.id(), UUID.randomUUID()));
        clinic.item(cabinet, implant("Bone Level", "L", "S-1", null));
    }

    @Test
    public void editsOnlyThePresentStateAndOnlyWhatIsThere() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "L1", "2027-12-31"));
        UUID drawer = clinic.storage(clinic.south, "Drawer");
        StockItem edited = clinic.run(
                () -> stock.items().edit(item.id(), item.version(), drawer, implant("Tissue Level", "L2", "2028-01")));
        assertEquals("Tissue Level", edited.device().name());
        assertEquals(clinic.south, edited.practiceLocation());
        assertEquals("Drawer", edited.storageTitle());
        assertNotEquals(item.version(), edited.version());
        assertEquals(edited, clinic.run(() -> stock.items().get(item.id())));
        assertEquals(
                List.of(MovementKind.ADDED, MovementKind.MOVED),
                clinic.run(() -> stock.items().movements(item.id())).stream()
                        .map(Movement::kind)
                        .toList());
        assertEquals(
                412,
                clinic.refused(() -> stock.items().edit(item.id(), item.version(), null, implant("x", "L2", null)))
                        .status());
        assertEquals(
                "Changed name, lot, expiry, rawScan",
                GROUND.audit().events().get(GROUND.audit().events().size() - 1).detail());
        clinic.doing(() -> stock.take(item.id(), UUID.randomUUID()));
        assertEquals(
                "item-used",
                clinic.refused(() -> stock.items().edit(item.id(), EntityTags.ANY, null, implant("x", "L2", null)))
                        .type());
    }

    @Test
    public void movesAllOrNone() throws Exception {
        StockItem one = clinic.item(cabinet, implant("One", "L1", null));
        StockItem two = clinic.item(cabinet, implant("Two", "L1", null));
        UUID drawer = clinic.storage(clinic.south, "Drawer");
        clinic.doing(() -> stock.take(two.id(), UUID.randomUUID()));
        List<UUID> both = List.of(one.id(), two.id());
        assertEquals(
                "item-used",
                clinic.refused(() -> stock.items().move(both, drawer, null)).type());
        assertEquals(cabinet, clinic.run(() -> stock.items().get(one.id())).storage());
        List<StockItem> moved = clinic.run(() -> stock.items().move(List.of(one.id()), drawer, " tidying "));
        assertEquals(drawer, moved.get(0).storage());
        List<Movement> movements = clinic.run(() -> stock.items().movements(one.id()));
        assertEquals("tidying", movements.get(1).reason());
        assertEquals("Cabinet", movements.get(1).from().title());
        assertEquals("Drawer", movements.get(1).to().title());
        clinic.run(() -> stock.items().move(List.of(one.id()), drawer, null));
        assertEquals(2, clinic.run(() -> stock.items().movements(one.id())).size());
        assertEquals(List.of("/storage required", "/items out-of-range"), faults(clinic.refused(() -> stock.items()
                .move(List.of(), null, null))));
        assertEquals(
                404,
                clinic.refused(() -> stock.items().move(List.of(UUID.randomUUID()), drawer, null))
                        .status());
    }

    @Test
    public void removesAndRestores() throws Exception {
        StockItem item = clinic.item(cabinet, implant("One", "L1", null));
        clinic.doing(() -> stock.items().discard(item.id(), item.version(), "dropped"));
        assertEquals(List.of(), clinic.list(Clinic.all(), "name"));
        StockItem discarded = clinic.run(() -> stock.items().get(item.id()));
        assertEquals(StockItem.State.DISCARDED, discarded.state());
        assertEquals(
                "item-gone",
                clinic.refused(() -> {
                            stock.items().discard(item.id(), EntityTags.ANY, null);
                            return null;
                        })
                        .type());
        assertEquals(
                "item-gone",
                clinic.refused(() -> stock.take(item.id(), UUID.randomUUID())).type());
        clinic.run(() -> stock.items().restore(item.id()));
        assertEquals(1, clinic.list(Clinic.all(), "name").size());
        assertEquals(
                "item-in-stock",
                clinic.refused(() -> stock.items().restore(item.id())).type());
        assertEquals(
                List.of("ADDED null", "DISCARDED dropped", "RESTORED null"),
                clinic.run(() -> stock.items().movements(item.id())).stream()
                        .map(movement -> movement.kind() + " " + movement.reason())
                        .toList());
    }

    @Test
    public void takesOnceAndTellsTheNextWhoTookIt() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "EF51", "2027-12-31"));
        UUID treatment = UUID.randomUUID();
        StockItem taken = clinic.run(() -> stock.take(item.id(), treatment));
        assertEquals(StockItem.State.USED, taken.state());
        assertEquals(treatment, taken.takenFor());
        GROUND.clock().advance(Duration.ofMinutes(5));
        Problem problem = clinic.refused(() -> stock.take(item.id(), UUID.randomUUID()));
        assertEquals(409, problem.status());
        assertEquals("item-used", problem.type());
        assertEquals(
                Map.of(
                        "id",
                        item.id(),
                        "name",
                        "Bone Level",
                        "lot",
                        "EF51",
                        "state",
                        StockItem.State.USED,
                        "by",
                        "Test Person",
                        "at",
                        Instant.parse("2026-11-22T10:00:00Z")),
                problem.extensions().get("item"));
        assertEquals(
                404,
                clinic.refused(() -> stock.take(UUID.randomUUID(), treatment)).status());
    }

    @Test
    public void putsBackOnlyForTheTreatmentThatTookIt() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "EF51", null));
        UUID treatment = UUID.randomUUID();
        clinic.doing(() -> stock.take(item.id(), treatment));
        clinic.doing(() -> stock.putBack(item.id(), UUID.randomUUID(), "treatment-deleted"));
        assertEquals(
                StockItem.State.USED,
                clinic.run(() -> stock.items().get(item.id())).state());
        clinic.doing(() -> stock.putBack(item.id(), treatment, "treatment-deleted"));
        StockItem back = clinic.run(() -> stock.items().get(item.id()));
        assertEquals(StockItem.State.IN_STOCK, back.state());
        assertNull(back.takenFor());
        clinic.doing(() -> stock.putBack(item.id(), treatment, "treatment-deleted"));
        List<Movement> movements = clinic.run(() -> stock.items().movements(item.id()));
        assertEquals(
                List.of(MovementKind.ADDED, MovementKind.TAKEN, MovementKind.PUT_BACK),
                movements.stream().map(Movement::kind).toList());
        assertEquals(treatment, movements.get(1).treatment());
        assertEquals(treatment, movements.get(2).treatment());
        assertEquals("treatment-deleted", movements.get(2).reason());
    }

    @Test
    public void seesTheTakenStateEvenAfterHavingReadTheItemBefore() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "EF51", null));
        Callable<?> late = () -> GROUND.transactions().run(() -> {
            assertEquals(
                    StockItem.State.IN_STOCK,
                    stock.find(item.id()).orElseThrow().state());
            inAnotherThread(() -> stock.take(item.id(), UUID.randomUUID()));
            return stock.take(item.id(), UUID.randomUUID());
        });
        assertEquals("item-used", clinic.refused(late).type());
    }

    private void inAnotherThread(Callable<?> work) {
        Thread thread = new Thread(() -> {
            try {
                clinic.run(work);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void undoesTheTakingWithTheRestOfTheAct() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "EF51", null));
        org.junit.Assert.assertThrows(
                IllegalStateException.class,
                () -> clinic.run(() -> GROUND.transactions().run(() -> {
                    stock.take(item.id(), UUID.randomUUID());
                    throw new IllegalStateException("the treatment was not saved");
                })));
        assertEquals(
                StockItem.State.IN_STOCK,
                clinic.run(() -> stock.items().get(item.id())).state());
        assertEquals(1, clinic.run(() -> stock.items().movements(item.id())).size());
    }

    @Test
    public void neverOffersOrTakesWhatHasExpired() throws Exception {
        StockItem today = clinic.item(cabinet, implant("Today", "L1", "2026-11-22"));
        StockItem month = clinic.item(cabinet, implant("Month", "L1", "2026-11"));
        StockItem never = clinic.item(cabinet, implant("Never", "L1", null));
        StockItem past = clinic.item(cabinet, implant("Past", "L1", "2026-11-21"));
        assertEquals(List.of(today.id(), month.id(), never.id()), available("L1", null));
        assertEquals(
                "item-expired",
                clinic.refused(() -> stock.take(past.id(), UUID.randomUUID())).type());
        // In Amsterdam it is one o'clock on the next day.
        GROUND.clock().set(Instant.parse("2026-11-23T00:00:00Z"));
        assertEquals(List.of(month.id(), never.id()), available("L1", null));
        assertEquals(
                409,
                clinic.refused(() -> stock.take(today.id(), UUID.randomUUID())).status());
        clinic.doing(() -> stock.take(month.id(), UUID.randomUUID()));
    }

    private List<UUID> available(String lot, UUID location) throws Exception {
        return clinic.run(() -> stock.available(new DeviceQuery(lot, null, null, null, null, null), location)).stream()
                .map(StockItem::id)
                .toList();
    }

    /** Proves R7 for the stock. */
    @Test
    public void aTissueLotIsFoundWithoutTheZerosThatFillItsField() throws Exception {
        StockItem coded = clinic.item(cabinet, implant("Bone Level", "000000000000XYZ123", "000025", "2027-12-31"));
        StockItem typed = clinic.item(cabinet, implant("Bone Level", "xyz-123", "25", "2028-12-31"));
        for (String lot : List.of("XYZ123", "xyz 123", "000000000000XYZ123")) {
            assertEquals(List.of(coded.id(), typed.id()), available(lot, null));
        }
        assertEquals(
                "25 and 000025 are two pieces and found as either",
                2,
                clinic.run(() -> stock.recall(new DeviceQuery(null, "25", null, null, null, null)))
                        .size());
        assertEquals(List.of(), available("YZ123", null));
    }

    @Test
    public void findsDevicesByEverythingThatIsOnABox() throws Exception {
        UUID drawer = clinic.storage(clinic.south, "Drawer");
        StockItem item = clinic.item(cabinet, implant("Bone Level", "EF-51", "S-9", "2027-12-31"));
        StockItem other = clinic.item(drawer, implant("Bone Level", "ef 51", "2027-01-31"));
        UUID maker = item.device().supplier();
        assertEquals(List.of(other.id(), item.id()), available("Ef51", null));
        assertEquals(List.of(item.id()), available("Ef51", clinic.north));
        for (DeviceQuery query : List.of(
                new DeviceQuery(null, null, UdiIssuer.GS1, Clinic.GTIN, null, null),
                new DeviceQuery(null, null, null, null, "021.5512", null),
                new DeviceQuery(null, null, null, null, null, maker),
                new DeviceQuery("EF51", null, UdiIssuer.GS1, Clinic.GTIN, "021.5512", maker))) {
            assertEquals(2, clinic.run(() -> stock.recall(query)).size());
        }
        assertEquals(
                List.of(item.id()),
                clinic.run(() -> stock.recall(new DeviceQuery(null, "s9", null, null, null, null))).stream()
                        .map(StockItem::id)
                        .toList());
        assertEquals(List.of(), clinic.run(() -> stock.recall(new DeviceQuery("--", null, null, null, null, null))));
        assertEquals(
                400,
                clinic.refused(() -> stock.recall(new DeviceQuery(null, null, null, null, null, null)))
                        .status());
    }

    @Test
    public void aRecallIsNotShortenedByRightsButTheRestIs() throws Exception {
        UUID drawer = clinic.storage(clinic.south, "Drawer");
        StockItem south = clinic.item(drawer, implant("Bone Level", "L1", null));
        StockItem north = clinic.item(cabinet, implant("Bone Level", "L1", null));
        DeviceQuery lot = new DeviceQuery("L1", null, null, null, null, null);
        Caller viewer = clinic.person(Level.VIEW);
        assertEquals(2, clinic.as(viewer, () -> stock.recall(lot)).size());
        assertEquals(1, clinic.as(viewer, () -> stock.available(lot, null)).size());
        for (Callable<?> attempt : List.<Callable<?>>of(
                () -> stock.available(lot, clinic.south),
                () -> stock.find(south.id()),
                () -> stock.items().get(south.id()),
                () -> stock.items().movements(south.id()),
                () -> stock.storages(clinic.south),
                () -> stock.storages().get(drawer),
                () -> stock.add(cabinet, implant("x", "L", null), 1),
                () -> stock.items().edit(north.id(), EntityTags.ANY, null, implant("x", "L", null)),
                () -> stock.items().move(List.of(north.id()), cabinet, null),
                () -> stock.take(north.id(), UUID.randomUUID()),
                () -> stock.addStorage(clinic.north, "T", "D"),
                () -> stock.storages().change(cabinet, EntityTags.ANY, "T", "D"))) {
            assertEquals("no-right", clinic.refused(viewer, attempt).type());
        }
        Caller editor = clinic.person(Level.EDIT);
        for (Callable<?> attempt : List.<Callable<?>>of(
                () -> stock.add(drawer, implant("x", "L", null), 1),
                () -> stock.items().edit(north.id(), EntityTags.ANY, drawer, implant("x", "L", null)),
                () -> stock.items().move(List.of(north.id()), drawer, null),
                () -> stock.items().move(List.of(south.id()), cabinet, null),
                () -> stock.take(south.id(), UUID.randomUUID()),
                () -> stock.addStorage(clinic.south, "T", "D"),
                () -> {
                    stock.items().discard(north.id(), EntityTags.ANY, null);
                    return null;
                },
                () -> {
                    stock.storages().delete(cabinet, EntityTags.ANY, null);
                    return null;
                })) {
            assertEquals("no-right", clinic.refused(editor, attempt).type());
        }
        clinic.as(editor, () -> stock.take(north.id(), UUID.randomUUID()));
    }

    @Test
    public void keepsInstitutionsApart() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "L1", "S-1", null));
        Caller stranger = clinic.stranger();
        assertTrue(clinic.as(stranger, () -> stock.find(item.id())).isEmpty());
        assertEquals(
                List.of(),
                clinic.as(stranger, () -> stock.recall(new DeviceQuery("L1", null, null, null, null, null))));
        assertEquals(
                List.of(),
                clinic.as(stranger, () -> stock.lists()
                                .list(Clinic.searched("bone"), "name", org.alveolus.api.Page.Request.FIRST))
                        .items());
        for (Callable<?> attempt : List.<Callable<?>>of(
                () -> stock.items().get(item.id()),
                () -> stock.items().movements(item.id()),
                () -> stock.items().edit(item.id(), EntityTags.ANY, null, implant("x", "L", null)),
                () -> stock.items().restore(item.id()),
                () -> stock.take(item.id(), UUID.randomUUID()),
                () -> stock.storages().get(cabinet),
                () -> stock.storages().change(cabinet, EntityTags.ANY, "T", "D"),
                () -> {
                    stock.items().discard(item.id(), EntityTags.ANY, null);
                    return null;
                },
                () -> {
                    stock.putBack(item.id(), UUID.randomUUID(), "x");
                    return null;
                },
                () -> {
                    stock.storages().delete(cabinet, EntityTags.ANY, null);
                    return null;
                })) {
            assertEquals(404, clinic.refused(stranger, attempt).status());
        }
        UUID theirs = stranger.location();
        UUID shelf = clinic.as(stranger, () -> stock.addStorage(theirs, "Shelf", "D"))
                .id();
        for (Callable<?> attempt : List.<Callable<?>>of(() -> stock.add(cabinet, implant("x", "L", null), 1), () -> {
            stock.storages().delete(shelf, EntityTags.ANY, cabinet);
            return null;
        })) {
            assertEquals(400, clinic.refused(stranger, attempt).status());
        }
        assertEquals(
                404,
                clinic.refused(stranger, () -> stock.items().move(List.of(item.id()), shelf, null))
                        .status());
        clinic.as(stranger, () -> stock.add(shelf, implant("Bone Level", "L1", "S-1", null), 1));
        assertEquals(item, clinic.run(() -> stock.items().get(item.id())));
        assertFalse(Set.of(item.id())
                .containsAll(clinic.as(
                        stranger, () -> stock.recall(new DeviceQuery("L1", null, null, null, null, null)).stream()
                                .map(StockItem::id)
                                .toList())));
    }
}
