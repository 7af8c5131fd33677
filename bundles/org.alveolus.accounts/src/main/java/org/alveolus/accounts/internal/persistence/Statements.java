package org.alveolus.accounts.internal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alveolus.api.Transactions;

/** Plain statements in the current transaction, for what is read across institutions or must count the rows it changed. */
final class Statements {

    private final Transactions transactions;

    Statements(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Makes something of a row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How many rows were changed. */
    int update(String sql, Object... values) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> List<T> query(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null when there is none. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setTimestamp(i + 1, Timestamp.from(instant));
            } else if (value instanceof Boolean yes) {
                statement.setBoolean(i + 1, yes);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, value == null ? null : value.toString());
            }
        }
    }
}
