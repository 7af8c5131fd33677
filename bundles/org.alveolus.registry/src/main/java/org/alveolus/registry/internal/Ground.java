package org.alveolus.registry.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Transactions;
import org.alveolus.api.audit.AuditLog;

/** What every part of the registry stands on. */
public record Ground(Transactions transactions, EntityManagerFactory unit, AuditLog audit, Clock clock) {

    /** Does the work in the current transaction or a new one. */
    public <T> T run(Function<EntityManager, T> work) {
        return transactions.run(() -> work.apply(transactions.entityManager(unit)));
    }

    /** Inserts new entities of one class by the hundred, in the current transaction. */
    public void insertAll(Collection<?> entities) {
        transactions.insertAll(unit, entities);
    }
}
