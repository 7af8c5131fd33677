package org.alveolus.stock.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.ConnectorAnswer;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.stock.internal.domain.Delivery;
import org.alveolus.stock.internal.domain.DocumentEvent;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.alveolus.stock.internal.domain.OrderState;
import org.alveolus.stock.internal.domain.ProductLine;
import org.alveolus.stock.internal.persistence.OrderEntity;
import org.alveolus.stock.internal.persistence.OrderLineEntity;
import org.alveolus.stock.internal.persistence.StockRows;

/**
 * Orders to suppliers (S6): a draft, sent by hand or by the supplier's connector, received piece by piece. A connector is asked after
 * the transaction, so that it never holds anything up. Whoever locks an order locks it before storage locations and items.
 */
public final class Orders {

    private static final String OBJECT = "stock-order";
    private static final int MAXIMUM_LINES = 200;
    private static final int MAXIMUM_QUANTITY = 10_000;
    private static final int MAXIMUM_NOTE = 1000;

    private final Ground ground;
    private final Items items;
    private final Catalogue catalogue;

    Orders(Ground ground, Items items, Catalogue catalogue) {
        this.ground = ground;
        this.items = items;
        this.catalogue = catalogue;
    }

    /** How many of a product are ordered, and how many of them have come. */
    public record Line(int position, ProductLine product, int quantity, int received) {}

    /**
     * How many of a product to order.
     *
     * @param level the reorder level that names the product
     */
    public record Wanted(UUID level, Integer quantity) {}

    /**
     * An order.
     *
     * @param number within the institution, from 1
     * @param supplierName when the order was made
     * @param note null when none was given
     * @param reference the supplier's own number; null when there is none
     * @param lines in the list of orders: empty
     * @param events in the list of orders: empty
     */
    public record Order(
            UUID id,
            int number,
            UUID location,
            UUID supplier,
            String supplierName,
            String note,
            OrderState state,
            Delivery delivery,
            String reference,
            Instant createdAt,
            List<Line> lines,
            List<DocumentEvent> events,
            long version) {

        /** What it is called on paper. */
        public String label() {
            return "O-" + number;
        }
    }

    /** What came in: the items, and the order as it is now. */
    public record Receipt(List<StockItem> items, Order order) {}

