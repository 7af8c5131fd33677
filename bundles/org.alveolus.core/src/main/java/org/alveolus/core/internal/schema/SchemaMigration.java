package org.alveolus.core.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.alveolus.core.internal.Dialect;
import org.flywaydb.core.Flyway;

/**
 * Brings a capability's tables to its newest version: the files {@code db/<name>/V<n>__<what>.sql} of its bundle, each once,
 * remembered in {@code <name>_schema_history}. Nodes that start together wait for each other.
 *
 * <p>A column that is sorted by, or searched by its beginning, is declared {@code varchar(n) ${bytewise}}: its order is then that of
 * the code points on both databases, whatever language PostgreSQL was set up with.
 */
public final class SchemaMigration {

    private final DataSource database;
    private final ClassLoader loader;
    private final String name;

    /**
     * @param database where
     * @param loader that finds the files
     * @param name the capability's
     */
    public SchemaMigration(DataSource database, ClassLoader loader, String name) {
        this.database = database;
        this.loader = loader;
        this.name = name;
    }

    /**
     * Migrates, then closes the rows of institutions to all but the institution ({@link RowPolicies}).
     *
     * @throws RuntimeException naming the file and the cause; what ran before stays
     * @throws SQLException when the database cannot be reached
     */
    public void migrate() throws SQLException {
        Dialect dialect = Dialect.of(database);
        Flyway flyway = Flyway.configure(loader)
                .dataSource(database)
                .locations("classpath:db/" + name)
                .table(name + "_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .placeholders(Map.of("bytewise", dialect == Dialect.POSTGRESQL ? "collate \"C\"" : ""))
                .load();
        if (dialect == Dialect.POSTGRESQL && flyway.info().pending().length > 0) {
            inTransaction(RowPolicies::lift);
        }
        flyway.migrate();
        if (dialect == Dialect.POSTGRESQL) {
            inTransaction(RowPolicies::protect);
        }
    }

    private interface Step {
        void on(Connection connection, String capability) throws SQLException;
    }

    private void inTransaction(Step step) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                step.on(connection, name);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
