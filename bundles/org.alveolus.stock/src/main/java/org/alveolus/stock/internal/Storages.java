package org.alveolus.stock.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.stock.StorageLocation;
import org.alveolus.stock.internal.persistence.StockRows;
import org.alveolus.stock.internal.persistence.StorageEntity;
import org.alveolus.stock.internal.persistence.StorageRows;

/** The storage locations of the caller's institution (S2). */
public final class Storages {

    private static final String OBJECT = "storage-location";
    private static final int MAXIMUM = 120;

    private final Ground ground;

    Storages(Ground ground) {
        this.ground = ground;
    }

    /** A storage location and how many items lie there. */
    public record Filled(StorageLocation storage, long items) {}

    /** Those of some practice locations, by title. */
    public List<Filled> at(Collection<UUID> practiceLocations) {
        practiceLocations.forEach(location -> Ground.require(Level.VIEW, location));
        return ground.run(rows -> rows.storages().at(practiceLocations).stream()
                .map(storage -> filled(rows, storage))
                .toList());
    }

    /** Where the caller works now, or everywhere. */
    public List<Filled> where(boolean everywhere) {
        return at(Ground.where(everywhere));
    }

    /**
     * @throws org.alveolus.api.ProblemException 404
     */
    public Filled get(UUID id) {
        return ground.run(rows -> {
            StorageEntity storage = rows.storages().find(id).orElseThrow(Storages::missing);
            Ground.require(Level.VIEW, storage.location());
            return filled(rows, storage);
        });
    }

    /** The departments of the institution, as written first, in alphabetical order. */
    public List<String> departments() {
        Set<UUID> visible = Ground.where(true);
        return ground.run(rows -> List.copyOf(departments(rows, visible).values()));
    }

    private static Map<String, String> departments(StockRows rows, Collection<UUID> practiceLocations) {
        Map<String, String> departments = new TreeMap<>();
        rows.storages()
                .at(practiceLocations)
                .forEach(storage -> departments.putIfAbsent(
                        Texts.identity(storage.department(), Integer.MAX_VALUE), storage.department()));
        return departments;
    }

    /**
     * Adds a storage location.
     *
     * @param practiceLocation null for the one where the caller works now
     * @throws org.alveolus.api.ProblemException as {@link org.alveolus.api.stock.Stock#addStorage}
     */
    public Filled add(UUID practiceLocation, String title, String department) {
        UUID location = Optional.ofNullable(practiceLocation)
                .or(() -> Optional.ofNullable(Callers.current().location()))
                .orElse(null);
        Problem.Faults faults = new Problem.Faults().required("/practiceLocation", location);
        check(title, department, faults);
        Ground.require(Level.EDIT, location);
        return ground.run(rows -> {
            refuseTaken(rows.storages(), location, title, null);
            StorageEntity storage = new StorageEntity(Ids.next(), location);
            storage.describe(title.strip(), written(rows, location, department));
            rows.storages().add(storage);
            rows.storages().flush();
            ground.record(AuditEvent.Action.CREATE, OBJECT, storage.id(), "Added " + storage.title());
            return filled(rows, storage);
        });
    }

