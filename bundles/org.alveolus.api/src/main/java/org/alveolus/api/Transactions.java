package org.alveolus.api;

import java.sql.Connection;
import java.util.Collection;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one place where a database transaction begins and ends. All capabilities that take part in an act share its
 * transaction, so the act happens whole or not at all.
 *
 * <p>A transaction belongs to its thread. An exception that leaves the outermost work, or that leaves any inner work even
 * when somebody catches it, rolls all back; the outermost call then throws.
 */
@ProviderType
public interface Transactions {

    /**
     * Does the work in this thread's transaction, or in a new one when there is none.
     *
     * @return what the work returns
     * @throws ProblemException the work's own, and what a failure of the database means: 503 {@code database-away} when it cannot
     *     be reached and 503 {@code busy} when others hold the same rows, both with the seconds to wait as {@code retryAfter};
     *     409 {@code changed-meanwhile} when somebody else changed a row; 409 {@code already-there} when a row must be the only
     *     one; 400 when a value cannot be stored; 403 {@code no-institution} and {@code other-institution}
     */
    <T> T run(Supplier<T> work);

    /** {@link #run(Supplier)} for work without result. */
    default void run(Runnable work) {
        run(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Begins a transaction for entrances that have a begin and an end instead of a block; calls of {@link #run} join it.
     *
     * @throws IllegalStateException when this thread has one already
     */
    Open begin();

    /** A transaction that was begun. Used by the thread that began it. */
    interface Open {

        /**
         * Makes it last; when it returns, the act is on disk.
         *
         * @throws ProblemException as {@link Transactions#run}; everything was rolled back then
         */
        void commit();

        /** Undoes all. Does nothing when already ended. */
        void rollback();
    }

    /**
     * The transaction's one entity manager of a persistence unit. Rows with an institution are those of the caller's
     * institution ({@link Callers#current()}) and of no other, whatever is queried. Ask again after the caller changed.
     *
     * @throws IllegalStateException outside a transaction
     */
    EntityManager entityManager(EntityManagerFactory unit);

    /**
     * Inserts new entities of the caller's institution as rows, by the hundred and past the entity manager, which would look after each
     * of them until the transaction ends. They are in the database when this returns. Relations are not followed: whoever has rows that
     * refer to others inserts those first.
     *
     * @param entities of one class, none of them known to an entity manager; may be empty
     * @throws ProblemException 403 {@code no-institution}; as {@link #run}
     * @throws IllegalStateException outside a transaction
     */
    void insertAll(EntityManagerFactory unit, Collection<?> entities);

    /**
     * The transaction's own database connection, for statements that are no entities' business. It must be closed by
     * the caller, which only hands it back. Isolation is the caller's care here: every statement names the institution.
     *
     * @throws IllegalStateException outside a transaction
     */
    Connection connection();

    /**
     * Runs the work once the current transaction has committed, on this thread and outside it; never when it is rolled back. What
     * the work throws is logged.
     *
     * @throws IllegalStateException outside a transaction
     */
    void afterCommit(Runnable work);

    /**
     * Waits until every transaction of other threads that is open now has ended, ten seconds at most. Whoever offers a service over a
     * persistence unit calls this when it is deactivated: the service has been withdrawn by then, but others may be in the middle of
     * a transaction in which it took part, and the unit is closed next.
     */
    void drain();
}
