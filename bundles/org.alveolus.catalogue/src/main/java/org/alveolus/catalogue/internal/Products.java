package org.alveolus.catalogue.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Product;
import org.alveolus.catalogue.internal.persistence.CatalogueRows;
import org.alveolus.catalogue.internal.persistence.ProductEntity;
import org.alveolus.catalogue.internal.persistence.ProductTermEntity;
import org.alveolus.catalogue.internal.persistence.SupplierEntity;
import org.alveolus.spi.udi.UdiIssuer;

/** What the caller's institution has learned of products, each under its UDI-DI. */
public final class Products {

    private static final String OBJECT = "product";
    private static final int MAXIMUM_SEARCH = 200;

    private final CatalogueTransactions transactions;
    private final Suppliers suppliers;
    private final AuditLog audit;
    private final Clock clock;

    Products(CatalogueTransactions transactions, Suppliers suppliers, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.suppliers = suppliers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A product with the id and version of its row and when it was last learned. */
    public record Versioned(UUID id, Product product, Instant learnedAt, long version) {

        static Versioned of(ProductEntity entity) {
            return new Versioned(entity.id(), entity.toProduct(), entity.learnedAt(), entity.version());
        }
    }

    Optional<Product> find(UdiIssuer issuer, String udiDi) {
        return transactions.run(rows -> rows.product(issuer, udiDi).map(ProductEntity::toProduct));
    }

    /**
     * @throws org.alveolus.api.ProblemException 404
     */
    public Versioned get(UUID id) {
        return transactions.run(rows -> Versioned.of(existing(rows, id)));
    }

    void learn(Device device) {
        if (device.udiDi() == null || device.issuer() == null) {
            return;
        }
        transactions.run(rows -> {
            ProductEntity.Facts told = facts(rows, device);
            ProductEntity entity = rows.product(device.issuer(), device.udiDi()).orElse(null);
            if (entity == null) {
                rows.passGate(Callers.current().requireInstitution());
                entity = rows.product(device.issuer(), device.udiDi()).orElse(null);
            }
            if (entity == null) {
                entity = new ProductEntity(Ids.next(), device.issuer(), device.udiDi());
                entity.learn(told, now());
                rows.add(entity);
                rows.flush();
                record(AuditEvent.Action.CREATE, entity, "Learned from an entry");
            } else if (!told.orElse(entity.facts()).equals(entity.facts())) {
                rows.lock(entity);
                entity.learn(told.orElse(entity.facts()), now());
                rows.flush();
                record(AuditEvent.Action.UPDATE, entity, "Corrected by an entry");
            }
            return null;
        });
    }

    /**
     * Sets what is known of a product; what the device does not have is no longer known.
     *
     * @param version of the state that the correction was made from
     * @param device whose kind, supplier, code, name, type and sizes are meant
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 404; 412
     */
    public Versioned correct(UUID id, long version, Device device) {
        return transactions.run(rows -> {
            ProductEntity entity = existing(rows, id);
            rows.lock(entity);
            EntityTags.check(version, entity.version());
            entity.learn(facts(rows, device), now());
            rows.flush();
            record(AuditEvent.Action.UPDATE, entity, "Corrected");
            return Versioned.of(entity);
        });
    }

    private ProductEntity.Facts facts(CatalogueRows rows, Device device) {
        Device settled = suppliers.settle(device, "");
        return new ProductEntity.Facts(
                settled.kind(),
                settled.supplier() == null
                        ? null
                        : rows.supplier(settled.supplier())
                                .map(SupplierEntity::current)
                                .orElse(null),
                settled.productCode(),
                settled.name(),
                settled.type(),
                settled.diameter(),
                settled.length());
    }

    /** Those whose code, UDI-DI or name from any of its words on begins with the text; all by name when it is blank. */
    public Page<Versioned> search(String text, Page.Request page) {
        new Problem.Faults().text("?q", text, 0, MAXIMUM_SEARCH).refuse();
        String beginning = Texts.sortable(text, MAXIMUM_SEARCH);
        List<String> after = page.cursor() == null ? List.of("", "") : Cursor.values(page.cursor(), 2);
        return transactions.run(
                rows -> beginning.isEmpty() ? named(rows, after, page) : beginning(rows, beginning, after, page));
    }

    private static Page<Versioned> named(CatalogueRows rows, List<String> after, Page.Request page) {
        List<ProductEntity> found = rows.products(after.get(0), after.get(1), page.limit() + 1);
        boolean more = found.size() > page.limit();
        List<ProductEntity> part = more ? found.subList(0, page.limit()) : found;
        ProductEntity last = more ? part.get(part.size() - 1) : null;
        return new Page<>(
                part.stream().map(Versioned::of).toList(), more ? Cursor.of(last.nameKey(), last.id()) : null);
    }

    private static Page<Versioned> beginning(
            CatalogueRows rows, String beginning, List<String> after, Page.Request page) {
        List<ProductTermEntity> found = rows.products(beginning, after.get(0), after.get(1), page.limit() + 1);
        boolean more = found.size() > page.limit();
        List<ProductTermEntity> part = more ? found.subList(0, page.limit()) : found;
        ProductTermEntity last = more ? part.get(part.size() - 1) : null;
        return new Page<>(
                part.stream().map(term -> Versioned.of(term.product())).toList(),
                more ? Cursor.of(last.term(), last.product().id()) : null);
    }

    private void record(AuditEvent.Action action, ProductEntity entity, String detail) {
        audit.record(AuditEvent.of(action, OBJECT, entity.id(), detail));
    }

    private static ProductEntity existing(CatalogueRows rows, UUID id) {
        return rows.product(id)
                .orElseThrow(() -> Problem.notFound("There is no such product.").exception());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