    /**
     * Gives a storage location a title and a department.
     *
     * @param version of the state that it was made from
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 404; 409 {@code storage-exists}; 412
     */
    public Filled change(UUID id, long version, String title, String department) {
        check(title, department, new Problem.Faults());
        return ground.run(rows -> {
            StorageEntity storage = rows.storages().lock(id).orElseThrow(Storages::missing);
            Ground.require(Level.EDIT, storage.location());
            EntityTags.check(version, storage.version());
            refuseTaken(rows.storages(), storage.location(), title, id);
            storage.describe(title.strip(), written(rows, storage.location(), department));
            rows.storages().flush();
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "It is now " + storage.title());
            return filled(rows, storage);
        });
    }

    /**
     * Deletes a storage location; what lies there goes to another one first.
     *
     * @param version of the state that it was made from; {@link EntityTags#ANY} for any
     * @param target where its contents go; null when it is empty
     * @throws org.alveolus.api.ProblemException 404; 400 at {@code ?moveTo}; 409 {@code storage-not-empty} with member {@code items}; 409
     *     {@code items-quarantined} with member {@code items} when some of its contents may not be moved silently; 412
     */
    public void delete(UUID id, long version, UUID target) {
        ground.run(rows -> {
            StorageEntity storage = locked(rows, id, target).orElseThrow(Storages::missing);
            Ground.require(Level.DELETE, storage.location());
            EntityTags.check(version, storage.version());
            if (target == null) {
                refuseFilled(rows.storages().count(id));
                storage.delete(ground.now(), null);
                rows.storages().flush();
                ground.record(AuditEvent.Action.DELETE, OBJECT, id, "Deleted " + storage.title());
            } else {
                empty(rows, storage, target);
            }
            return null;
        });
    }

    /** Locks both in the order of their ids, as everybody does. */
    private static Optional<StorageEntity> locked(StockRows rows, UUID id, UUID target) {
        if (target != null && target.toString().compareTo(id.toString()) < 0) {
            rows.storages().lock(target);
        }
        Optional<StorageEntity> storage = rows.storages().lock(id);
        if (target != null && target.toString().compareTo(id.toString()) > 0) {
            rows.storages().lock(target);
        }
        return storage;
    }

    private void empty(StockRows rows, StorageEntity storage, UUID targetId) {
        StorageEntity target = rows.storages()
                .find(targetId)
                .filter(found -> !found.id().equals(storage.id()))
                .orElseThrow(() -> Problem.invalid(
                                "?moveTo", "unknown", "moveTo names another storage location, where the contents go")
                        .exception());
        Ground.require(Level.EDIT, target.location());
        String reason = "storage-deleted";
        storage.delete(ground.now(), targetId);
        long before = rows.storages().countQuarantined(targetId);
        int moved = rows.storages().moveAll(storage, target, reason, ground.now(), Callers.current());
        long quarantined = rows.storages().countQuarantined(targetId) - before;
        if (quarantined > 0) {
            throw Problem.conflict(
                            "items-quarantined",
                            "Quarantined items lie here. Move them one by one with a reason, or release them.")
                    .with("items", quarantined)
                    .exception();
        }
        ground.record(
                AuditEvent.Action.DELETE,
                OBJECT,
                storage.id(),
                "Deleted " + storage.title() + ", moved " + moved + " items to " + target.title());
    }

    private static void refuseFilled(long items) {
        if (items > 0) {
            throw Problem.conflict(
                            "storage-not-empty",
                            "This storage location is not empty. Say with moveTo where its contents go.")
                    .with("items", items)
                    .exception();
        }
    }

    /** A department as it was written first, so that it is not there twice in capitals and small letters. */
    private static String written(StockRows rows, UUID location, String department) {
        Set<UUID> known = Callers.current().rights().locations(org.alveolus.api.Modules.STOCK, Level.VIEW);
        Collection<UUID> visible = known.isEmpty() ? Set.of(location) : known;
        return departments(rows, visible)
                .getOrDefault(Texts.identity(department, Integer.MAX_VALUE), department.strip());
    }

    private static void refuseTaken(StorageRows rows, UUID location, String title, UUID self) {
        rows.titled(location, title).filter(other -> !other.id().equals(self)).ifPresent(other -> {
            throw Problem.conflict("storage-exists", "There is a storage location of this title here already.")
                    .with("id", other.id())
                    .exception();
        });
    }

    private static void check(String title, String department, Problem.Faults faults) {
        faults.text("/title", title, 1, MAXIMUM)
                .text("/department", department, 1, MAXIMUM)
                .refuse();
    }

    private static Filled filled(StockRows rows, StorageEntity storage) {
        return new Filled(storage.toStorage(), rows.storages().count(storage.id()));
    }

    private static RuntimeException missing() {
        return Problem.notFound("There is no such storage location.").exception();
    }

    /** Where a storage location's count differs from its movements. */
    public record Difference(StorageLocation storage, long items, long fromMovements) {}

    /** Counts every storage location of the institution from its movements alone and tells where the count differs. */
    public List<Difference> recount(Collection<UUID> practiceLocations) {
        return ground.run(rows -> {
            Map<UUID, Long> counted = rows.storages().countedFromMovements();
            List<Difference> differences = new ArrayList<>();
            for (StorageEntity storage : rows.storages().at(practiceLocations)) {
                long items = rows.storages().count(storage.id());
                long fromMovements = counted.getOrDefault(storage.id(), 0L);
                if (items != fromMovements) {
                    differences.add(new Difference(storage.toStorage(), items, fromMovements));
                }
            }
            return differences;
        });
    }
}
