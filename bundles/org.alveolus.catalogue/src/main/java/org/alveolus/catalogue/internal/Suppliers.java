package org.alveolus.catalogue.internal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.ReturnTerms;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.catalogue.internal.persistence.CatalogueRows;
import org.alveolus.catalogue.internal.persistence.SupplierEntity;

/** The suppliers of the caller's institution; unique by name whatever the case. */
public final class Suppliers {

    private static final String OBJECT = "supplier";
    private static final int MAXIMUM_NAME = 200;
    private static final int MAXIMUM_ADDRESS = 1000;
    private static final int MAXIMUM_WEBSITE = 500;
    private static final int MAXIMUM_CONTACT = 500;
    private static final int MAXIMUM_MAIL = 254;
    private static final int MAXIMUM_MONTHS = 60;
    private static final int MAXIMUM_DAYS = 366;
    private static final int MAXIMUM_MERGED = 100;

    /** What is sent to it tells whether it exists; this finds what was typed into the wrong field. */
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");

    private final CatalogueTransactions transactions;
    private final AuditLog audit;

    Suppliers(CatalogueTransactions transactions, AuditLog audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * A supplier and the version of the row.
     *
     * @param merged those that were merged into it, by name
     */
    public record Versioned(Supplier supplier, long version, List<Supplier> merged) {

        private static Versioned of(CatalogueRows rows, SupplierEntity entity) {
            return new Versioned(
                    entity.toSupplier(),
                    entity.version(),
                    rows.mergedInto(entity).stream()
                            .map(SupplierEntity::toSupplier)
                            .toList());
        }

        private static Versioned listed(SupplierEntity entity) {
            return new Versioned(entity.toSupplier(), entity.version(), List.of());
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
                    part.stream().map(Versioned::listed).toList(),
                    more ? Cursor.of(part.get(part.size() - 1).nameKey()) : null);
        });
    }

    Optional<Supplier> find(UUID id) {
        return transactions.run(
                rows -> rows.supplier(id).map(SupplierEntity::current).map(SupplierEntity::toSupplier));
    }

    Map<UUID, Supplier> byEveryId() {
        return transactions.run(rows -> {
            Map<UUID, Supplier> suppliers = new HashMap<>();
            rows.everySupplier()
                    .forEach(entity ->
                            suppliers.put(entity.id(), entity.current().toSupplier()));
            return suppliers;
        });
    }

    Set<UUID> same(UUID id) {
        return transactions.run(rows -> {
            Set<UUID> same = new LinkedHashSet<>();
            rows.supplier(id).map(SupplierEntity::current).ifPresent(current -> {
                same.add(current.id());
                rows.mergedInto(current).forEach(merged -> same.add(merged.id()));
            });
            same.add(id);
            return same;
        });
    }

    /**
     * The supplier, or the one into which it was merged.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public Versioned get(UUID id) {
        return transactions.run(rows -> Versioned.of(rows, existing(rows, id).current()));
    }

    Supplier named(String name) {
        check(new Supplier(null, name, null, null));
        return transactions.run(rows -> named(rows, name).toSupplier());
    }

    /** The supplier of this name; added when there is none. */
    SupplierEntity named(CatalogueRows rows, String name) {
        String key = SupplierEntity.key(name);
        Optional<SupplierEntity> known = rows.supplierNamed(key);
        if (known.isPresent()) {
            return known.get().current();
        }
        rows.passGate(Callers.current().requireInstitution());
        return rows.supplierNamed(key)
                .map(SupplierEntity::current)
                .orElseGet(() -> added(rows, new Supplier(null, name, null, null)));
    }

    /**
     * Adds a supplier.
     *
     * @param supplier its id means nothing
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 409 {@code supplier-exists}
     */
    public Versioned add(Supplier supplier) {
        check(supplier);
        return transactions.run(rows -> {
            rows.passGate(Callers.current().requireInstitution());
            refuseTaken(rows, supplier.name(), null);
            return Versioned.of(rows, added(rows, supplier));
        });
    }

    private SupplierEntity added(CatalogueRows rows, Supplier supplier) {
        SupplierEntity entity = new SupplierEntity(Ids.next());
        entity.describe(supplier);
        rows.add(entity);
        rows.flush();
        audit.record(AuditEvent.of(AuditEvent.Action.CREATE, OBJECT, entity.id(), "Added supplier " + entity.name()));
        return entity;
    }

    /**
     * Changes a supplier.
     *
     * @param version of the state that it was made from
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 404; 409 {@code supplier-exists} or {@code supplier-merged}; 412
     */
    public Versioned change(Supplier supplier, long version) {
        check(supplier);
        return transactions.run(rows -> {
            rows.passGate(Callers.current().requireInstitution());
            SupplierEntity entity = existing(rows, supplier.id());
            rows.lock(entity);
            EntityTags.check(version, entity.version());
            refuseMerged(entity);
            refuseTaken(rows, supplier.name(), supplier.id());
            entity.describe(supplier);
            rows.flush();
            audit.record(AuditEvent.of(AuditEvent.Action.UPDATE, OBJECT, entity.id(), "It is now " + entity.name()));
            return Versioned.of(rows, entity);
        });
    }

    /**
     * Merges duplicates into one that stays. Their names lead to it from now on; devices keep the name and the id with which they were
     * recorded, and are found by every one of the ids ({@link #same}).
     *
     * @param id of the one that stays
     * @throws org.alveolus.api.ProblemException 400 naming the duplicates; 404; 409 {@code supplier-merged}
     */
    public Versioned merge(UUID id, List<UUID> duplicates) {
        Problem.Faults faults = new Problem.Faults();
        if (duplicates == null || duplicates.isEmpty() || duplicates.size() > MAXIMUM_MERGED) {
            faults.add("/duplicates", "out-of-range", "1 to " + MAXIMUM_MERGED + " suppliers can be merged at once");
        }
        faults.refuse();
        return transactions.run(rows -> {
            rows.passGate(Callers.current().requireInstitution());
            SupplierEntity survivor = existing(rows, id);
            rows.lock(survivor);
            refuseMerged(survivor);
            for (int i = 0; i < duplicates.size(); i++) {
                UUID duplicate = duplicates.get(i);
                String pointer = "/duplicates/" + i;
                Optional<SupplierEntity> found = duplicate == null ? Optional.empty() : rows.supplier(duplicate);
                if (found.isEmpty()) {
                    faults.add(pointer, "unknown", "There is no supplier of this id");
                } else if (duplicate.equals(id)) {
                    faults.add(pointer, "same-supplier", "A supplier cannot be merged into itself");
                } else if (found.get().current() != survivor) {
                    merge(rows, found.get().current(), survivor);
                }
            }
            faults.refuse();
            rows.flush();
            return Versioned.of(rows, survivor);
        });
    }

    private void merge(CatalogueRows rows, SupplierEntity duplicate, SupplierEntity survivor) {
        rows.lock(duplicate);
        rows.mergedInto(duplicate).forEach(earlier -> earlier.mergeInto(survivor));
        duplicate.mergeInto(survivor);
        rows.flush();
        audit.record(AuditEvent.of(
                AuditEvent.Action.UPDATE,
                OBJECT,
                duplicate.id(),
                "Merged " + duplicate.name() + " into " + survivor.name() + " (" + survivor.id() + ")"));
    }

    /**
     * Undoes a merge: the duplicate is a supplier of its own again.
     *
     * @throws org.alveolus.api.ProblemException 404; 409 {@code supplier-exists} when somebody has its name meanwhile
     */
    public Versioned split(UUID id, UUID duplicate) {
        return transactions.run(rows -> {
            rows.passGate(Callers.current().requireInstitution());
            SupplierEntity survivor = existing(rows, id);
            SupplierEntity merged = existing(rows, duplicate);
            rows.lock(merged);
            if (!merged.merged() || merged.current() != survivor) {
                throw Problem.notFound("It was not merged into this supplier.").exception();
            }
            merged.split();
            if (!merged.hasName()) {
                refuseTaken(rows, merged.name(), duplicate);
                merged.describe(merged.toSupplier());
            }
            rows.flush();
            audit.record(AuditEvent.of(
                    AuditEvent.Action.UPDATE,
                    OBJECT,
                    duplicate,
                    merged.name() + " is no longer merged into " + survivor.name() + " (" + id + ")"));
            return Versioned.of(rows, survivor);
        });
    }

    private static void refuseMerged(SupplierEntity entity) {
        if (entity.merged()) {
            throw Problem.conflict("supplier-merged", "This supplier was merged into another one.")
                    .with("id", entity.current().id())
                    .exception();
        }
    }

    Device settle(Device device, String pointer) {
        if (device.supplier() != null) {
            return transactions.run(rows -> {
                SupplierEntity chosen = rows.supplier(device.supplier())
                        .map(SupplierEntity::current)
                        .orElseThrow(() -> Problem.invalid(
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
                    if (!other.current().id().equals(self)) {
                        throw Problem.conflict("supplier-exists", "There is a supplier of this name already.")
                                .with("id", other.current().id())
                                .exception();
                    }
                    other.leaveName();
                    rows.flush();
                });
    }

    private static void check(Supplier supplier) {
        Problem.Faults faults = new Problem.Faults()
                .text("/name", supplier.name(), 1, MAXIMUM_NAME)
                .lines("/address", supplier.address(), 0, MAXIMUM_ADDRESS)
                .website("/website", supplier.website(), MAXIMUM_WEBSITE)
                .lines("/contact", supplier.contact(), 0, MAXIMUM_CONTACT);
        mail(faults, "/orderMail", supplier.orderMail());
        mail(faults, "/recallMail", supplier.recallMail());
        ReturnTerms returns = supplier.returns();
        if (returns != null && (returns.months() < 0 || returns.months() > MAXIMUM_MONTHS)) {
            faults.add("/returns/months", "out-of-range", "months is a number from 0 to " + MAXIMUM_MONTHS);
        }
        if (returns != null && (returns.days() < 0 || returns.days() > MAXIMUM_DAYS)) {
            faults.add("/returns/days", "out-of-range", "days is a number from 0 to " + MAXIMUM_DAYS);
        }
        faults.refuse();
    }

    private static void mail(Problem.Faults faults, String pointer, String address) {
        faults.text(pointer, address, 0, MAXIMUM_MAIL);
        if (address != null
                && !address.isBlank()
                && !MAIL.matcher(address.strip()).matches()) {
            faults.add(pointer, "not-an-email", "An e-mail address like orders@makers.example is expected");
        }
    }
}
