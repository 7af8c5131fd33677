package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.api.Caller;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.ProblemException;
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S5, S7, P3, A4. */
public class ReturnsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private static final int ROUNDS = 20;

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private UUID cabinet;
    private UUID supplier;

    @Before
    public void setUp() throws Exception {
        cabinet = clinic.storage(clinic.north, "Cabinet");
        supplier = clinic.run(() -> clinic.catalogue.supplierNamed("Maker")).id();
    }

    @After
    public void sendHome() {
        people.shutdownNow();
    }

    private UUID item(String serial) throws Exception {
        return clinic.item(cabinet, implant("Bone Level", "L1", serial, "2027-01-31"))
                .id();
    }

    private StockItem.State state(UUID item) throws Exception {
        return clinic.run(() -> stock.items().get(item)).state();
    }

    private Returns.Return draft(UUID... items) throws Exception {
        return clinic.run(() -> stock.returns().add(supplier, List.of(items), ReturnReason.EXPIRY, " As agreed "));
    }

    private Returns.Return become(Returns.Return document, ReturnState state) throws Exception {
        return clinic.run(() -> stock.returns().become(document.id(), EntityTags.ANY, state, null));
    }

    private List<MovementKind> movements(UUID item) throws Exception {
        return clinic.run(() -> stock.items().movements(item)).stream()
                .map(Movement::kind)
                .toList();
    }

    @Test
    public void goesFromDraftToCredit() throws Exception {
        UUID one = item("S-1");
        UUID two = item("S-2");
        Returns.Return draft = draft(one);
        assertEquals("R-1", draft.label());
        assertEquals("As agreed", draft.note());
        assertEquals(StockItem.State.RESERVED, state(one));
        assertEquals(
                "item-reserved",
                clinic.refused(() -> stock.take(one, UUID.randomUUID())).type());
        Returns.Return more = clinic.run(() -> stock.returns().addItems(draft.id(), List.of(two)));
        assertNotEquals(draft.version(), more.version());
        assertEquals(2, more.items().size());
        assertEquals(
                1,
                clinic.run(() -> stock.returns().removeItem(draft.id(), two))
                        .items()
                        .size());
        assertEquals(StockItem.State.IN_STOCK, state(two));
        Returns.Return sent = become(draft, ReturnState.SENT);
        assertEquals(StockItem.State.RETURNED, state(one));
        assertEquals(
                "return-sent",
                clinic.refused(() -> stock.returns().addItems(draft.id(), List.of(two)))
                        .type());
        Returns.Return credited = clinic.run(
                () -> stock.returns().become(draft.id(), sent.version(), ReturnState.CREDITED, "Credit note 7"));
        assertEquals(
                List.of("DRAFT null", "SENT null", "CREDITED Credit note 7"),
                credited.events().stream()
                        .map(event -> event.what() + " " + event.note())
                        .toList());
        assertEquals("Test Person", credited.events().get(0).accountName());
        assertEquals(
                "wrong-state",
                clinic.refused(() -> stock.returns().become(draft.id(), EntityTags.ANY, ReturnState.CANCELLED, null))
                        .type());
        assertEquals(List.of(MovementKind.ADDED, MovementKind.RESERVED, MovementKind.RETURNED), movements(one));
        assertEquals(
                "R-1", clinic.run(() -> stock.items().movements(one)).get(2).reason());
        assertEquals("R-2", draft(two).label());
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north))));
    }

    @Test
    public void whatIsRefusedOrCalledOffIsInStockAgain() throws Exception {
        UUID one = item("S-1");
        become(draft(one), ReturnState.CANCELLED);
        assertEquals(StockItem.State.IN_STOCK, state(one));
        Returns.Return second = draft(one);
        become(second, ReturnState.SENT);
        clinic.doing(() -> stock.storages().delete(cabinet, EntityTags.ANY, null));
        become(second, ReturnState.REFUSED);
        assertEquals(StockItem.State.IN_STOCK, state(one));
        assertEquals(
                List.of(
                        MovementKind.ADDED,
                        MovementKind.RESERVED,
                        MovementKind.FREED,
                        MovementKind.RESERVED,
                        MovementKind.RETURNED,
                        MovementKind.CAME_BACK),
                movements(one));
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north))));
        Returns.Return third = draft(one);
        become(third, ReturnState.SENT);
        UUID again = item("S-1");
        assertEquals(
                "serial-in-stock",
                clinic.refused(() -> stock.returns().become(third.id(), EntityTags.ANY, ReturnState.REFUSED, null))
                        .type());
        assertEquals(StockItem.State.RETURNED, state(one));
        assertEquals(StockItem.State.IN_STOCK, state(again));
    }

    @Test
    public void aQuarantinedItemGoesBackOnlyForARecall() throws Exception {
        UUID item = item(null);
        Returns.Return draft = draft(item);
        clinic.run(() -> stock.quarantine(List.of(item), "Recall"));
        assertEquals(
                "item-quarantined",
                clinic.refused(() -> stock.returns().become(draft.id(), EntityTags.ANY, ReturnState.SENT, null))
                        .type());
        become(draft, ReturnState.CANCELLED);
        assertEquals(StockItem.State.QUARANTINED, state(item));
        assertEquals(
                "item-quarantined",
                clinic.refused(() -> stock.returns().add(supplier, List.of(item), ReturnReason.EXPIRY, null))
                        .type());
        Returns.Return recall =
                clinic.run(() -> stock.returns().add(supplier, List.of(item), ReturnReason.RECALL, null));
        become(recall, ReturnState.SENT);
        become(recall, ReturnState.REFUSED);
        assertEquals("still withheld", StockItem.State.QUARANTINED, state(item));
    }

    @Test
    public void refusesWhatDoesNotBelongTogether() throws Exception {
        UUID here = item(null);
        UUID drawer = clinic.storage(clinic.south, "Drawer");
        UUID there = clinic.item(drawer, implant("Bone Level", "L1", null)).id();
        UUID other = clinic.item(cabinet, implant("Other", "L1", null).withSupplier(null, "Other"))
                .id();
        assertEquals(
                List.of("/items/1 other-location", "/items/2 other-supplier"),
                faults(clinic.refused(() ->
                                stock.returns().add(supplier, List.of(here, there, other), ReturnReason.OTHER, null)))
                        .stream()
                        .sorted()
                        .toList());
        assertEquals(StockItem.State.IN_STOCK, state(here));
        assertEquals(
                List.of("/supplier required", "/reason required", "/items out-of-range"),
                faults(clinic.refused(() -> stock.returns().add(null, List.of(), null, null))));
        assertEquals(List.of("/supplier unknown"), faults(clinic.refused(() -> stock.returns()
                .add(UUID.randomUUID(), List.of(here), ReturnReason.OTHER, null))));
        Returns.Return draft = draft(here);
        assertEquals("return-empty", emptied(draft, here));
        assertEquals(
                412,
                clinic.refused(() -> stock.returns().change(draft.id(), draft.version(), ReturnReason.OTHER, null))
                        .status());
    }

    private String emptied(Returns.Return draft, UUID item) throws Exception {
        clinic.run(() -> stock.returns().removeItem(draft.id(), item));
        return clinic.refused(() -> stock.returns().become(draft.id(), EntityTags.ANY, ReturnState.SENT, null))
                .type();
    }

    @Test
    public void onlyThoseWithTheRightSeeAndChangeIt() throws Exception {
        UUID item = item(null);
        Returns.Return draft = draft(item);
        Caller viewer = clinic.person(Level.VIEW);
        assertEquals(
                1,
                clinic.as(viewer, () -> stock.returns().list(null, Page.Request.FIRST))
                        .items()
                        .size());
        assertEquals(
                "no-right",
                clinic.refused(viewer, () -> stock.returns().removeItem(draft.id(), item))
                        .type());
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> stock.returns().get(draft.id()))
                        .status());
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.EDIT).at(clinic.south), () -> stock.returns()
                                .list(null, Page.Request.FIRST))
                        .type());
    }

    @Test
    public void listsTheNewestFirst() throws Exception {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            labels.add(0, draft(item(null)).label());
        }
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<Returns.Return> page =
                    clinic.run(() -> stock.returns().list(ReturnState.DRAFT, new Page.Request(from, 2)));
            page.items().forEach(document -> found.add(document.label()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(labels.stream().sorted().toList(), found.stream().sorted().toList());
        assertEquals(
                List.of(),
                clinic.run(() -> stock.returns().list(ReturnState.SENT, Page.Request.FIRST))
                        .items());
    }

    @Test
    public void oneItemIsNeverUsedAndReturnedByTwoAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID item = item(null);
            CyclicBarrier start = new CyclicBarrier(2);
            Future<Boolean> taken = people.submit(() -> succeeds(start, () -> stock.take(item, UUID.randomUUID())));
            Future<Boolean> returned = people.submit(() ->
                    succeeds(start, () -> stock.returns().add(supplier, List.of(item), ReturnReason.EXPIRY, null)));
            assertNotEquals("round " + round, taken.get(), returned.get());
            assertEquals(taken.get() ? StockItem.State.USED : StockItem.State.RESERVED, state(item));
        }
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north))));
    }

    private boolean succeeds(CyclicBarrier start, Callable<?> work) throws Exception {
        start.await();
        try {
            clinic.run(work);
            return true;
        } catch (ProblemException e) {
            assertEquals(e.problem().toString(), 409, e.problem().status());
            return false;
        }
    }
}
