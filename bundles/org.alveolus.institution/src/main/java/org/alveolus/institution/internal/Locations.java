package org.alveolus.institution.internal;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.Transactions;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.institution.internal.persistence.LocationEntity;

/** The practice locations of the caller's institution. */
public final class Locations {

    private static final int MAXIMUM_NAME = 200;
    private static final int MAXIMUM_ADDRESS = 1000;

    private final EntityManagerFactory unit;
    private final Transactions transactions;
    private final AuditLog audit;

    Locations(EntityManagerFactory unit, Transactions transactions, AuditLog audit) {
        this.unit = unit;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A practice location and the version of its row. */
    public record Versioned(PracticeLocation location, long version) {

        static Versioned of(LocationEntity entity) {
            return new Versioned(entity.toLocation(), entity.version());
        }
    }

    public List<Versioned> all() {
        return inTransaction(
                entities -> entities
                        .createQuery("select l from LocationEntity l order by l.nameKey", LocationEntity.class)
                        .getResultList()
                        .stream()
                        .map(Versioned::of)
                        .toList());
    }

    /**
     * @throws org.alveolus.api.ProblemException 404
     */
    public Versioned get(UUID id) {
        return inTransaction(entities -> Versioned.of(existing(entities.find(LocationEntity.class, id.toString()))));
    }

    /**
     * @param address null when none
     * @throws org.alveolus.api.ProblemException 400 naming the field; 409 {@code location-exists}
     */
    public Versioned add(String name, String address) {
        check(name, address);
        return inTransaction(entities -> {
            String key = Texts.identity(name, MAXIMUM_NAME);
            refuseTaken(entities, key, null);
            LocationEntity entity = new LocationEntity(Ids.next());
            entity.describe(name.strip(), key, Texts.stripped(address));
            entities.persist(entity);
            entities.flush();
            audit.record(AuditEvent.of(
                    AuditEvent.Action.CREATE,
                    "practice-location",
                    entity.id(),
                    "Added practice location " + name.strip()));
            return Versioned.of(entity);
        });
    }

    /**
     * Gives a location a name and an address.
     *
     * @param version of the state that it was made from, as {@link EntityTags#version} gives it
     * @throws org.alveolus.api.ProblemException 400 naming the field; 404; 409 {@code location-exists}; 412
     */
    public Versioned change(UUID id, long version, String name, String address) {
        check(name, address);
        return inTransaction(entities -> {
            LocationEntity entity =
                    existing(entities.find(LocationEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
            EntityTags.check(version, entity.version());
            String key = Texts.identity(name, MAXIMUM_NAME);
            refuseTaken(entities, key, entity.id());
            entity.describe(name.strip(), key, Texts.stripped(address));
            entities.flush();
            audit.record(AuditEvent.of(
                    AuditEvent.Action.UPDATE, "practice-location", entity.id(), "It is now " + name.strip()));
            return Versioned.of(entity);
        });
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        return transactions.run(() -> work.apply(transactions.entityManager(unit)));
    }

    private static LocationEntity existing(LocationEntity found) {
        if (found == null) {
            throw Problem.notFound("There is no such practice location.").exception();
        }
        return found;
    }

    private static void refuseTaken(EntityManager entities, String key, String self) {
        entities
                .createQuery("select l from LocationEntity l where l.nameKey = :key", LocationEntity.class)
                .setParameter("key", key)
                .getResultList()
                .stream()
                .filter(other -> !other.id().equals(self))
                .findAny()
                .ifPresent(other -> {
                    throw Problem.conflict(
                                    "location-exists",
                                    "There is a practice location of this name already. Choose another name.")
                            .with("id", other.id())
                            .exception();
                });
    }

    private static void check(String name, String address) {
        new Problem.Faults()
                .text("/name", name, 1, MAXIMUM_NAME)
                .lines("/address", address, 0, MAXIMUM_ADDRESS)
                .refuse();
    }
}
