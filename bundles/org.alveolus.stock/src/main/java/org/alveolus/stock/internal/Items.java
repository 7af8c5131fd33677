package org.alveolus.stock.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.Tasks;
import org.alveolus.api.Texts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.stock.internal.persistence.ItemEntity;
import org.alveolus.stock.internal.persistence.StockRows;
import org.alveolus.stock.internal.persistence.StorageEntity;

/** The items of the caller's institution: put in, moved, edited, removed, taken and put back (S1, S2, R5). */
public final class Items {

    /** How many equal items can be added at once. */
    public static final int MAXIMUM_COUNT = 200;

    /** How many items can be moved at once. */
    public static final int MAXIMUM_MOVED = 500;

    private static final int MAXIMUM_WITHHELD = 5000;

    private static final String OBJECT = "stock-item";
    private static final int MAXIMUM_REASON = 200;

    private final Ground ground;
    private final Catalogue catalogue;

    Items(Ground ground, Catalogue catalogue) {
        this.ground = ground;
        this.catalogue = catalogue;
    }

    /**
     * @throws org.alveolus.api.ProblemException 404; 403 {@code no-right}
     */
    public StockItem get(UUID id) {
        return ground.run(rows -> {
            ItemEntity item = existing(rows.items().find(id));
            Ground.require(Level.VIEW, item.location());
            return shown(rows, item);
        });
    }

    Optional<StockItem> find(UUID id) {
        return ground.run(rows -> rows.items().find(id).map(item -> {
            Ground.require(Level.VIEW, item.location());
            return shown(rows, item);
        }));
    }

    /**
     * All movements of an item, the first one first.
     *
     * @throws org.alveolus.api.ProblemException 404; 403 {@code no-right}
     */
    public List<Movement> movements(UUID id) {
        return ground.run(rows -> {
            Ground.require(Level.VIEW, existing(rows.items().find(id)).location());
            return rows.items().movements(id);
        });
    }

    /**
     * Puts pieces of the same device into stock.
     *
     * @throws org.alveolus.api.ProblemException as {@link org.alveolus.api.stock.Stock#add}
     */
    public List<StockItem> add(UUID storageId, Device device, int count) {
        Problem.Faults faults = new Problem.Faults().required("/storage", storageId);
        faults.text("/name", device.name(), 1, Integer.MAX_VALUE);
        if (count < 1 || count > MAXIMUM_COUNT) {
            faults.add("/count", "out-of-range", "count is a number from 1 to " + MAXIMUM_COUNT);
        } else if (count > 1 && device.serial() != null) {
            faults.add("/count", "serial-is-one", "There is only one piece with a serial number");
        }
        faults.refuse();
        return ground.run(rows -> {
            Device settled = catalogue.withSupplier(device, "");
            catalogue.learn(settled);
            StorageEntity storage = target(rows, storageId, "/storage");
            refuseSecond(rows, settled, null);
            List<ItemEntity> added = new ArrayList<>();
            Instant now = ground.now();
            for (int i = 0; i < count; i++) {
                ItemEntity item = new ItemEntity(Ids.next(), now);
                item.describe(settled);
                item.place(storage);
                rows.items().add(item);
                rows.items().moved(item, MovementKind.ADDED, null, null, null, storage, now, Callers.current());
                added.add(item);
            }
            rows.items().flush();
            ground.record(
                    AuditEvent.Action.CREATE,
                    OBJECT,
                    added.get(0).id(),
                    "Added " + count + " of " + settled.name() + " to " + storage.title());
            return added.stream().map(item -> shown(item, storage.title())).toList();
        });
    }

