package org.alveolus.core.internal.schema;

import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.alveolus.core.internal.Dialect;
import org.flywaydb.core.Flyway;

/**
 * Brings a capability's tables to its newest version: the files {@code db/<name>/V<n>__<what>.sql} of its bundle, each once,
 * remembered in {@code <name>_schema_history}, and where the databases must differ those of {@code db/<name>/derby} or {@code
 * db/<name>/postgresql} with them. Nodes that start together wait for each other.
 *
 * <p>A column that is sorted by, or searched by its beginning, is declared {@code varchar(n) ${bytewise}}: its order is then that of
 * the code points on both databases, whatever language PostgreSQL was set up with.
 */
public final class SchemaMigration {

    private final DataSource database;
    private final String name;
    private final Function<String, Collection<URL>> files;

    /**
     * @param database where
     * @param name the capability's
     * @param files the SQL files directly in a folder of the capability; empty when there is no such folder
     */
    public SchemaMigration(DataSource database, String name, Function<String, Collection<URL>> files) {
        this.database = database;
        this.name = name;
        this.files = files;
    }

    /**
     * Migrates, then closes the rows of institutions to all but the institution ({@link RowPolicies}).
     *
     * @return the kind of the database
     * @throws RuntimeException naming the file and the cause; what ran before stays
     * @throws SQLException when the database cannot be reached
     */
    public Dialect migrate() throws SQLException {
        Dialect dialect = Dialect.of(database);
        Scripts scripts = scripts(dialect);
        Flyway flyway = Flyway.configure(Flyway.class.getClassLoader())
                .dataSource(database)
                .resourceProvider(scripts)
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true)
                .table(name + "_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .lockRetryCount(-1)
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
        return dialect;
    }

    private Scripts scripts(Dialect dialect) {
        String folder = "db/" + name;
        List<URL> found = new ArrayList<>(files.apply(folder));
        found.addAll(files.apply(folder + "/" + dialect.name().toLowerCase(Locale.ROOT)));
        if (found.isEmpty()) {
            throw new IllegalStateException("there are no SQL files in " + folder);
        }
        return Scripts.of(found);
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
