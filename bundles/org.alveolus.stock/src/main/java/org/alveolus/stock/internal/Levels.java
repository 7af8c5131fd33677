package org.alveolus.stock.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.alveolus.stock.internal.domain.OrderState;
import org.alveolus.stock.internal.domain.ProductLine;
import org.alveolus.stock.internal.persistence.ItemEntity;
import org.alveolus.stock.internal.persistence.LevelEntity;
import org.alveolus.stock.internal.persistence.OrderEntity;
import org.alveolus.stock.internal.persistence.StockRows;

/** How many pieces of a product should lie at a practice location, what to order, and the shelf by sizes (S6). */
public final class Levels {

    /** The highest level. */
    public static final int MAXIMUM = 10_000;

    private static final String OBJECT = "stock-level";

    private final Ground ground;
    private final Catalogue catalogue;

    Levels(Ground ground, Catalogue catalogue) {
        this.ground = ground;
        this.catalogue = catalogue;
    }

    /**
     * A reorder level and how things stand.
     *
     * @param supplierName as it is called now
     * @param onShelf pieces in stock that have not expired
     * @param onOrder pieces of drafts and orders that have not come
     */
    public record ReorderLevel(
            UUID id,
            UUID supplier,
            String supplierName,
            ProductLine product,
            int minimum,
            int target,
            long onShelf,
            long onOrder,
            long version) {

        /** How many to order: up to the target once fewer than the minimum are there or coming. */
        public long suggested() {
            long there = onShelf + onOrder;
            return there < minimum ? target - there : 0;
        }
    }

    /** The reorder levels of the practice location where the caller works now, by supplier and product. */
    public List<ReorderLevel> list() {
        UUID location = ground.here(Level.VIEW);
        return ground.run(rows -> {
            LocalDate today = ground.today();
            Map<UUID, Supplier> suppliers = catalogue.suppliersByEveryId();
            Map<String, Long> coming = coming(rows, location);
            return rows.orders().levels(location).stream()
                    .map(level -> view(rows, level, suppliers, coming, today))
                    .sorted(Comparator.comparing(ReorderLevel::supplierName)
                            .thenComparing(level -> level.product().name())
                            .thenComparing(
                                    level -> ItemKeys.order(level.product().diameter()))
                            .thenComparing(
                                    level -> ItemKeys.order(level.product().length()))
                            .thenComparing(ReorderLevel::id))
                    .toList();
        });
    }