    /**
     * Sets an item's description, and its storage location when that differs.
     *
     * @param version of the state that it was made from
     * @param storageId null to leave it where it is
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 409 {@code item-used}, {@code item-gone} or
     *     {@code serial-in-stock}; 412
     */
    public StockItem edit(UUID id, long version, UUID storageId, Device device) {
        new Problem.Faults().text("/name", device.name(), 1, Integer.MAX_VALUE).refuse();
        return ground.run(rows -> {
            Ground.require(Level.EDIT, existing(rows.items().find(id)).location());
            Device settled = catalogue.withSupplier(device, "");
            catalogue.learn(settled);
            Wanted wanted = new Wanted(rows, List.of(id));
            StorageEntity target = storageId == null ? null : target(rows, storageId, "/storage");
            Held held = wanted.hold().get(0);
            ItemEntity item = held.item();
            EntityTags.check(version, item.version());
            Ground.require(Level.EDIT, item.location());
            refuseUnfree(rows, item);
            refuseSecond(rows, settled, id);
            String changes = changes(item.toDevice(), settled);
            item.describe(settled);
            rows.items().rewriteWords(item);
            if (target != null) {
                move(rows, held, target, null);
            }
            rows.items().flush();
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, changes);
            return shown(item, (target == null ? held.storage() : target).title());
        });
    }

    private static String changes(Device before, Device after) {
        List<String> names = new ArrayList<>();
        for (var component : Device.class.getRecordComponents()) {
            try {
                if (!Objects.equals(
                        component.getAccessor().invoke(before),
                        component.getAccessor().invoke(after))) {
                    names.add(component.getName());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record's components can be read", e);
            }
        }
        return names.isEmpty() ? "Nothing changed" : "Changed " + String.join(", ", names);
    }

    /**
     * Moves items to another storage location, all or none.
     *
     * @param reason null when none is given
     * @return the items as they are now, in the order of the ids given
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 409 {@code item-used} or {@code item-gone}; 409 {@code item-quarantined}
     *     when no reason is given for a quarantined item
     */
    public List<StockItem> move(List<UUID> ids, UUID storageId, String reason) {
        Problem.Faults faults = new Problem.Faults().required("/storage", storageId);
        faults.text("/reason", reason, 0, MAXIMUM_REASON);
        if (ids == null || ids.isEmpty() || ids.size() > MAXIMUM_MOVED) {
            faults.add("/items", "out-of-range", "1 to " + MAXIMUM_MOVED + " items can be moved at once");
        } else {
            for (int i = 0; i < ids.size(); i++) {
                faults.required("/items/" + i, ids.get(i));
            }
        }
        faults.refuse();
        return ground.run(rows -> {
            Wanted wanted = new Wanted(rows, ids);
            StorageEntity target = target(rows, storageId, "/storage");
            for (Held held : wanted.hold()) {
                ItemEntity item = held.item();
                Ground.require(Level.EDIT, item.location());
                refuseGone(rows, item);
                if (reason == null || reason.isBlank()) {
                    refuseQuarantined(rows, item);
                }
                if (move(rows, held, target, Texts.stripped(reason))) {
                    ground.record(AuditEvent.Action.UPDATE, OBJECT, item.id(), "Moved to " + target.title());
                }
            }
            rows.items().flush();
            return ids.stream()
                    .distinct()
                    .map(id -> shown(existing(rows.items().find(id)), target.title()))
                    .toList();
        });
    }

    /** Whether it lay elsewhere. */
    boolean move(StockRows rows, Held held, StorageEntity target, String reason) {
        if (held.storage().id().equals(target.id())) {
            return false;
        }
        held.item().place(target);
        rows.items()
                .moved(
                        held.item(),
                        MovementKind.MOVED,
                        reason,
                        null,
                        held.storage(),
                        target,
                        ground.now(),
                        Callers.current());
        return true;
    }

    /** A locked item with the storage location where it lies. */
    record Held(ItemEntity item, StorageEntity storage) {}

    /**
     * Items that are to be locked, with their storage locations. These are read before anything is locked: on Derby a reader waits for
     * writers too, and whoever empties a storage location waits for its items.
     */
    static final class Wanted {

        private final StockRows rows;
        private final List<UUID> ids;
        private final Map<UUID, StorageEntity> storages = new HashMap<>();

        Wanted(StockRows rows, Collection<UUID> ids) {
            this.rows = rows;
            this.ids = ids.stream()
                    .distinct()
                    .sorted(Comparator.comparing(UUID::toString))
                    .toList();
            this.ids.forEach(id -> storage(existing(rows.items().find(id))));
        }

        private StorageEntity storage(ItemEntity item) {
            return storages.computeIfAbsent(item.storage(), rows.storages()::any);
        }

        /** Locks the items in the order of their ids, each once. */
        List<Held> hold() {
            return ids.stream()
                    .map(id -> {
                        ItemEntity item = existing(rows.items().lock(id));
                        return new Held(item, storage(item));
                    })
                    .toList();
        }
    }

    private static Held hold(StockRows rows, UUID id) {
        return new Wanted(rows, List.of(id)).hold().get(0);
    }

    /**
     * Removes an item from the stock by hand; it can be restored.
     *
     * @param version of the state that it was made from; {@link EntityTags#ANY} for any
     * @param reason null when none is given
     * @throws org.alveolus.api.ProblemException 400 at {@code ?reason}; 403; 404; 409 {@code item-used} or {@code item-gone}; 412
     */
    public void discard(UUID id, long version, String reason) {
        new Problem.Faults().text("?reason", reason, 0, MAXIMUM_REASON).refuse();
        ground.run(rows -> {
            Held held = hold(rows, id);
            ItemEntity item = held.item();
            Ground.require(Level.DELETE, item.location());
            EntityTags.check(version, item.version());
            if (reason == null || reason.isBlank()) {
                refuseUnfree(rows, item);
            } else {
                refuseGone(rows, item);
                refuseReserved(rows, item);
            }
            leave(rows, held, StockItem.State.DISCARDED, MovementKind.DISCARDED, Texts.stripped(reason), null);
            ground.record(AuditEvent.Action.DELETE, OBJECT, id, "Discarded " + item.name());
            return null;
        });
    }

    /**
     * Undoes {@link #discard}.
     *
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code item-used}, {@code item-gone} when it was not discarded, or
     *     {@code serial-in-stock}
     */
    public StockItem restore(UUID id) {
        return ground.run(rows -> {
            StorageEntity storage = home(rows, existing(rows.items().find(id)).storage());
            ItemEntity item = existing(rows.items().lock(id));
            Ground.require(Level.DELETE, item.location());
            if (item.state() != StockItem.State.DISCARDED) {
                throw (item.isPresent()
                                ? Problem.conflict("item-in-stock", "This item is in stock.")
                                : used(rows, item))
                        .exception();
            }
            refuseSecond(rows, item.toDevice(), id);
            comeBack(rows, item, storage, MovementKind.RESTORED, null, null);
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "Restored " + item.name());
            return shown(item, storage.title());
        });
    }

    StockItem take(UUID id, UUID treatment, String reasonWhenExpired) {
        new Problem.Faults()
                .text("/reason", reasonWhenExpired, 0, MAXIMUM_REASON)
                .refuse();
        String reason = Texts.stripped(reasonWhenExpired);
        return ground.run(rows -> {
            Held held = hold(rows, id);
            ItemEntity item = held.item();
            Ground.require(Level.EDIT, item.location());
            refuseUnfree(rows, item);
            boolean expired = item.expiresOn().isBefore(ground.today());
            if (expired && reason != null) {
                Callers.current().requireTask(Tasks.USE_EXPIRED_ITEM);
            } else if (expired) {
                throw Problem.conflict(
                                "item-expired", "This item expired on " + item.expiresOn() + " and must not be used.")
                        .with("item", Map.of("id", item.id(), "name", item.name(), "expiry", item.expiresOn()))
                        .exception();
            }
            leave(rows, held, StockItem.State.USED, MovementKind.TAKEN, expired ? reason : null, treatment);
            ground.record(
                    AuditEvent.Action.UPDATE,
                    OBJECT,
                    id,
                    "Taken for treatment " + treatment
                            + (expired ? " although it expired on " + item.expiresOn() + ": " + reason : ""));
            return shown(item, held.storage().title());
        });
    }

    void putBack(UUID id, UUID treatment, String reason) {
        new Problem.Faults().text("/reason", reason, 0, MAXIMUM_REASON).refuse();
        ground.run(rows -> {
            ItemEntity known = existing(rows.items().find(id));
            if (!isTakenFor(known, treatment)) {
                return null;
            }
            StorageEntity storage = home(rows, known.storage());
            ItemEntity item = existing(rows.items().lock(id));
            Ground.require(Level.EDIT, item.location());
            if (isTakenFor(item, treatment)) {
                refuseSecond(rows, item.toDevice(), id);
                comeBack(rows, item, storage, MovementKind.PUT_BACK, Texts.stripped(reason), treatment);
                ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "Put back from treatment " + treatment);
            }
            return null;
        });
    }

    private static boolean isTakenFor(ItemEntity item, UUID treatment) {
        return item.state() == StockItem.State.USED && treatment.equals(item.takenFor());
    }

    /** An item leaves the stock. */
    void leave(StockRows rows, Held held, StockItem.State state, MovementKind kind, String reason, UUID treatment) {
        held.item().become(state, treatment);
        rows.items().moved(held.item(), kind, reason, treatment, held.storage(), null, ground.now(), Callers.current());
        rows.items().flush();
    }

    /** An item is in stock again. */
    void comeBack(
            StockRows rows, ItemEntity item, StorageEntity storage, MovementKind kind, String reason, UUID treatment) {
        item.comeBack();
        item.place(storage);
        rows.items().moved(item, kind, reason, treatment, null, storage, ground.now(), Callers.current());
        rows.items().flush();
    }

    /**
     * Where something that comes back goes: where it was; where the contents went when that was deleted; else to the storage location that
     * has its title now; else it is opened again. It is locked.
     */
    static StorageEntity home(StockRows rows, UUID storageId) {
        StorageEntity storage = rows.storages().lockAny(storageId).orElseThrow();
        while (storage.deleted() && storage.movedTo() != null) {
            storage = rows.storages().lockAny(storage.movedTo()).orElseThrow();
        }
        if (!storage.deleted()) {
            return storage;
        }
        Optional<StorageEntity> sameTitle = rows.storages().titled(storage.location(), storage.title());
        if (sameTitle.isPresent()) {
            return rows.storages().lock(sameTitle.get().id()).orElseThrow();
        }
        storage.reopen();
        rows.storages().flush();
        return storage;
    }

    List<StockItem> available(DeviceQuery query, UUID practiceLocation, boolean expired) {
        Set<UUID> where = practiceLocation == null ? Ground.where(true) : Set.of(practiceLocation);
        where.forEach(location -> Ground.require(Level.VIEW, location));
        LocalDate today = ground.today();
        return ground.run(rows -> shown(
                rows,
                present(rows, query).stream()
                        .filter(item -> where.contains(item.location()))
                        .filter(item -> item.state() == StockItem.State.IN_STOCK)
                        .filter(item -> expired || !item.expiresOn().isBefore(today))
                        .toList()));
    }

    List<StockItem> recall(DeviceQuery query) {
        return ground.run(rows -> shown(rows, present(rows, query)));
    }

    /** All ids under which a supplier's devices may have been recorded. */
    Set<UUID> sameSuppliers(UUID supplier) {
        return catalogue.sameSuppliers(supplier);
    }

    private List<ItemEntity> present(StockRows rows, DeviceQuery query) {
        boolean any = query.lot() != null
                || query.serial() != null
                || query.udiDi() != null
                || query.productCode() != null
                || query.supplier() != null;
        if (!any) {
            throw Problem.badRequest("Name a lot, a serial number, a UDI-DI, a product code or a supplier.")
                    .exception();
        }
        boolean nothing = isNothing(query.lot()) || isNothing(query.serial());
        return nothing
                ? List.of()
                : rows.items().present(query, query.supplier() == null ? Set.of() : sameSuppliers(query.supplier()));
    }

    /** Whether a number was typed that has neither letter nor digit. */
    private static boolean isNothing(String number) {
        return number != null && ItemKeys.number(number).isEmpty();
    }

    List<StockItem> quarantine(Collection<UUID> ids, String reason) {
        checkWithheld(ids, reason);
        return ground.run(rows -> {
            List<StockItem> changed = new ArrayList<>();
            for (Held held : new Wanted(rows, ids).hold()) {
                ItemEntity item = held.item();
                Ground.require(Level.EDIT, item.location());
                refuseGone(rows, item);
                if (item.state() != StockItem.State.QUARANTINED) {
                    item.quarantine(true);
                    changed.add(withheld(rows, held, MovementKind.QUARANTINED, reason.strip()));
                }
            }
            return changed;
        });
    }

    List<StockItem> release(Collection<UUID> ids, String reason) {
        checkWithheld(ids, reason);
        return ground.run(rows -> {
            List<StockItem> changed = new ArrayList<>();
            for (Held held : new Wanted(rows, ids).hold()) {
                ItemEntity item = held.item();
                Ground.require(Level.EDIT, item.location());
                if (item.isPresent() && item.quarantined()) {
                    item.quarantine(false);
                    changed.add(withheld(rows, held, MovementKind.RELEASED, reason.strip()));
                }
            }
            return changed;
        });
    }

    private static void checkWithheld(Collection<UUID> ids, String reason) {
        Problem.Faults faults = new Problem.Faults().text("/reason", reason, 1, MAXIMUM_REASON);
        if (ids == null || ids.isEmpty() || ids.size() > MAXIMUM_WITHHELD) {
            faults.add("/items", "out-of-range", "1 to " + MAXIMUM_WITHHELD + " items can be named at once");
        } else if (ids.stream().anyMatch(Objects::isNull)) {
            faults.required("/items", null);
        }
        faults.refuse();
    }

    /** Writes that an item's state changed where it lies. */
    void stays(StockRows rows, Held held, MovementKind kind, String reason) {
        rows.items()
                .moved(
                        held.item(),
                        kind,
                        reason,
                        null,
                        held.storage(),
                        held.storage(),
                        ground.now(),
                        Callers.current());
        rows.items().flush();
    }

    private StockItem withheld(StockRows rows, Held held, MovementKind kind, String reason) {
        stays(rows, held, kind, reason);
        ground.record(
                AuditEvent.Action.UPDATE,
                OBJECT,
                held.item().id(),
                (kind == MovementKind.QUARANTINED ? "Quarantined " : "Released ")
                        + held.item().name());
        return shown(held.item(), held.storage().title());
    }

    /** The storage location into which something is put; locked. */
    private static StorageEntity target(StockRows rows, UUID storageId, String pointer) {
        StorageEntity storage = rows.storages().lock(storageId).orElseThrow(() -> Problem.invalid(
                        pointer, "unknown", "There is no storage location of this id")
                .exception());
        Ground.require(Level.EDIT, storage.location());
        return storage;
    }

    static ItemEntity existing(Optional<ItemEntity> found) {
        return found.orElseThrow(
                () -> Problem.notFound("There is no such item.").exception());
    }

    static void refuseGone(StockRows rows, ItemEntity item) {
        if (!item.isPresent()) {
            throw used(rows, item).exception();
        }
    }

    /** Refuses what is not free to be changed by hand or used. */
    static void refuseUnfree(StockRows rows, ItemEntity item) {
        refuseGone(rows, item);
        refuseQuarantined(rows, item);
        refuseReserved(rows, item);
    }

    static void refuseQuarantined(StockRows rows, ItemEntity item) {
        if (item.state() == StockItem.State.QUARANTINED) {
            throw told(rows, item, "item-quarantined", "This item is quarantined.")
                    .exception();
        }
    }

    static void refuseReserved(StockRows rows, ItemEntity item) {
        if (item.state() == StockItem.State.RESERVED) {
            throw told(rows, item, "item-reserved", "This item is set aside for a return to its supplier.")
                    .exception();
        }
    }

    /** Tells who took it, when. */
    private static Problem used(StockRows rows, ItemEntity item) {
        return item.state() == StockItem.State.USED
                ? told(rows, item, "item-used", "This item has been used for a treatment.")
                : told(rows, item, "item-gone", "This item is not in stock any more.");
    }

    /** A refusal that tells who changed the item last, when. */
    private static Problem told(StockRows rows, ItemEntity item, String type, String detail) {
        Map<String, Object> told = new HashMap<>();
        told.put("id", item.id());
        told.put("name", item.name());
        told.put("state", item.state());
        if (item.lot() != null) {
            told.put("lot", item.lot());
        }
        List<Movement> movements = rows.items().movements(item.id());
        String by = "";
        if (!movements.isEmpty()) {
            Movement last = movements.get(movements.size() - 1);
            told.put("by", last.accountName());
            told.put("at", last.at());
            by = " " + last.accountName() + " did so at " + last.at() + ".";
        }
        return Problem.conflict(type, detail + by).with("item", told);
    }

    /** A serial number is given once per product, so a second piece with it is the same one scanned again. */
    static void refuseSecond(StockRows rows, Device device, UUID self) {
        String piece = ItemKeys.piece(device);
        if (piece == null) {
            return;
        }
        DeviceQuery same = new DeviceQuery(null, device.serial(), device.issuer(), device.udiDi(), null, null);
        rows.items().present(same, Set.of()).stream()
                .filter(other -> !other.id().equals(self) && piece.equals(ItemKeys.piece(other.toDevice())))
                .findFirst()
                .ifPresent(other -> {
                    throw Ground.pieceInStock()
                            .with("item", Map.of("id", other.id(), "name", other.name()))
                            .exception();
                });
    }

    private static StockItem shown(StockRows rows, ItemEntity item) {
        return shown(item, rows.storages().titles(Set.of(item.storage())).get(item.storage()));
    }

    static List<StockItem> shown(StockRows rows, List<ItemEntity> items) {
        Map<UUID, String> titles =
                rows.storages().titles(items.stream().map(ItemEntity::storage).collect(Collectors.toSet()));
        return items.stream()
                .map(item -> item(item, item.toListedDevice(), titles.get(item.storage())))
                .toList();
    }

    private static StockItem shown(ItemEntity item, String storageTitle) {
        return item(item, item.toDevice(), storageTitle);
    }

    private static StockItem item(ItemEntity item, Device device, String storageTitle) {
        return new StockItem(
                item.id(),
                device,
                item.storage(),
                storageTitle,
                item.location(),
                item.state(),
                item.takenFor(),
                item.addedAt(),
                item.version());
    }
}
