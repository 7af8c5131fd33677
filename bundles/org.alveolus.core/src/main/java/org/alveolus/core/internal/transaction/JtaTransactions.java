package org.alveolus.core.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import javax.transaction.TransactionManager;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Transactions;
import org.alveolus.core.internal.Dialect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions over JTA. The pool behind the data source hands the same physical connection to all who ask within a
 * transaction, so that it is committed in one phase.
 */
@Component(service = {Transactions.class, JtaTransactions.class})
public final class JtaTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(JtaTransactions.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TransactionManager manager;
    private final DataSource database;
    private final RowSecurity rowSecurity;
    private final ThreadLocal<Act> acts = new ThreadLocal<>();
    private final Set<Act> open = ConcurrentHashMap.newKeySet();
    private final LongAdder committed = new LongAdder();
    private final LongAdder rolledBack = new LongAdder();

    /**
     * @param manager the JTA transaction manager that the data source's pool enlists with
     * @param database the one database of all capabilities
     */
    @Activate
    public JtaTransactions(
            @Reference TransactionManager manager,
            @Reference(target = "(osgi.jndi.service.name=alveolus)") DataSource database) {
        this.manager = manager;
        this.database = database;
        this.rowSecurity = new RowSecurity(database);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        Act joined = acts.get();
        if (joined != null) {
            return joined.join(work);
        }
        Act act = open();
        T result;
        try {
            result = act.join(work);
        } catch (RuntimeException | Error e) {
            act.rollback();
            throw e;
        }
        act.commit();
        return result;
    }

    @Override
    public Open begin() {
        if (acts.get() != null) {
            throw new IllegalStateException("this thread has a transaction already");
        }
        return open();
    }

    private Act open() {
        Act act = new Act(manager, rowSecurity, this::ended);
        acts.set(act);
        open.add(act);
        return act;
    }

    private void ended(Act act, boolean wasCommitted) {
        acts.remove();
        open.remove(act);
        (wasCommitted ? committed : rolledBack).increment();
    }

    /** How many transactions were committed since the start. */
    public long committed() {
        return committed.sum();
    }

    /** How many transactions were rolled back since the start. */
    public long rolledBack() {
        return rolledBack.sum();
    }

    @Override
    public EntityManager entityManager(EntityManagerFactory unit) {
        return act().entityManager(unit, institution());
    }

    @Override
    public void insertAll(EntityManagerFactory unit, Collection<?> entities) {
        Callers.current().requireInstitution();
        EntityManager manager = entityManager(unit);
        if (entities.isEmpty()) {
            return;
        }
        try (Connection connection = connection()) {
            new NewRows(manager, entities.iterator().next().getClass()).insert(connection, entities);
        } catch (SQLException e) {
            throw Failures.translate(new IllegalStateException("the rows cannot be inserted", e));
        }
    }

    @Override
    public Connection connection() {
        return connection(institution());
    }

    /**
     * {@link #connection()} for an institution's rows, whoever the caller is; null for none.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Connection connection(String institution) {
        act().enter(institution);
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw Failures.translate(new IllegalStateException("no database connection", e));
        }
    }

    /** The kind of the database. */
    public Dialect dialect() throws SQLException {
        return rowSecurity.dialect();
    }

    @Override
    public void afterCommit(Runnable work) {
        act().afterCommit(Objects.requireNonNull(work, "work"));
    }

    @Override
    public void drain() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            for (Act act : open) {
                if (!act.awaitEnd(end - System.nanoTime())) {
                    LOG.warn("A transaction is still open while what takes part in it leaves; it may fail");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The act's own last work of a type, made when it is not there yet.
     *
     * @throws IllegalStateException outside a transaction
     */
    public <T extends LastWork> T last(Class<T> type, Supplier<T> make) {
        return act().last(type, make);
    }

    private Act act() {
        Act act = acts.get();
        if (act == null) {
            throw new IllegalStateException("there is no transaction on this thread; use Transactions.run");
        }
        return act;
    }

    private static String institution() {
        if (!Callers.bound()) {
            return null;
        }
        Caller caller = Callers.current();
        return caller.institution() == null ? null : caller.institution().toString();
    }
}
