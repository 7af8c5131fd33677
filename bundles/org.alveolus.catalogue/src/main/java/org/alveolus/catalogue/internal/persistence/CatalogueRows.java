package org.alveolus.catalogue.internal.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Texts;
import org.alveolus.spi.udi.UdiIssuer;

/** The queries on suppliers and products; each is a range of an index. For one transaction. */
public final class CatalogueRows {

    private static final int GATES = 32;

    private final EntityManager entities;

    public CatalogueRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits until nobody else adds to the institution's catalogue; until the transaction ends all others wait. */
    public void passGate(InstitutionId institution) {
        entities.createNativeQuery("update catalogue_gate set passed = passed + 1 where id = ?")
                .setParameter(1, Math.floorMod(institution.hashCode(), GATES))
                .executeUpdate();
    }

    public Optional<SupplierEntity> supplier(UUID id) {
        return Optional.ofNullable(entities.find(SupplierEntity.class, id.toString()));
    }

    public Optional<SupplierEntity> supplierNamed(String nameKey) {
        return entities
                .createQuery("select s from SupplierEntity s where s.nameKey = :key", SupplierEntity.class)
                .setParameter("key", nameKey)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Suppliers whose name begins so and comes after the one given, by name; without those that were merged. */
    public List<SupplierEntity> suppliers(String beginning, String after, int limit) {
        String range = beginning.isEmpty() ? "" : " and s.nameKey >= :from and s.nameKey < :to";
        var query = entities.createQuery(
                        "select s from SupplierEntity s where s.nameKey > :after and s.survivor is null" + range
                                + " order by s.nameKey",
                        SupplierEntity.class)
                .setParameter("after", after);
        if (!beginning.isEmpty()) {
            query.setParameter("from", beginning).setParameter("to", Texts.after(beginning));
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** All of them, merged ones too. */
    public List<SupplierEntity> everySupplier() {
        return entities.createQuery("select s from SupplierEntity s", SupplierEntity.class)
                .getResultList();
    }

    /** Those that were merged into a supplier, by name. */
    public List<SupplierEntity> mergedInto(SupplierEntity supplier) {
        return entities.createQuery(
                        "select s from SupplierEntity s where s.survivor = :supplier order by s.name, s.id",
                        SupplierEntity.class)
                .setParameter("supplier", supplier)
                .getResultList();
    }

    public Optional<ProductEntity> product(UUID id) {
        return Optional.ofNullable(entities.find(ProductEntity.class, id.toString()));
    }

    public Optional<ProductEntity> product(UdiIssuer issuer, String udiDi) {
        return entities
                .createQuery(
                        "select p from ProductEntity p where p.udiDi = :udiDi and p.issuer = :issuer",
                        ProductEntity.class)
                .setParameter("udiDi", udiDi)
                .setParameter("issuer", issuer)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Products after the one given, by name. */
    public List<ProductEntity> products(String afterName, String afterId, int limit) {
        return entities.createQuery(
                        "select p from ProductEntity p where p.nameKey >= :after and (p.nameKey > :after or p.id > :id)"
                                + " order by p.nameKey, p.id",
                        ProductEntity.class)
                .setParameter("after", afterName)
                .setParameter("id", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Products with a term that begins so, by that term; each once, at its first such term. */
    public List<ProductTermEntity> products(String beginning, String afterTerm, String afterId, int limit) {
        return entities.createQuery(
                        "select t from ProductTermEntity t where t.term >= :from and t.term < :to"
                                + " and t.term >= :after and (t.term > :after or t.product.id > :id)"
                                + " and not exists (select m from ProductTermEntity m where m.product = t.product"
                                + " and m.term >= :from and m.term < t.term)"
                                + " order by t.term, t.product.id",
                        ProductTermEntity.class)
                .setParameter("from", beginning)
                .setParameter("to", Texts.after(beginning))
                .setParameter("after", afterTerm)
                .setParameter("id", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Reads the row anew; nobody else changes it until the transaction ends. */
    public void lock(Object entity) {
        entities.refresh(entity, LockModeType.PESSIMISTIC_WRITE);
    }

    public void add(Object entity) {
        entities.persist(entity);
    }

    public void flush() {
        entities.flush();
    }
}
