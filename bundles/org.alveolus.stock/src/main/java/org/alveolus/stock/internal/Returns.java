package org.alveolus.stock.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierReturn;
import org.alveolus.stock.internal.domain.DocumentEvent;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.stock.internal.persistence.ItemEntity;
import org.alveolus.stock.internal.persistence.ReturnEntity;
import org.alveolus.stock.internal.persistence.StockRows;
import org.alveolus.stock.internal.persistence.StorageEntity;

/**
 * Returns to suppliers (S5): put together as a draft that sets its items aside, sent, and ended by what the supplier said. Whoever locks
 * a return locks it before storage locations and items.
 */
public final class Returns {

    /** How many items a return can have. */
    public static final int MAXIMUM_ITEMS = 200;

    private static final String OBJECT = "stock-return";
    private static final int MAXIMUM_NOTE = 1000;

    private final Ground ground;
    private final Items items;
    private final Catalogue catalogue;

    Returns(Ground ground, Items items, Catalogue catalogue) {
        this.ground = ground;
        this.items = items;
        this.catalogue = catalogue;
    }

    /**
     * A return.
     *
     * @param number within the institution, from 1
     * @param supplierName when the return was made
     * @param note null when none was given
     * @param items in the list of returns: empty
     * @param events in the list of returns: empty
     */
    public record Return(
            UUID id,
            int number,
            UUID location,
            UUID supplier,
            String supplierName,
            ReturnReason reason,
            String note,
            ReturnState state,
            Instant createdAt,
            List<StockItem> items,
            List<DocumentEvent> events,
            long version) {

        /** What it is called on paper and in movements. */
        public String label() {
            return "R-" + number;
        }
    }

