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
import org.alveolus.api.catalogue.ConnectorAnswer;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Product;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.spi.supplier.ProductKey;
import org.alveolus.spi.supplier.SupplierConnector;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.supplier.SupplierReturn;
import org.alveolus.spi.udi.UdiIssuer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The catalogue of the caller's institution. */
@Component(service = {Catalogue.class, CatalogueComponent.class})
public final class CatalogueComponent implements Catalogue {

    /** A person waits with a box in hand. */
    private static final long LOOK_UP_MILLIS = 1_000;

    private static final long DOCUMENT_MILLIS = 10_000;

    private final Transactions transactions;
    private final Connectors connectors = new Connectors(LOOK_UP_MILLIS, DOCUMENT_MILLIS);
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

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addConnector(SupplierConnector connector, Map<String, Object> properties) {
        connectors.add(String.valueOf(properties.getOrDefault(SupplierConnector.NAME, "connector")), connector);
    }

    public void removeConnector(SupplierConnector connector) {
        connectors.remove(connector);
    }

    @Deactivate
    void leave() {
        transactions.drain();
        connectors.stop();
    }

    @Override
    public Optional<Product> find(UdiIssuer issuer, String udiDi) {
        Optional<Product> known = products.find(issuer, udiDi);
        return known.isPresent() ? known : connectors.lookUp(new ProductKey(issuer, udiDi));
    }

    @Override
    public boolean hasConnectors() {
        return connectors.any();
    }

    @Override
    public ConnectorAnswer order(SupplierOrder order) {
        return connectors.order(order);
    }

    @Override
    public ConnectorAnswer announceReturn(SupplierReturn announced) {
        return connectors.announceReturn(announced);
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
