package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.device;
import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.supplier.ProductKey;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierConnector;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.supplier.SupplierReturn;
import org.alveolus.stock.internal.domain.Delivery;
import org.alveolus.stock.internal.domain.DocumentEvent;
import org.alveolus.stock.internal.domain.OrderState;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S6, V2, P3, A4. */
public class OrdersTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private UUID cabinet;

    @Before
    public void setUp() throws Exception {
        GROUND.clock().set(Instant.parse("2026-11-22T10:00:00Z"));
        cabinet = clinic.storage(clinic.north, "Cabinet");
    }

    private Levels.ReorderLevel level(StockItem item, int minimum, int target) throws Exception {
        return clinic.run(() -> stock.levels().set(item.id(), minimum, target));
    }

    private Levels.ReorderLevel now(UUID level) throws Exception {
        return clinic.run(() -> stock.levels().list()).stream()
                .filter(each -> each.id().equals(level))
                .findFirst()
                .orElseThrow();
    }

    private Orders.Order ordered(Levels.ReorderLevel level, int quantity) throws Exception {
        Orders.Order draft = clinic.run(() -> stock.orders()
                .add(level.supplier(), List.of(new Orders.Wanted(level.id(), quantity)), "Before Friday"));
        return clinic.run(() -> stock.orders().send(draft.id(), draft.version()));
    }

    @Test
    public void suggestsUpToTheTargetOnceFewerThanTheMinimumAreThereOrComing() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "L1", "2028-01-01"));
        clinic.item(cabinet, implant("Bone Level", "L0", "2026-11-21"));
        Levels.ReorderLevel level = level(item, 2, 5);
        assertEquals(1, level.onShelf());
        assertEquals(4, level.suggested());
        assertEquals("changed, not added twice", level.id(), level(item, 3, 5).id());
        Orders.Order sent = ordered(level, 2);
        assertEquals("O-1", sent.label());
        assertEquals(Delivery.BY_HAND, sent.delivery());
        assertEquals(2, now(level.id()).onOrder());
        assertEquals(0, now(level.id()).suggested());
        clinic.run(() -> stock.take(item.id(), UUID.randomUUID()));
        assertEquals(3, now(level.id()).suggested());
        assertEquals(
                List.of("/minimum out-of-range", "/target below-minimum"),
                faults(clinic.refused(() -> stock.levels().change(level.id(), EntityTags.ANY, 20_000, 5))));
        assertEquals(
                412,
                clinic.refused(() -> stock.levels().change(level.id(), level.version(), 1, 1))
                        .status());
        clinic.doing(() -> stock.levels().remove(level.id()));
        assertEquals(List.of(), clinic.run(() -> stock.levels().list()));
    }

    @Test
    public void aLevelFollowsAMergeOfSuppliers() throws Exception {
        StockItem one = clinic.item(cabinet, coded("Maker"));
        StockItem two = clinic.item(cabinet, coded("Maker GmbH"));
        Levels.ReorderLevel level = level(one, 2, 5);
        assertEquals(1, now(level.id()).onShelf());
        clinic.run(() -> clinic.catalogue
                .versionedSuppliers()
                .merge(two.device().supplier(), List.of(one.device().supplier())));
        assertEquals(2, now(level.id()).onShelf());
        assertEquals("Maker GmbH", now(level.id()).supplierName());
    }

    /** Known by supplier and code alone. */
    private static Device coded(String supplier) {
        return new Device(
                DeviceKind.ABUTMENT,
                null,
                supplier,
                "A-1",
                "Abutment",
                null,
                "L",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Device.Entry.TYPED);
    }

    @Test
    public void receivesByScanningUntilAllHasCome() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "L1", null));
        Orders.Order order = ordered(level(item, 2, 5), 3);
        Orders.Receipt first =
                clinic.run(() -> stock.orders().receive(order.id(), cabinet, implant("Bone Level", "L2", null), 2));
        assertEquals(2, first.items().size());
        assertEquals(OrderState.PARTLY_RECEIVED, first.order().state());
        assertEquals(
                "more-than-ordered",
                clinic.refused(() -> stock.orders().receive(order.id(), cabinet, implant("Bone Level", "L2", null), 2))
                        .type());
        assertEquals(
                "not-ordered",
                clinic.refused(() -> stock.orders().receive(order.id(), cabinet, coded("Maker"), 1))
                        .type());
        Orders.Receipt last =
                clinic.run(() -> stock.orders().receive(order.id(), cabinet, implant("Bone Level", "L3", null), 1));
        assertEquals(OrderState.RECEIVED, last.order().state());
        assertEquals(
                List.of("DRAFT", "SENT", "PARTLY_RECEIVED", "RECEIVED"),
                last.order().events().stream().map(DocumentEvent::what).toList());
        assertEquals(
                "wrong-state",
                clinic.refused(() -> stock.orders().cancel(order.id(), EntityTags.ANY, null))
                        .type());
        assertEquals(4, clinic.list(Clinic.all(), "name").size());
    }

    @Test
    public void showsTheShelfBySizesWithWhatIsLow() throws Exception {
        StockItem item = clinic.item(cabinet, sized("4.1", "10"));
        clinic.item(cabinet, sized("4.1", "12"));
        clinic.item(cabinet, sized("4.1", "12"));
        level(item, 2, 4);
        List<Levels.Family> families = clinic.run(() -> stock.levels().families(DeviceKind.IMPLANT));
        assertEquals(1, families.size());
        assertEquals("Bone Level", families.get(0).name());
        assertEquals(
                List.of("4.1 10 1 true", "4.1 12 2 false"),
                families.get(0).cells().stream()
                        .map(cell -> cell.diameter() + " " + cell.length() + " " + cell.count() + " " + cell.low())
                        .toList());
        assertEquals(List.of(), clinic.run(() -> stock.levels().families(DeviceKind.ABUTMENT)));
    }

    private static Device sized(String diameter, String length) {
        return device(DeviceKind.IMPLANT, "Bone Level", "R" + diameter + length, diameter, length, "L", null, null);
    }

    @Test
    public void refusesWhatCannotBeOrdered() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "L1", null));
        Levels.ReorderLevel level = level(item, 2, 5);
        UUID other = clinic.run(() -> clinic.catalogue.supplierNamed("Other")).id();
        assertEquals(
                List.of("/lines/0/level other-supplier", "/lines/1/level unknown"),
                faults(clinic.refused(() -> stock.orders()
                        .add(
                                other,
                                List.of(new Orders.Wanted(level.id(), 1), new Orders.Wanted(UUID.randomUUID(), 1)),
                                null))));
        assertEquals(
                List.of("/supplier required", "/lines/0/quantity out-of-range", "/lines duplicate"),
                faults(clinic.refused(() -> stock.orders()
                        .add(
                                null,
                                List.of(new Orders.Wanted(level.id(), 0), new Orders.Wanted(level.id(), 1)),
                                null))));
        assertEquals(
                List.of(),
                clinic.run(() -> stock.orders().list(null, Page.Request.FIRST)).items());
        Orders.Order order = ordered(level, 1);
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> stock.orders().get(order.id()))
                        .status());
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.VIEW), () -> stock.orders().cancel(order.id(), EntityTags.ANY, null))
                        .type());
    }

    @Test
    public void aConnectorGetsTheOrderAndWhatItSaysIsWrittenDown() throws Exception {
        StockItem item = clinic.item(cabinet, implant("Bone Level", "L1", null));
        Levels.ReorderLevel level = level(item, 2, 5);
        Acme acme = new Acme();
        clinic.catalogue.addConnector(acme, Map.of(SupplierConnector.NAME, "acme"));
        acme.failing = true;
        Orders.Order order = ordered(level, 2);
        Orders.Order failed = clinic.run(() -> stock.orders().get(order.id()));
        assertEquals("it counts as ordered all the same", OrderState.SENT, failed.state());
        assertEquals(Delivery.FAILED, failed.delivery());
        assertTrue(failed.events().get(2).note().startsWith("acme: "));
        acme.failing = false;
        clinic.run(() -> stock.orders().deliver(order.id()));
        Orders.Order accepted = clinic.run(() -> stock.orders().get(order.id()));
        assertEquals(Delivery.ACCEPTED, accepted.delivery());
        assertEquals("A-4711", accepted.reference());
        assertEquals(2, acme.orders.size());
        assertEquals(acme.orders.get(0).id(), acme.orders.get(1).id());
        assertEquals("O-1", acme.orders.get(1).number());
        assertEquals(Clinic.GTIN, acme.orders.get(1).lines().get(0).udiDi());
        assertEquals(
                "Clinic\nLindelaan 1\n1234 AB Voorbeeldstad", acme.orders.get(1).customer());
        assertEquals(
                "wrong-state",
                clinic.refused(() -> stock.orders().deliver(order.id())).type());
        Returns.Return back = clinic.run(
                () -> stock.returns().add(level.supplier(), List.of(item.id()), ReturnReason.WRONG_DELIVERY, null));
        clinic.run(() -> stock.returns().become(back.id(), back.version(), ReturnState.SENT, null));
        assertEquals(
                List.of("DRAFT null", "SENT null", "ANNOUNCED acme: RMA-1"),
                clinic.run(() -> stock.returns().get(back.id())).events().stream()
                        .map(event -> event.what() + " " + event.note())
                        .toList());
        assertEquals("wrong-delivery", acme.announced.reason());
        clinic.catalogue.removeConnector(acme);
        assertEquals(Delivery.BY_HAND, ordered(level, 1).delivery());
    }

    private static final class Acme implements SupplierConnector {

        private final List<SupplierOrder> orders = new ArrayList<>();
        private SupplierReturn announced;
        private boolean failing;

        @Override
        public SupplierAnswer lookUp(ProductKey product) {
            return SupplierAnswer.NOT_MINE;
        }

        @Override
        public SupplierAnswer order(SupplierOrder order) throws IOException {
            orders.add(order);
            if (failing) {
                throw new IOException("The line is dead");
            }
            return new SupplierAnswer.Accepted("A-4711");
        }

        @Override
        public SupplierAnswer announceReturn(SupplierReturn announced) {
            this.announced = announced;
            return new SupplierAnswer.Accepted("RMA-1");
        }
    }
}
