package org.alveolus.catalogue.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Transactions;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Product;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.spi.udi.UdiIssuer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The catalogue of the caller's institution. */
@Component(service = {Catalogue.class, CatalogueComponent.class})
public final class CatalogueComponent implements Catalogue {

    private final Transactions transactions;
    private final Suppliers suppliers;
    private final Products products;

    @Activate
    public CatalogueComponent(
            @Reference(target = "(osgi.unit.name=catalogue)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference AuditLog audit,
            @Reference Clock clock) {
        this.transactions = transactions;
        CatalogueTransactions own = new CatalogueTransactions(unit, transactions);
        suppliers = new Suppliers(own, audit);
        products = new Products(own, suppliers, audit, clock);
    }

    @Deactivate
    void leave() {
        transactions.drain();
    }

    @Override
    public Optional<Product> find(UdiIssuer issuer, String udiDi) {
        return products.find(issuer, udiDi);
    }

    @Override
    public void learn(Device device) {
        products.learn(device);
    }

    @Override
    public Device withSupplier(Device device, String pointer) {
        return suppliers.settle(device, pointer);
    }

    @Override
    public List<Supplier> suppliers() {
        return suppliers.all();
    }

    @Override
    public Optional<Supplier> supplier(UUID id) {
        return suppliers.find(id);
    }

    @Override
    public Map<UUID, Supplier> suppliersByEveryId() {
        return suppliers.byEveryId();
    }

    @Override
    public Set<UUID> sameSuppliers(UUID id) {
        return suppliers.same(id);
    }

    @Override
    public Supplier supplierNamed(String name) {
        return suppliers.named(name);
    }

    @Override
    public Supplier update(Supplier supplier) {
        return suppliers.change(supplier, EntityTags.ANY).supplier();
    }

    /** The suppliers with the versions of their rows. */
    public Suppliers versionedSuppliers() {
        return suppliers;
    }

    /** The products with the versions of their rows. */
    public Products versionedProducts() {
        return products;
    }
}
