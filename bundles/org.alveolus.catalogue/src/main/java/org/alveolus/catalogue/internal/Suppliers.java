package org.alveolus.catalogue.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.catalogue.internal.persistence.CatalogueRows;
import org.alveolus.catalogue.internal.persistence.SupplierEntity;

/** The suppliers of the caller's institution; unique by name whatever the case. */
public final class Suppliers {

    private static final String OBJECT = "supplier";
    private static final int MAXIMUM_NAME = 200;
    private static final int MAXIMUM_ADDRESS = 1000;
    private static final int MAXIMUM_WEBSITE = 500;

    private final CatalogueTransactions transactions;
    private final AuditLog audit;

    Suppliers(CatalogueTransactions transactions, AuditLog audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A supplier and the version of the row. */
    public record Versioned(Supplier supplier, long version) {

        static Versioned of(SupplierEntity entity) {
            return new Versioned(entity.toSupplier(), entity.version());
        }
    }

    List<Supplier> all() {
        return transactions.run(rows -> rows.suppliers("", "", Integer.MAX_VALUE).stream()
                .map(SupplierEntity::toSupplier)
                .toList());
    }

    /** Those whose name begins with the text, by name. */
    public Page<Versioned> search(String text, Page.Request page) {
        new Problem.Faults().text("?q", text, 0, MAXIMUM_NAME).refuse();
        String after =
                page.cursor() == null ? "" : Cursor.values(page.cursor(), 1).get(0);
        return transactions.run(rows -> {
            List<SupplierEntity> found = rows.suppliers(SupplierEntity.key(text), after, page.limit() + 1);
            boolean more = found.size() > page.limit();
            List<SupplierEntity> part = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    part.stream().map(Versioned::of).toList(),
                    more ? Cursor.of(part.get(part.size() - 1).nameKey()) : null);
        });
    }

    Optional<Supplier> find(UUID id) {
        return transactions.run(rows -> rows.supplier(id).map(SupplierEntity::toSupplier));
    }

    /**
     * @throws org.alveolus.api.ProblemException 404
     */
    public Versioned get(UUID id) {
        return transactions.run(rows -> Versioned.of(existing(rows, id)));
    }

    Supplier named(String name) {
        check(name, null, null);
        return transactions.run(rows -> named(rows, name).toSupplier());
    }

    /** The supplier of this name; added when there is none. */
    SupplierEntity named(CatalogueRows rows, String name) {
        String key = SupplierEntity.key(name);
        Optional<SupplierEntity> known = rows.supplierNamed(key);
        if (known.isPresent()) {
            return known.get();
        }
        rows.passGate(Callers.current().requireInstitution());
        return rows.supplierNamed(key).orElseGet(() -> added(rows, name, null, null));
    }

    /**
     * Adds a supplier.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 409 {@code supplier-exists}
     */
    public Versioned add(String name, String address, String website) {
        check(name, address, website);
        return transactions.run(rows -> {
            rows.passGate(Callers.current().requireInstitution());
            refuseTaken(rows, name, null);
            return Versioned.of(added(rows, name, address, website));
        });
    }

    private SupplierEntity added(CatalogueRows rows, String name, String address, String website) {
        SupplierEntity entity = new SupplierEntity(Ids.next());
        entity.describe(name, address, website);
        rows.add(entity);
        rows.flush();
        audit.record(AuditEvent.of(AuditEvent.Action.CREATE, OBJECT, entity.id(), "Added supplier " + entity.name()));
        return entity;
    }

    /**
     * Changes a supplier.
     *
     * @param version of the state that it was made from
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 404; 409 {@code supplier-exists}; 412
     */
    public Versioned change(Supplier supplier, long version) {
        check(supplier.name(), supplier.address(), supplier.website());
        return transactions.run(rows -> {
            rows.passGate(Callers.current().requireInstitution());
            SupplierEntity entity = existing(rows, supplier.id());
            rows.lock(entity);
            EntityTags.check(version, entity.version());
            refuseTaken(rows, supplier.name(), supplier.id());
            entity.describe(supplier.name(), supplier.address(), supplier.website());
            rows.flush();
            audit.record(AuditEvent.of(AuditEvent.Action.UPDATE, OBJECT, entity.id(), "It is now " + entity.name()));
            return Versioned.of(entity);
        });
    }

    Device settle(Device device, String pointer) {
        if (device.supplier() != null) {
            return transactions.run(rows -> {
                SupplierEntity chosen = rows.supplier(device.supplier()).orElseThrow(() -> Problem.invalid(
                                pointer + "/supplier", "unknown", "There is no supplier of this id")
                        .exception());
                return device.withSupplier(chosen.id(), chosen.name());
            });
        }
        if (device.supplierName() == null) {
            return device;
        }
        new Problem.Faults()
                .text(pointer + "/supplierName", device.supplierName(), 1, MAXIMUM_NAME)
                .refuse();
        return transactions.run(rows -> {
            SupplierEntity found = named(rows, device.supplierName());
            return device.withSupplier(found.id(), found.name());
        });
    }

    private static SupplierEntity existing(CatalogueRows rows, UUID id) {
        return rows.supplier(id).orElseThrow(() -> Problem.notFound("There is no such supplier.")
                .exception());
    }

    private static void refuseTaken(CatalogueRows rows, String name, UUID self) {
        rows.supplierNamed(SupplierEntity.key(name))
                .filter(other -> !other.id().equals(self))
                .ifPresent(other -> {
                    throw Problem.conflict("supplier-exists", "There is a supplier of this name already.")
                            .with("id", other.id())
                            .exception();
                });
    }

    private static void check(String name, String address, String website) {
        new Problem.Faults()
                .text("/name", name, 1, MAXIMUM_NAME)
                .lines("/address", address, 0, MAXIMUM_ADDRESS)
                .website("/website", website, MAXIMUM_WEBSITE)
                .refuse();
    }
}
