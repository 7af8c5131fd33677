package org.alveolus.stock.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.api.stock.Stock;
import org.alveolus.api.stock.StockItem;
import org.alveolus.api.stock.StorageLocation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The stock of the caller's institution. */
@Component(service = {Stock.class, StockComponent.class})
public final class StockComponent implements Stock {

    private final Transactions transactions;
    private final Ground ground;
    private final Storages storages;
    private final Items items;
    private final ItemLists lists;
    private final ExpiryWatch expiryWatch;
    private final Returns returns;
    private final Counts counts;
    private final Levels levels;
    private final Orders orders;

    /** Institutions may be exchanged while the stock is worked with. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

    /** Without accounts nobody can be made responsible for the expiry watch. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Accounts accounts;

    @Activate
    public StockComponent(
            @Reference(target = "(osgi.unit.name=stock)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference AuditLog audit,
            @Reference Catalogue catalogue,
            @Reference Clock clock) {
        this.transactions = transactions;
        ground = new Ground(unit, transactions, audit, () -> institutions, clock);
        storages = new Storages(ground);
        items = new Items(ground, catalogue);
        lists = new ItemLists(ground, items);
        expiryWatch = new ExpiryWatch(ground, catalogue, () -> accounts);
        returns = new Returns(ground, items, catalogue);
        counts = new Counts(ground, items);
        levels = new Levels(ground, catalogue);
        orders = new Orders(ground, items, catalogue);
    }

    @Deactivate
    void leave() {
        transactions.drain();
    }

    /** For use outside of OSGi. */
    StockComponent(
            EntityManagerFactory unit,
            Transactions transactions,
            AuditLog audit,
            Catalogue catalogue,
            Clock clock,
            Institutions institutions) {
        this(unit, transactions, audit, catalogue, clock);
        this.institutions = institutions;
    }

    @Override
    public Optional<StockItem> find(UUID id) {
        return items.find(id);
    }

    @Override
    public List<StockItem> available(DeviceQuery query, UUID practiceLocation) {
        return items.available(query, practiceLocation, false);
    }

    @Override
    public List<StockItem> recall(DeviceQuery query) {
        return items.recall(query);
    }

    @Override
    public List<StorageLocation> storages(UUID practiceLocation) {
        return storages.at(Set.of(practiceLocation)).stream()
                .map(Storages.Filled::storage)
                .toList();
    }

    @Override
    public StorageLocation addStorage(UUID practiceLocation, String title, String department) {
        return storages.add(practiceLocation, title, department).storage();
    }

    @Override
    public List<StockItem> add(UUID storage, Device device, int count) {
        return items.add(storage, device, count);
    }

    @Override
    public StockItem take(UUID item, UUID treatment, String reasonWhenExpired) {
        return items.take(item, treatment, reasonWhenExpired);
    }

    @Override
    public void putBack(UUID item, UUID treatment, String reason) {
        items.putBack(item, treatment, reason);
    }

    @Override
    public List<StockItem> quarantine(Collection<UUID> ids, String reason) {
        return items.quarantine(ids, reason);
    }

    @Override
    public List<StockItem> release(Collection<UUID> ids, String reason) {
        return items.release(ids, reason);
    }

    @Override
    public void setReorderLevel(UUID item, int minimum, int target) {
        levels.set(item, minimum, target);
    }

    @Override
    public UUID addReturn(UUID supplier, Collection<UUID> ids, ReturnReason reason, String note) {
        return returns.add(supplier, ids, reason, note).id();
    }

    @Override
    public void advanceReturn(UUID id, ReturnState state, String note) {
        transactions.run(() -> returns.become(id, returns.get(id).version(), state, note));
    }

    /** The storage locations, for people. */
    public Storages storages() {
        return storages;
    }

    /** The items, for people. */
    public Items items() {
        return items;
    }

    /** The lists of items, for people. */
    public ItemLists lists() {
        return lists;
    }

    /** What expires, for people. */
    public ExpiryWatch expiryWatch() {
        return expiryWatch;
    }

    /** Returns to suppliers, for people. */
    public Returns returns() {
        return returns;
    }

    /** Reorder levels, for people. */
    public Levels levels() {
        return levels;
    }

    /** Orders to suppliers, for people. */
    public Orders orders() {
        return orders;
    }

    /** Counts of shelves, for people. */
    public Counts counts() {
        return counts;
    }

    /** The day at the caller's institution. */
    public LocalDate today() {
        return ground.today();
    }
}
