package org.alveolus.core.internal.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's row-level security for every table with a column {@code institution_id}: a transaction sees and writes the rows
 * of the institution in its setting {@code alveolus.institution} and no other. It stands behind the entity managers and also
 * holds for plain SQL. Superusers are exempt from it, so the database user must not be one.
 */
final class RowPolicies {

    /** Any number that nobody else locks: nodes that start together must not alter the same table at once. */
    private static final long LOCK = 0x616c76656f6c7573L;

    private static final String POLICY = "alveolus_institution";

    private static final String TABLES =
            """
            select quote_ident(c.relname) as name, format_type(a.atttypid, a.atttypmod) as type,
                   c.relrowsecurity and c.relforcerowsecurity as forced,
                   exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = '%s') as protected
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
              and a.attname = 'institution_id' and not a.attisdropped
              and starts_with(c.relname, ? || '_')
            """
                    .formatted(POLICY);

    private record Table(String name, String type, boolean forced, boolean guarded) {}

    private RowPolicies() {}

    /** Lets migrations see all rows of the capability's tables, which belong to the same database user. */
    static void lift(Connection connection, String capability) throws SQLException {
        for (Table table : tables(connection, capability)) {
            execute(connection, "alter table " + table.name + " no force row level security");
        }
    }

    /** Protects the capability's tables where they are not yet. */
    static void protect(Connection connection, String capability) throws SQLException {
        for (Table table : tables(connection, capability)) {
            if (!table.guarded) {
                execute(
                        connection,
                        "create policy " + POLICY + " on " + table.name
                                + " using (institution_id = (select current_setting('alveolus.institution', true))::"
                                + table.type + ")");
            }
            if (!table.forced) {
                execute(connection, "alter table " + table.name + " enable row level security");
                execute(connection, "alter table " + table.name + " force row level security");
            }
        }
    }

    private static List<Table> tables(Connection connection, String capability) throws SQLException {
        execute(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, capability);
            try (ResultSet rows = statement.executeQuery()) {
                List<Table> tables = new ArrayList<>();
                while (rows.next()) {
                    tables.add(new Table(rows.getString(1), rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
                }
                return tables;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
