package org.alveolus.itests.routes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The rows that an institution has in the database, read behind the product's back. */
public final class Rows {

    /**
     * What anybody's sign-in or any node's work changes, of no institution; what is only counted from other rows; and what jobs do
     * after the act: messages, own records.
     */
    private static final Set<String> VOLATILE = Set.of(
            "accounts_session",
            "accounts_attempt",
            "accounts_account",
            "jobs_task",
            "audit_head",
            "notifications_queue",
            "notifications_message",
            "registry_extract",
            "registry_extract_change",
            "registry_import_turn",
            "registry_own_file",
            "registry_own_piece",
            "registry_own_records",
            "registry_own_turn");

    private final DataSource database;

    /** The tables, and whether each row of one belongs to an institution. */
    private Map<String, Boolean> tables;

    /** Reads there; while it does, no table comes or goes. */
    public Rows(DataSource database) {
        this.database = database;
    }

    /** Every row of the institution and every row of nobody's, by table, as texts. */
    public Map<String, List<String>> of(String institution) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean postgresql =
                        connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
                if (postgresql) {
                    become(connection, institution);
                }
                return contents(connection, institution);
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What differs between two readings, table by table. */
    public static List<String> differences(Map<String, List<String>> before, Map<String, List<String>> after) {
        List<String> differences = new ArrayList<>();
        Set<String> tables = new TreeSet<>(before.keySet());
        tables.addAll(after.keySet());
        for (String table : tables) {
            List<String> old = before.getOrDefault(table, List.of());
            List<String> now = after.getOrDefault(table, List.of());
            if (!old.equals(now)) {
                List<String> gone = new ArrayList<>(old);
                List<String> come = new ArrayList<>(now);
                come.removeAll(old);
                gone.removeAll(now);
                differences.add(table + ": gone " + gone + ", come " + come);
            }
        }
        return differences;
    }

    private static void become(Connection connection, String institution) throws SQLException {
        try (PreparedStatement setting =
                connection.prepareStatement("select set_config('alveolus.institution', ?, true)")) {
            setting.setString(1, institution);
            setting.execute();
        }
    }

    private Map<String, List<String>> contents(Connection connection, String institution) throws SQLException {
        if (tables == null) {
            tables = tables(connection);
        }
        Map<String, List<String>> contents = new TreeMap<>();
        for (Map.Entry<String, Boolean> table : tables.entrySet()) {
            contents.put(table.getKey(), rows(connection, table.getKey(), table.getValue(), institution));
        }
        return contents;
    }

    private static Map<String, Boolean> tables(Connection connection) throws SQLException {
        Map<String, Boolean> tables = new TreeMap<>();
        try (ResultSet found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (table.contains("_") && !table.endsWith("_history") && !VOLATILE.contains(table)) {
                    tables.put(table, hasInstitution(connection, table));
                }
            }
        }
        if (tables.size() < 10) {
            throw new AssertionError("These cannot be all tables: " + tables);
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table, boolean tenant, String institution)
            throws SQLException {
        String query = "select * from " + table + (tenant ? " where institution_id = ?" : "");
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (tenant) {
                statement.setString(1, institution);
            }
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int column = 1; column <= columns; column++) {
                        row.append(text(result, column)).append('|');
                    }
                    rows.add(row.toString());
                }
            }
        }
        rows.sort(null);
        return rows;
    }

    private static boolean hasInstitution(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select * from " + table + " where 1 = 0");
                ResultSet result = statement.executeQuery()) {
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                if (result.getMetaData().getColumnName(column).equalsIgnoreCase("institution_id")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String text(ResultSet result, int column) throws SQLException {
        // PostgreSQL's driver writes some bytes as a Java object's name.
        if (result.getMetaData().getColumnType(column) == Types.BINARY) {
            byte[] bytes = result.getBytes(column);
            return bytes == null ? null : HexFormat.of().formatHex(bytes);
        }
        return result.getString(column);
    }
}