    /**
     * Returns of the practice location where the caller works now, the newest first.
     *
     * @param state null for any
     * @throws org.alveolus.api.ProblemException 400 {@code location-required} when no practice location was chosen
     */
    public Page<Return> list(ReturnState state, Page.Request page) {
        UUID location = ground.here(Level.VIEW);
        String before =
                page.cursor() == null ? null : Cursor.values(page.cursor(), 1).get(0);
        return ground.run(rows -> {
            List<ReturnEntity> found = rows.documents().returns(location, state, before, page.limit() + 1);
            boolean more = found.size() > page.limit();
            List<ReturnEntity> part = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    part.stream()
                            .map(document -> view(document, List.of(), List.of()))
                            .toList(),
                    more ? Cursor.of(part.get(part.size() - 1).id()) : null);
        });
    }

    /**
     * @throws org.alveolus.api.ProblemException 404; 403 {@code no-right}
     */
    public Return get(UUID id) {
        return ground.run(rows -> {
            ReturnEntity document = existing(rows.documents().findReturn(id));
            Ground.require(Level.VIEW, document.location());
            return whole(rows, document);
        });
    }

    /**
     * Puts a return together and sets its items aside, all or none.
     *
     * @param supplier to whom it goes
     * @param ids items of one practice location, of this supplier or of none
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 409 {@code item-used}, {@code item-gone}, {@code item-reserved}, or
     *     {@code item-quarantined} when the reason is none for which quarantined items go back
     */
    public Return add(UUID supplier, Collection<UUID> ids, ReturnReason reason, String note) {
        Problem.Faults faults = new Problem.Faults()
                .required("/supplier", supplier)
                .required("/reason", reason)
                .lines("/note", note, 0, MAXIMUM_NOTE);
        check(ids, faults);
        faults.refuse();
        Supplier to = catalogue.supplier(supplier).orElseThrow(() -> Problem.invalid(
                        "/supplier", "unknown", "There is no supplier of this id")
                .exception());
        return ground.run(rows -> {
            UUID location =
                    Items.existing(rows.items().find(ids.iterator().next())).location();
            Ground.require(Level.EDIT, location);
            ReturnEntity document = new ReturnEntity(
                    Ids.next(),
                    rows.documents().nextNumber("return", Callers.current()),
                    location,
                    to.id(),
                    to.name(),
                    ground.now());
            document.describe(reason, Texts.stripped(note));
            rows.documents().add(document);
            rows.documents().flush();
            reserve(rows, document, ids);
            happened(rows, document, "DRAFT", null);
            ground.record(
                    AuditEvent.Action.CREATE,
                    OBJECT,
                    document.id(),
                    label(document) + " to " + to.name() + " with " + ids.size() + " items");
            return whole(rows, document);
        });
    }

    private static void check(Collection<UUID> ids, Problem.Faults faults) {
        if (ids == null || ids.isEmpty() || ids.size() > MAXIMUM_ITEMS) {
            faults.add("/items", "out-of-range", "1 to " + MAXIMUM_ITEMS + " items can be named at once");
        } else {
            int position = 0;
            for (UUID id : ids) {
                faults.required("/items/" + position, id);
                position++;
            }
        }
    }

    private void reserve(StockRows rows, ReturnEntity document, Collection<UUID> ids) {
        Set<UUID> same = catalogue.sameSuppliers(document.supplier());
        List<UUID> given = List.copyOf(ids);
        Problem.Faults faults = new Problem.Faults();
        for (Items.Held held : new Items.Wanted(rows, ids).hold()) {
            ItemEntity item = held.item();
            String pointer = "/items/" + given.indexOf(item.id());
            Items.refuseGone(rows, item);
            Items.refuseReserved(rows, item);
            if (!document.reason().takesQuarantined()) {
                Items.refuseQuarantined(rows, item);
            }
            if (!item.location().equals(document.location())) {
                faults.add(pointer, "other-location", "This item lies at another practice location");
            } else if (item.supplier() != null && !same.contains(item.supplier())) {
                faults.add(pointer, "other-supplier", "This item came from another supplier");
            } else {
                item.reserve(document.id());
                items.stays(rows, held, MovementKind.RESERVED, label(document));
                rows.documents().addLine(document, item.id());
            }
        }
        faults.refuse();
        if (rows.documents().lines(document).size() > MAXIMUM_ITEMS) {
            throw Problem.invalid("/items", "out-of-range", "A return has at most " + MAXIMUM_ITEMS + " items")
                    .exception();
        }
    }

    /**
     * Says why the items of a draft go back.
     *
     * @param version of the state that it was made from
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 409 {@code return-sent}; 412
     */
    public Return change(UUID id, long version, ReturnReason reason, String note) {
        new Problem.Faults()
                .required("/reason", reason)
                .lines("/note", note, 0, MAXIMUM_NOTE)
                .refuse();
        return ground.run(rows -> {
            ReturnEntity document = draft(rows, id);
            EntityTags.check(version, document.version());
            document.describe(reason, Texts.stripped(note));
            rows.documents().flush();
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "Described " + label(document));
            return whole(rows, document);
        });
    }

    /**
     * Adds items to a draft, all or none.
     *
     * @throws org.alveolus.api.ProblemException as {@link #add}; 409 {@code return-sent}
     */
    public Return addItems(UUID id, Collection<UUID> ids) {
        Problem.Faults faults = new Problem.Faults();
        check(ids, faults);
        faults.refuse();
        return ground.run(rows -> {
            ReturnEntity document = draft(rows, id);
            reserve(rows, document, ids);
            document.touch();
            rows.documents().flush();
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "Added " + ids.size() + " items");
            return whole(rows, document);
        });
    }

    /**
     * Takes an item from a draft; it is free again.
     *
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code return-sent}
     */
    public Return removeItem(UUID id, UUID item) {
        return ground.run(rows -> {
            ReturnEntity document = draft(rows, id);
            if (!rows.documents().removeLine(document, item)) {
                throw Problem.notFound("This item is not in the return.").exception();
            }
            free(rows, document, List.of(item));
            document.touch();
            rows.documents().flush();
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "Took an item from " + label(document));
            return whole(rows, document);
        });
    }

    private void free(StockRows rows, ReturnEntity document, Collection<UUID> ids) {
        for (Items.Held held : new Items.Wanted(rows, ids).hold()) {
            if (held.item().isReservedFor(document.id())) {
                held.item().comeBack();
                items.stays(rows, held, MovementKind.FREED, label(document));
            }
        }
    }

    /**
     * Goes on to the next state: the items leave when it is sent, and are in stock again when it is refused or called off.
     *
     * @param version of the state that it was made from
     * @param note null when none is given
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 409 {@code wrong-state}, {@code return-empty}, {@code serial-in-stock}; 409
     *     {@code item-quarantined} or {@code item-gone} when an item is no longer set aside for it; 412
     */
    public Return become(UUID id, long version, ReturnState state, String note) {
        new Problem.Faults()
                .required("/state", state)
                .lines("/note", note, 0, MAXIMUM_NOTE)
                .refuse();
        return ground.run(rows -> {
            ReturnEntity document = locked(rows, id);
            EntityTags.check(version, document.version());
            if (!document.state().next().contains(state)) {
                throw Problem.conflict(
                                "wrong-state",
                                "A return that is " + word(document.state()) + " cannot become " + word(state) + ".")
                        .exception();
            }
            List<UUID> lines = rows.documents().lines(document);
            if (state == ReturnState.SENT) {
                send(rows, document, lines);
            } else if (state == ReturnState.REFUSED || state == ReturnState.CANCELLED) {
                if (document.state() == ReturnState.DRAFT) {
                    free(rows, document, lines);
                } else {
                    comeBack(rows, document, lines);
                }
            }
            document.become(state);
            happened(rows, document, state.name(), Texts.stripped(note));
            if (state == ReturnState.SENT) {
                announce(rows, document, lines);
            }
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, label(document) + " is " + word(state));
            return whole(rows, document);
        });
    }

    /** The supplier's connector is told after the transaction; what it said stands in the history. */
    private void announce(StockRows rows, ReturnEntity document, List<UUID> lines) {
        if (!catalogue.hasConnectors()) {
            return;
        }
        SupplierReturn announced = new SupplierReturn(
                document.id(),
                label(document),
                document.supplierName(),
                ground.customer(),
                ground.today(),
                document.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                document.note(),
                lines.stream()
                        .map(id -> Items.existing(rows.items().find(id)).toListedDevice())
                        .map(device -> new SupplierReturn.Piece(
                                device.productCode(),
                                device.name(),
                                device.udiDi(),
                                device.lot(),
                                device.serial(),
                                device.expiry()))
                        .toList());
        Caller caller = Callers.current();
        ground.afterCommit(() -> Callers.as(caller, () -> note(announced.id(), catalogue.announceReturn(announced))));
    }

    private void note(UUID id, ConnectorAnswer answer) {
        if (answer.connector() == null) {
            return;
        }
        ground.run(rows -> {
            ReturnEntity document = existing(rows.documents().lockReturn(id));
            boolean accepted = answer.answer() instanceof SupplierAnswer.Accepted;
            String words = answer.answer() instanceof SupplierAnswer.Accepted taken
                    ? taken.reference()
                    : answer.answer() instanceof SupplierAnswer.Refused refused ? refused.reason() : answer.failure();
            String all = answer.connector() + (words == null ? "" : ": " + words);
            document.touch();
            happened(
                    rows,
                    document,
                    accepted ? "ANNOUNCED" : "NOT_ANNOUNCED",
                    all.length() > MAXIMUM_NOTE ? all.substring(0, MAXIMUM_NOTE) : all);
            return null;
        });
    }

    private void send(StockRows rows, ReturnEntity document, List<UUID> lines) {
        if (lines.isEmpty()) {
            throw Problem.conflict("return-empty", "There is nothing in this return.")
                    .exception();
        }
        for (Items.Held held : new Items.Wanted(rows, lines).hold()) {
            ItemEntity item = held.item();
            if (!item.isReservedFor(document.id())) {
                Items.refuseUnfree(rows, item);
                throw Problem.conflict("item-gone", "This item is no longer set aside for this return.")
                        .with("item", Map.of("id", item.id(), "name", item.name(), "state", item.state()))
                        .exception();
            }
            items.leave(rows, held, StockItem.State.RETURNED, MovementKind.RETURNED, label(document), null);
        }
    }

    private void comeBack(StockRows rows, ReturnEntity document, List<UUID> lines) {
        Map<UUID, UUID> storages = new LinkedHashMap<>();
        lines.forEach(
                id -> storages.put(id, Items.existing(rows.items().find(id)).storage()));
        Map<UUID, StorageEntity> homes = new LinkedHashMap<>();
        new LinkedHashSet<>(storages.values())
                .stream()
                        .sorted(Comparator.comparing(UUID::toString))
                        .forEach(storage -> homes.put(storage, Items.home(rows, storage)));
        for (UUID id : lines) {
            ItemEntity item = Items.existing(rows.items().lock(id));
            if (item.state() == StockItem.State.RETURNED) {
                Items.refuseSecond(rows, item.toDevice(), id);
                items.comeBack(rows, item, homes.get(storages.get(id)), MovementKind.CAME_BACK, label(document), null);
            }
        }
    }

    private static ReturnEntity locked(StockRows rows, UUID id) {
        ReturnEntity document = existing(rows.documents().lockReturn(id));
        Ground.require(Level.EDIT, document.location());
        return document;
    }

    private static ReturnEntity draft(StockRows rows, UUID id) {
        ReturnEntity document = locked(rows, id);
        if (document.state() != ReturnState.DRAFT) {
            throw Problem.conflict("return-sent", "Only a draft can be changed.")
                    .exception();
        }
        return document;
    }

    private static ReturnEntity existing(Optional<ReturnEntity> found) {
        return found.orElseThrow(
                () -> Problem.notFound("There is no such return.").exception());
    }

    private void happened(StockRows rows, ReturnEntity document, String what, String note) {
        rows.documents().happened(document.id(), what, note, ground.now(), Callers.current());
        rows.documents().flush();
    }

    private static String label(ReturnEntity document) {
        return "R-" + document.number();
    }

    private static String word(ReturnState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Return whole(StockRows rows, ReturnEntity document) {
        List<ItemEntity> entities = new ArrayList<>();
        rows.documents()
                .lines(document)
                .forEach(id -> entities.add(Items.existing(rows.items().find(id))));
        entities.sort(Comparator.comparing(ItemEntity::productKey)
                .thenComparing(ItemEntity::expiresOn)
                .thenComparing(ItemEntity::id));
        return view(document, Items.shown(rows, entities), rows.documents().events(document.id()));
    }

    private static Return view(ReturnEntity document, List<StockItem> items, List<DocumentEvent> events) {
        return new Return(
                document.id(),
                document.number(),
                document.location(),
                document.supplier(),
                document.supplierName(),
                document.reason(),
                document.note(),
                document.state(),
                document.createdAt(),
                items,
                events,
                document.version());
    }
}
