package org.alveolus.core.internal.transaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.transaction.HeuristicMixedException;
import javax.transaction.HeuristicRollbackException;
import javax.transaction.NotSupportedException;
import javax.transaction.RollbackException;
import javax.transaction.Status;
import javax.transaction.SystemException;
import javax.transaction.TransactionManager;
import org.alveolus.api.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction from its begin to its end, on one thread. */
final class Act implements Transactions.Open {

    /** The property by which entities of institutions are told apart; named in their discriminator column. */
    static final String INSTITUTION_PROPERTY = "alveolus.institution";

    private static final Logger LOG = LoggerFactory.getLogger(Act.class);

    private record Scope(EntityManagerFactory unit, String institution) {}

    private final TransactionManager manager;
    private final RowSecurity rowSecurity;
    private final BiConsumer<Act, Boolean> ended;
    private final Thread owner = Thread.currentThread();
    private final Map<Scope, EntityManager> entityManagers = new LinkedHashMap<>();
    private final Map<Class<?>, LastWork> lastWorks = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private String shown;
    private Throwable failure;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean open = true;

    Act(TransactionManager manager, RowSecurity rowSecurity, BiConsumer<Act, Boolean> ended) {
        this.manager = manager;
        this.rowSecurity = rowSecurity;
        this.ended = ended;
        try {
            manager.begin();
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException("no transaction can begin", e);
        }
    }

    <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            RuntimeException translated = Failures.translate(e);
            fail(translated);
            throw translated;
        } catch (Error e) {
            fail(e);
            throw e;
        }
    }

    private void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    EntityManager entityManager(EntityManagerFactory unit, String institution) {
        enter(institution);
        return entityManagers.computeIfAbsent(new Scope(unit, institution), Act::create);
    }

    private static EntityManager create(Scope scope) {
        return scope.institution == null
                ? scope.unit.createEntityManager()
                : scope.unit.createEntityManager(Map.of(INSTITUTION_PROPERTY, scope.institution));
    }

    /** Writes what is pending for the institution before, then shows the rows of this one. */
    void enter(String institution) {
        if (!Objects.equals(shown, institution)) {
            flush(shown);
            rowSecurity.show(institution == null ? "" : institution);
            shown = institution;
        }
    }

    private void flush(String institution) {
        entityManagers.forEach((scope, entityManager) -> {
            if (Objects.equals(scope.institution, institution)) {
                entityManager.flush();
            }
        });
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    <T extends LastWork> T last(Class<T> type, Supplier<T> make) {
        return type.cast(lastWorks.computeIfAbsent(type, absent -> make.get()));
    }

    @Override
    public void commit() {
        requireOwner();
        if (!open) {
            throw new IllegalStateException("the transaction has ended");
        }
        if (failure != null) {
            rollback();
            throwFailure();
        }
        try {
            finish();
        } catch (RuntimeException e) {
            rollback();
            throw Failures.translate(e);
        } catch (Error e) {
            rollback();
            throw e;
        }
        afterCommit.forEach(Act::runAfterCommit);
    }

    /** As if nobody had caught it. */
    private void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private void finish() {
        writeAll();
        List.copyOf(lastWorks.values()).forEach(LastWork::finish);
        try {
            if (manager.getStatus() != Status.STATUS_ACTIVE) {
                throw new IllegalStateException(
                        "somebody caught a failure that had spoilt the transaction; nothing was saved");
            }
            manager.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            throw new IllegalStateException("the transaction was not committed", e);
        }
        end(true);
    }

    /** Written here and not while committing, where a broken constraint would arrive without its cause. */
    private void writeAll() {
        flush(shown);
        entityManagers.keySet().stream()
                .map(Scope::institution)
                .distinct()
                .filter(institution -> !Objects.equals(institution, shown))
                .toList()
                .forEach(this::writeFor);
    }

    private void writeFor(String institution) {
        enter(institution);
        flush(institution);
    }

    @Override
    public void rollback() {
        requireOwner();
        if (!open) {
            return;
        }
        try {
            if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
                manager.rollback();
            }
        } catch (SystemException | RuntimeException e) {
            LOG.warn("The transaction could not be rolled back; the database does so when the connection ends", e);
        } finally {
            end(false);
        }
        lastWorks.values().forEach(Act::undone);
    }

    private static void undone(LastWork work) {
        try {
            work.undone();
        } catch (RuntimeException e) {
            LOG.error("What remains of an act that was rolled back could not be written", e);
        }
    }

    private void end(boolean committed) {
        open = false;
        ended.accept(this, committed);
        entityManagers.values().forEach(Act::close);
        over.countDown();
    }

    /** Any thread; false when it has not ended in time. The owner does not wait for itself. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return Thread.currentThread() == owner || over.await(nanos, TimeUnit.NANOSECONDS);
    }

    private static void close(EntityManager entityManager) {
        try {
            entityManager.close();
        } catch (RuntimeException e) {
            LOG.warn("An entity manager could not be closed", e);
        }
    }

    private static void runAfterCommit(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Work after a commit failed; what was committed stays", e);
        }
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a transaction is ended by the thread that began it");
        }
    }
}