    /** Orders of the practice location where the caller works now, the newest first. */
    public Page<Order> list(OrderState state, Page.Request page) {
        UUID location = ground.here(Level.VIEW);
        String before =
                page.cursor() == null ? null : Cursor.values(page.cursor(), 1).get(0);
        return ground.run(rows -> {
            List<OrderEntity> found = rows.orders().list(location, state, before, page.limit() + 1);
            boolean more = found.size() > page.limit();
            List<OrderEntity> part = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    part.stream()
                            .map(order -> view(order, List.of(), List.of()))
                            .toList(),
                    more ? Cursor.of(part.get(part.size() - 1).id()) : null);
        });
    }

    /**
     * @throws org.alveolus.api.ProblemException 404; 403 {@code no-right}
     */
    public Order get(UUID id) {
        return ground.run(rows -> {
            OrderEntity order = existing(rows.orders().find(id));
            Ground.require(Level.VIEW, order.location());
            return whole(rows, order);
        });
    }

    /**
     * Puts an order together at the practice location where the caller works now.
     *
     * @param wanted products by their reorder levels, all of this supplier
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403
     */
    public Order add(UUID supplier, List<Wanted> wanted, String note) {
        Problem.Faults faults =
                new Problem.Faults().required("/supplier", supplier).lines("/note", note, 0, MAXIMUM_NOTE);
        check(wanted, faults);
        faults.refuse();
        UUID location = ground.here(Level.EDIT);
        Supplier to = catalogue.supplier(supplier).orElseThrow(() -> Problem.invalid(
                        "/supplier", "unknown", "There is no supplier of this id")
                .exception());
        return ground.run(rows -> {
            OrderEntity order = new OrderEntity(
                    Ids.next(),
                    rows.documents().nextNumber("order", Callers.current()),
                    location,
                    to.id(),
                    to.name(),
                    Texts.stripped(note),
                    ground.now());
            rows.orders().add(order);
            rows.orders().flush();
            lines(rows, order, wanted);
            happened(rows, order, "DRAFT", null);
            ground.record(
                    AuditEvent.Action.CREATE,
                    OBJECT,
                    order.id(),
                    label(order) + " to " + to.name() + " with " + wanted.size() + " products");
            return whole(rows, order);
        });
    }

    private void lines(StockRows rows, OrderEntity order, List<Wanted> wanted) {
        var same = catalogue.sameSuppliers(order.supplier());
        Problem.Faults faults = new Problem.Faults();
        for (int i = 0; i < wanted.size(); i++) {
            String pointer = "/lines/" + i + "/level";
            var level = rows.orders().level(wanted.get(i).level()).filter(found -> found.location()
                    .equals(order.location()));
            if (level.isEmpty()) {
                faults.add(pointer, "unknown", "There is no such reorder level at this practice location");
            } else if (!same.contains(level.get().supplier())) {
                faults.add(pointer, "other-supplier", "This product comes from another supplier");
            } else {
                rows.orders()
                        .add(new OrderLineEntity(
                                order.id(),
                                i + 1,
                                level.get().productKey(),
                                level.get().product(),
                                wanted.get(i).quantity()));
            }
        }
        faults.refuse();
        rows.orders().flush();
    }

    private static void check(List<Wanted> wanted, Problem.Faults faults) {
        if (wanted == null || wanted.isEmpty() || wanted.size() > MAXIMUM_LINES) {
            faults.add("/lines", "out-of-range", "1 to " + MAXIMUM_LINES + " products can be ordered at once");
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Wanted line = wanted.get(i);
            if (line == null) {
                faults.required("/lines/" + i, null);
                continue;
            }
            faults.required("/lines/" + i + "/level", line.level())
                    .required("/lines/" + i + "/quantity", line.quantity());
            if (line.quantity() != null && (line.quantity() < 1 || line.quantity() > MAXIMUM_QUANTITY)) {
                faults.add(
                        "/lines/" + i + "/quantity",
                        "out-of-range",
                        "quantity is a number from 1 to " + MAXIMUM_QUANTITY);
            }
        }
        long levels = wanted.stream()
                .filter(line -> line != null)
                .map(Wanted::level)
                .distinct()
                .count();
        if (levels < wanted.size()) {
            faults.add("/lines", "duplicate", "Name each product once");
        }
    }

    /**
     * Sends a draft: it counts as ordered, and the supplier's connector gets it, when there is one.
     *
     * @param version of the state that it was made from
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code wrong-state}; 412
     */
    public Order send(UUID id, long version) {
        return ground.run(rows -> {
            OrderEntity order = locked(rows, id);
            EntityTags.check(version, order.version());
            refuseUnless(order.state() == OrderState.DRAFT);
            order.become(OrderState.SENT);
            happened(rows, order, "SENT", null);
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, label(order) + " is sent");
            hand(rows, order);
            return whole(rows, order);
        });
    }

    /**
     * Tries again to hand an order to the supplier's connector.
     *
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code wrong-state} when the supplier has it or nothing of it is to come
     */
    public Order deliver(UUID id) {
        return ground.run(rows -> {
            OrderEntity order = locked(rows, id);
            refuseUnless(order.state().isOpen() && order.delivery() != Delivery.ACCEPTED);
            hand(rows, order);
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, label(order) + " is handed over again");
            return whole(rows, order);
        });
    }

    /** The supplier sees the same id again when its answer was lost, and takes the order once. */
    private void hand(StockRows rows, OrderEntity order) {
        if (!catalogue.hasConnectors()) {
            return;
        }
        order.deliver(Delivery.PENDING, null);
        rows.orders().flush();
        SupplierOrder handed = new SupplierOrder(
                order.id(),
                label(order),
                order.supplierName(),
                ground.customer(),
                ground.today(),
                order.note(),
                rows.orders().lines(order.id()).stream()
                        .map(line -> new SupplierOrder.Line(
                                line.product().productCode(),
                                line.product().name(),
                                line.product().issuer(),
                                line.product().udiDi(),
                                line.quantity()))
                        .toList());
        Caller caller = Callers.current();
        ground.afterCommit(() -> Callers.as(caller, () -> note(handed.id(), catalogue.order(handed))));
    }

    private void note(UUID id, ConnectorAnswer answer) {
        ground.run(rows -> {
            OrderEntity order = existing(rows.orders().lock(id));
            if (answer.answer() instanceof SupplierAnswer.Accepted accepted) {
                order.deliver(Delivery.ACCEPTED, accepted.reference());
                happened(rows, order, "ACCEPTED", named(answer, accepted.reference()));
            } else if (answer.answer() instanceof SupplierAnswer.Refused refused) {
                order.deliver(Delivery.REFUSED, null);
                happened(rows, order, "REFUSED", named(answer, refused.reason()));
            } else if (answer.failure() != null) {
                order.deliver(Delivery.FAILED, null);
                happened(rows, order, "FAILED", named(answer, answer.failure()));
            } else {
                order.deliver(Delivery.BY_HAND, null);
                rows.orders().flush();
            }
            return null;
        });
    }

    private static String named(ConnectorAnswer answer, String words) {
        String all = answer.connector() + (words == null ? "" : ": " + words);
        return all.length() > MAXIMUM_NOTE ? all.substring(0, MAXIMUM_NOTE) : all;
    }

    /**
     * Calls an order off; what came stays.
     *
     * @param version of the state that it was made from
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 409 {@code wrong-state}; 412
     */
    public Order cancel(UUID id, long version, String note) {
        new Problem.Faults().lines("/note", note, 0, MAXIMUM_NOTE).refuse();
        return ground.run(rows -> {
            OrderEntity order = locked(rows, id);
            EntityTags.check(version, order.version());
            refuseUnless(order.state() == OrderState.DRAFT || order.state().isOpen());
            order.become(OrderState.CANCELLED);
            happened(rows, order, "CANCELLED", Texts.stripped(note));
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, label(order) + " is cancelled");
            return whole(rows, order);
        });
    }

    /**
     * Puts pieces that came into stock and counts them on the order.
     *
     * @param storage where they are put
     * @param device as it was scanned: it names the product
     * @param count how many equal pieces
     * @throws org.alveolus.api.ProblemException as {@link org.alveolus.api.stock.Stock#add}; 409 {@code wrong-state}; 409 {@code not-ordered} when this product is not
     *     in the order, and {@code more-than-ordered} when more of it came than were to come
     */
    public Receipt receive(UUID id, UUID storage, Device device, int count) {
        return ground.run(rows -> {
            OrderEntity order = locked(rows, id);
            refuseUnless(order.state().isOpen());
            List<OrderLineEntity> lines = rows.orders().lines(id);
            OrderLineEntity line = lines.stream()
                    .filter(each -> isThis(each.product(), device))
                    .findFirst()
                    .orElseThrow(() -> Problem.conflict(
                                    "not-ordered", "This product is not in the order. Put it into stock by itself.")
                            .exception());
            if (line.received() + count > line.quantity()) {
                throw Problem.conflict("more-than-ordered", "More of this product came than were to come.")
                        .with("ordered", line.quantity())
                        .with("received", line.received())
                        .exception();
            }
            Device settled = device.supplier() == null && device.supplierName() == null
                    ? device.withSupplier(order.supplier(), null)
                    : device;
            List<StockItem> added = items.add(storage, settled, count);
            line.receive(count);
            boolean all = lines.stream().allMatch(each -> each.received() >= each.quantity());
            OrderState next = all ? OrderState.RECEIVED : OrderState.PARTLY_RECEIVED;
            boolean changed = order.state() != next;
            order.become(next);
            if (changed) {
                happened(rows, order, next.name(), null);
            }
            rows.orders().flush();
            ground.record(
                    AuditEvent.Action.UPDATE,
                    OBJECT,
                    id,
                    count + " of " + line.product().name() + " came");
            return new Receipt(added, whole(rows, order));
        });
    }

    private static boolean isThis(ProductLine product, Device device) {
        if (product.udiDi() != null && device.udiDi() != null) {
            return product.udiDi().equals(device.udiDi()) && product.issuer() == device.issuer();
        }
        return product.productCode() != null
                && device.productCode() != null
                && ItemKeys.code(product.productCode()).equals(ItemKeys.code(device.productCode()));
    }

    private static void refuseUnless(boolean possible) {
        if (!possible) {
            throw Problem.conflict("wrong-state", "This is not possible in the order's state.")
                    .exception();
        }
    }

    private static OrderEntity locked(StockRows rows, UUID id) {
        OrderEntity order = existing(rows.orders().lock(id));
        Ground.require(Level.EDIT, order.location());
        return order;
    }

    private static OrderEntity existing(Optional<OrderEntity> found) {
        return found.orElseThrow(
                () -> Problem.notFound("There is no such order.").exception());
    }

    private void happened(StockRows rows, OrderEntity order, String what, String note) {
        rows.documents().happened(order.id(), what, note, ground.now(), Callers.current());
        rows.documents().flush();
    }

    private static String label(OrderEntity order) {
        return "O-" + order.number();
    }

    private static Order whole(StockRows rows, OrderEntity order) {
        rows.orders().flush();
        List<Line> lines = new ArrayList<>();
        rows.orders()
                .lines(order.id())
                .forEach(
                        line -> lines.add(new Line(line.position(), line.product(), line.quantity(), line.received())));
        return view(order, lines, rows.documents().events(order.id()));
    }

    private static Order view(OrderEntity order, List<Line> lines, List<DocumentEvent> events) {
        return new Order(
                order.id(),
                order.number(),
                order.location(),
                order.supplier(),
                order.supplierName(),
                order.note(),
                order.state(),
                order.delivery(),
                order.reference(),
                order.createdAt(),
                lines,
                events,
                order.version());
    }
}
