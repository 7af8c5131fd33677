package org.alveolus.testing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Rights;
import org.alveolus.core.internal.schema.SchemaMigration;
import org.alveolus.core.internal.transaction.JtaTransactions;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.eclipse.persistence.config.CacheIsolationType;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.jpa.JpaHelper;
import org.junit.rules.ExternalResource;

/**
 * What a capability stands on, for tests of its services and persistence without OSGi: a database of its own with the
 * capability's tables, its persistence unit, and the product's own transactions over JTA.
 *
 * <pre>{@code
 * @ClassRule
 * public static final TestGround GROUND = TestGround.of("stock"); // db/stock/V*.sql and persistence unit "stock"
 *
 * private final Stock stock = new StockComponent(
 *         GROUND.transactions(), GROUND.unit("stock"), GROUND.audit(), GROUND.clock());
 *
 * @Test
 * public void keepsItems() throws Exception {
 *     InstitutionId clinic = GROUND.institution();                        // a new one for each test keeps tests apart
 *     StockItem item = GROUND.as(GROUND.caller(clinic, location), () -> stock.add(...));
 * }
 * }</pre>
 *
 * <p>The database is Derby in memory, or PostgreSQL when the system property {@value #POSTGRES_PROPERTY} holds a JDBC address
 * (with user and password) of a user that may create databases and is no superuser; then PostgreSQL's row-level security holds
 * as in production. Use it as a {@code @ClassRule}: it takes about two seconds to make.
 */
public final class TestGround extends ExternalResource {

    /** Names the PostgreSQL server to test with. */
    public static final String POSTGRES_PROPERTY = "alveolus.test.postgres.url";

    /** Names a folder for Derby's databases, for measurements of many rows; else they are in memory. */
    public static final String DERBY_PROPERTY = "alveolus.test.derby.folder";

    private final List<String> capabilities;
    private final Map<String, EntityManagerFactory> units = new LinkedHashMap<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private TestDatabase database;
    private BasicManagedDataSource pool;
    private JtaTransactions transactions;
    private RecordingAuditLog audit;

    private TestGround(List<String> capabilities) {
        this.capabilities = capabilities;
    }

    /**
     * A ground with the tables of these capabilities, made when the test class starts.
     *
     * @param capabilities folders below {@code db/} on the class path
     */
    public static TestGround of(String... capabilities) {
        return new TestGround(List.of(capabilities));
    }

    @Override
    protected void before() throws SQLException {
        database = TestDatabase.create();
        pool = pool(database.source());
        for (String capability : capabilities) {
            new SchemaMigration(pool, capability, ClassPath::sqlFiles).migrate();
        }
        transactions = new JtaTransactions(GroundPlatform.MANAGER, pool);
        audit = new RecordingAuditLog(transactions);
    }

    private static BasicManagedDataSource pool(XADataSource source) {
        BasicManagedDataSource pool = new BasicManagedDataSource();
        pool.setTransactionManager(GroundPlatform.MANAGER);
        pool.setXaDataSourceInstance(source);
        pool.setMaxTotal(20);
        return pool;
    }

    @Override
    protected void after() {
        units.values().forEach(EntityManagerFactory::close);
        units.clear();
        try {
            pool.close();
            database.drop();
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database could not be dropped", e);
        }
    }

    /** The product's own transactions, on this database. */
    public JtaTransactions transactions() {
        return transactions;
    }

    /**
     * A persistence unit of {@code META-INF/persistence.xml} on this database.
     *
     * @throws IllegalStateException when one of its entities is shared between transactions by a cache, where institutions and
     *     nodes could see each other's state
     */
    public synchronized EntityManagerFactory unit(String name) {
        return units.computeIfAbsent(name, this::open);
    }

    private EntityManagerFactory open(String name) {
        EntityManagerFactory unit = Persistence.createEntityManagerFactory(
                name,
                Map.of(
                        "javax.persistence.jtaDataSource",
                        pool,
                        "eclipselink.target-server",
                        GroundPlatform.class.getName(),
                        "eclipselink.session-name",
                        name + "-" + UUID.randomUUID()));
        for (ClassDescriptor entity :
                JpaHelper.getServerSession(unit).getDescriptors().values()) {
            if (!entity.isAggregateDescriptor() && entity.getCacheIsolation() != CacheIsolationType.ISOLATED) {
                unit.close();
                throw new IllegalStateException("entity " + entity.getJavaClassName()
                        + " is cached between transactions; set <shared-cache-mode>NONE</shared-cache-mode> in unit "
                        + name);
            }
        }
        return unit;
    }

    /** Keeps what is recorded in committed transactions. */
    public RecordingAuditLog audit() {
        return audit;
    }

    /** Stands at 2026-11-22T10:00:00Z until it is set. */
    public SettableClock clock() {
        return clock;
    }

    /** For statements that look behind the product's back; outside any transaction they are committed one by one. */
    public DataSource database() {
        return pool;
    }

    /** A new institution's id. */
    public InstitutionId institution() {
        return new InstitutionId(UUID.randomUUID());
    }

    /** A person with every right at these practice locations, working at the first; at none when there is none. */
    public Caller caller(InstitutionId institution, UUID... locations) {
        return new Caller(
                UUID.randomUUID(),
                "Test Person",
                institution,
                Rights.everything(Set.of(locations)),
                locations.length == 0 ? null : locations[0],
                new Caller.Origin("rest", "192.0.2.1", "test-request"));
    }

    /** Does the work for the caller, in a transaction of its own when the work begins one. */
    public <T> T as(Caller caller, Callable<T> work) throws Exception {
        return Callers.as(caller, work);
    }
}
