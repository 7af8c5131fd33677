package org.alveolus.stock.internal.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.alveolus.stock.internal.domain.OrderState;
import org.alveolus.stock.internal.domain.ProductLine;

/** The queries on reorder levels and orders; each is a range of an index. For one transaction. */
public final class OrderRows {

    private final EntityManager entities;

    OrderRows(EntityManager entities) {
        this.entities = entities;
    }

    // ---- levels
    // ----------------------------------------------------------------------------------------------------------------

    public Optional<LevelEntity> level(UUID id) {
        return Optional.ofNullable(entities.find(LevelEntity.class, id.toString()));
    }

    public Optional<LevelEntity> level(UUID location, String productKey) {
        return entities
                .createQuery(
                        "select l from LevelEntity l where l.locationId = :location and l.productKey = :key",
                        LevelEntity.class)
                .setParameter("location", location.toString())
                .setParameter("key", productKey)
                .getResultList()
                .stream()
                .findFirst();
    }

    public List<LevelEntity> levels(UUID location) {
        return entities.createQuery(
                        "select l from LevelEntity l where l.locationId = :location order by l.productKey",
                        LevelEntity.class)
                .setParameter("location", location.toString())
                .getResultList();
    }

    /**
     * How many pieces of a product can be used at a practice location.
     *
     * @param suppliers all ids of its supplier; only for a product without UDI-DI
     */
    public long usable(UUID location, ProductLine product, Collection<UUID> suppliers, LocalDate today) {
        if (product.udiDi() != null) {
            return count(
                    new Conditions()
                            .and("i.udiDi = :udiDi", "udiDi", product.udiDi())
                            .and("i.issuer = :issuer", "issuer", product.issuer()),
                    location,
                    today);
        }
        return suppliers.stream()
                .mapToLong(supplier -> count(
                        new Conditions()
                                .and("i.codeKey = :code", "code", ItemKeys.code(product.productCode()))
                                .and("i.supplierId = :supplier", "supplier", supplier.toString())
                                .and("i.udiDi is null"),
                        location,
                        today))
                .sum();
    }

    private long count(Conditions conditions, UUID location, LocalDate today) {
        return conditions
                .and("i.state = :state", "state", StockItem.State.IN_STOCK)
                .and("i.locationId = :location", "location", location.toString())
                .and("i.expiresOn >= :today", "today", today)
                .query(entities, "select count(i.id) from ItemEntity i", "", Long.class)
                .getSingleResult();
    }

    /** How many usable pieces of each product of a kind lie at a practice location, by {@link ItemKeys#product}. */
    public Map<String, Long> products(UUID location, DeviceKind kind, LocalDate today) {
        return new Conditions()
                        .and("i.locationId = :location", "location", location.toString())
                        .and("i.state = :state", "state", StockItem.State.IN_STOCK)
                        .and("i.kind = :kind", "kind", kind)
                        .and("i.expiresOn >= :today", "today", today)
                        .query(
                                entities,
                                "select i.productKey, count(i.id) from ItemEntity i",
                                " group by i.productKey",
                                Object[].class)
                        .getResultList()
                        .stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** Some item of a product. */
    public ItemEntity sample(UUID location, DeviceKind kind, String productKey) {
        String id = new Conditions()
                .and("i.locationId = :location", "location", location.toString())
                .and("i.state = :state", "state", StockItem.State.IN_STOCK)
                .and("i.kind = :kind", "kind", kind)
                .and("i.productKey = :key", "key", productKey)
                .query(entities, "select i.id from ItemEntity i", "", String.class)
                .setMaxResults(1)
                .getSingleResult();
        return entities.find(ItemEntity.class, id);
    }

    // ---- orders
    // ----------------------------------------------------------------------------------------------------------------

    public Optional<OrderEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(OrderEntity.class, id.toString()));
    }

    /** Reads the order anew; nobody else changes it until the transaction ends. */
    public Optional<OrderEntity> lock(UUID id) {
        OrderEntity found = entities.find(OrderEntity.class, id.toString());
        if (found != null) {
            entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        }
        return Optional.ofNullable(found);
    }

    /** Orders of a practice location, the newest first. */
    public List<OrderEntity> list(UUID location, OrderState state, String before, int limit) {
        Conditions conditions = new Conditions().and("o.locationId = :location", "location", location.toString());
        if (state != null) {
            conditions.and("o.state = :state", "state", state);
        }
        if (before != null) {
            conditions.and("o.id < :before", "before", before);
        }
        return conditions
                .query(entities, "select o.id from OrderEntity o", " order by o.id desc", String.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(id -> entities.find(OrderEntity.class, id))
                .toList();
    }

    /** The products of an order, in their order. */
    public List<OrderLineEntity> lines(UUID order) {
        return entities.createQuery(
                        "select l from OrderLineEntity l where l.orderId = :id order by l.position",
                        OrderLineEntity.class)
                .setParameter("id", order.toString())
                .getResultList();
    }

    public void removeLines(UUID order) {
        entities.createQuery("delete from OrderLineEntity l where l.orderId = :id")
                .setParameter("id", order.toString())
                .executeUpdate();
        entities.flush();
    }

    public void add(Object entity) {
        entities.persist(entity);
    }

    public void remove(Object entity) {
        entities.remove(entity);
    }

    /** Reads rows again that others may have changed. */
    public void refresh(Object entity) {
        entities.refresh(entity);
    }

    public void flush() {
        entities.flush();
    }
}