    private ReorderLevel view(
            StockRows rows,
            LevelEntity level,
            Map<UUID, Supplier> suppliers,
            Map<String, Long> coming,
            LocalDate today) {
        Supplier supplier = suppliers.get(level.supplier());
        UUID current = supplier == null ? level.supplier() : supplier.id();
        List<UUID> same = suppliers.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(current))
                .map(Map.Entry::getKey)
                .toList();
        return new ReorderLevel(
                level.id(),
                current,
                supplier == null ? level.supplierName() : supplier.name(),
                level.product(),
                level.minimum(),
                level.target(),
                rows.orders().usable(level.location(), level.product(), same, today),
                coming.getOrDefault(level.productKey(), 0L),
                level.version());
    }

    /** What was ordered or is about to be, and has not come, by product. */
    private static Map<String, Long> coming(StockRows rows, UUID location) {
        Map<String, Long> coming = new HashMap<>();
        for (OrderState state : List.of(OrderState.DRAFT, OrderState.SENT, OrderState.PARTLY_RECEIVED)) {
            for (OrderEntity order : rows.orders().list(location, state, null, Integer.MAX_VALUE)) {
                rows.orders()
                        .lines(order.id())
                        .forEach(line -> coming.merge(
                                line.productKey(), (long) Math.max(0, line.quantity() - line.received()), Long::sum));
            }
        }
        return coming;
    }

    /**
     * Sets the level of an item's product at the item's practice location; one that is there is changed.
     *
     * @param item of the product
     * @throws org.alveolus.api.ProblemException 400 naming the fields, or {@code no-code} at {@code /item} when the item has neither UDI-DI nor product code,
     *     {@code no-supplier} when it has no supplier; 403; 404
     */
    public ReorderLevel set(UUID item, Integer minimum, Integer target) {
        Problem.Faults faults = new Problem.Faults().required("/item", item);
        check(minimum, target, faults);
        faults.refuse();
        return ground.run(rows -> {
            ItemEntity sample = Items.existing(rows.items().find(item));
            Ground.require(Level.EDIT, sample.location());
            ProductLine product = ProductLine.of(sample.toListedDevice());
            if (sample.supplier() == null) {
                throw Problem.invalid("/item", "no-supplier", "This item has no supplier to order from")
                        .exception();
            }
            Supplier supplier = catalogue.supplier(sample.supplier()).orElseThrow(() -> Problem.invalid(
                            "/item", "no-supplier", "This item has no supplier to order from")
                    .exception());
            String key = Optional.ofNullable(product.key(supplier.id())).orElseThrow(() -> Problem.invalid(
                            "/item", "no-code", "Complete the item's product code first: orders name it")
                    .exception());
            LevelEntity level = rows.orders().level(sample.location(), key).orElse(null);
            boolean added = level == null;
            if (added) {
                level = new LevelEntity(Ids.next(), sample.location(), supplier.id(), supplier.name(), key, product);
                rows.orders().add(level);
            }
            level.set(minimum, target);
            rows.orders().flush();
            ground.record(
                    added ? AuditEvent.Action.CREATE : AuditEvent.Action.UPDATE,
                    OBJECT,
                    level.id(),
                    "At least " + minimum + ", up to " + target + " of " + product.name());
            return view(rows, level, catalogue.suppliersByEveryId(), coming(rows, level.location()), ground.today());
        });
    }

    /**
     * Changes a level.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 412
     */
    public ReorderLevel change(UUID id, long version, Integer minimum, Integer target) {
        Problem.Faults faults = new Problem.Faults();
        check(minimum, target, faults);
        faults.refuse();
        return ground.run(rows -> {
            LevelEntity level = existing(rows, id);
            Ground.require(Level.EDIT, level.location());
            EntityTags.check(version, level.version());
            level.set(minimum, target);
            rows.orders().flush();
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "At least " + minimum + ", up to " + target);
            return view(rows, level, catalogue.suppliersByEveryId(), coming(rows, level.location()), ground.today());
        });
    }

    /**
     * Removes a level.
     *
     * @throws org.alveolus.api.ProblemException 403; 404
     */
    public void remove(UUID id) {
        ground.run(rows -> {
            LevelEntity level = existing(rows, id);
            Ground.require(Level.EDIT, level.location());
            rows.orders().remove(level);
            rows.orders().flush();
            ground.record(
                    AuditEvent.Action.DELETE,
                    OBJECT,
                    id,
                    "No level of " + level.product().name());
            return null;
        });
    }

    private static LevelEntity existing(StockRows rows, UUID id) {
        return rows.orders().level(id).orElseThrow(() -> Problem.notFound("There is no such reorder level.")
                .exception());
    }

    private static void check(Integer minimum, Integer target, Problem.Faults faults) {
        faults.required("/minimum", minimum).required("/target", target);
        range("/minimum", minimum, faults);
        range("/target", target, faults);
        if (minimum != null && target != null && target < minimum) {
            faults.add("/target", "below-minimum", "The target is at least the minimum");
        }
    }

    private static void range(String pointer, Integer value, Problem.Faults faults) {
        if (value != null && (value < 1 || value > MAXIMUM)) {
            faults.add(pointer, "out-of-range", "A level is a number from 1 to " + MAXIMUM);
        }
    }

    /**
     * The pieces of a product family by diameter and length.
     *
     * @param name as an item of it is called
     * @param supplierName null when it is not known
     */
    public record Family(String name, String supplierName, List<Cell> cells) {}

    /**
     * One size.
     *
     * @param diameter null when it is not known
     * @param length null when it is not known
     * @param count pieces in stock that have not expired
     * @param minimum 0 when there is no level
     */
    public record Cell(BigDecimal diameter, BigDecimal length, long count, long minimum) {

        /** Whether fewer are there than should be. */
        public boolean low() {
            return count < minimum;
        }
    }

    private record Size(BigDecimal diameter, BigDecimal length) {}

    private static final class Shelf {

        private String name;
        private String supplierName;
        private final Map<Size, long[]> cells = new LinkedHashMap<>();

        private long[] at(BigDecimal diameter, BigDecimal length) {
            return cells.computeIfAbsent(new Size(diameter, length), size -> new long[2]);
        }
    }

    /** What lies on the shelf of the practice location where the caller works now, and the levels, family by family. */
    public List<Family> families(DeviceKind kind) {
        UUID location = ground.here(Level.VIEW);
        LocalDate today = ground.today();
        return ground.run(rows -> {
            Map<String, Shelf> shelves = new TreeMap<>();
            rows.orders().products(location, kind, today).forEach((key, count) -> {
                ItemKeys.Parts parts = ItemKeys.parts(key);
                Shelf shelf = shelves.computeIfAbsent(parts.name(), name -> {
                    Shelf first = new Shelf();
                    ItemEntity sample = rows.orders().sample(location, kind, key);
                    first.name = sample.name();
                    first.supplierName = sample.toListedDevice().supplierName();
                    return first;
                });
                shelf.at(parts.diameter(), parts.length())[0] += count;
            });
            for (LevelEntity level : rows.orders().levels(location)) {
                ProductLine product = level.product();
                if (product.kind() == kind) {
                    Shelf shelf = shelves.computeIfAbsent(ItemKeys.family(product.name()), name -> {
                        Shelf first = new Shelf();
                        first.name = product.name();
                        first.supplierName = level.supplierName();
                        return first;
                    });
                    shelf.at(product.diameter(), product.length())[1] += level.minimum();
                }
            }
            return shelves.values().stream().map(Levels::family).toList();
        });
    }

    private static Family family(Shelf shelf) {
        List<Cell> cells = new ArrayList<>();
        shelf.cells.forEach(
                (size, counts) -> cells.add(new Cell(size.diameter(), size.length(), counts[0], counts[1])));
        cells.sort(Comparator.comparing((Cell cell) -> ItemKeys.order(cell.diameter()))
                .thenComparing(cell -> ItemKeys.order(cell.length())));
        return new Family(Objects.requireNonNull(shelf.name), shelf.supplierName, cells);
    }
}
