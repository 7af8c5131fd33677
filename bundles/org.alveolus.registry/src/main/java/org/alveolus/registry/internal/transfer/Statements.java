package org.alveolus.registry.internal.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.Transactions;

/**
 * Plain statements for rows by the thousand, in the current transaction or one of their own. Each names the caller's institution, or is
 * about what is of no institution.
 */
final class Statements {

    /** The most rows of one statement. */
    static final int BATCH = 500;

    private final Transactions transactions;

    Statements(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Reads one row of an answer. */
    interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }

    /** Whose rows they are. */
    static String institution() {
        return Callers.current().requireInstitution().toString();
    }

    <T> Optional<T> one(String sql, Row<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    <T> List<T> list(String sql, Row<T> row, Object... values) {
        return list(0, sql, row, values);
    }

    /** @param limit 0 for all */
    <T> List<T> list(int limit, String sql, Row<T> row, Object... values) {
        return using(sql, statement -> {
            statement.setMaxRows(limit);
            bind(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (result.next()) {
                    found.add(row.of(result));
                }
                return found;
            }
        });
    }

    int update(String sql, Object... values) {
        return using(sql, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        });
    }

    void batch(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        using(sql, statement -> {
            int waiting = 0;
            for (Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            return statement.executeBatch();
        });
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T using(String sql, Work<T> work) {
        return transactions.run(() -> {
            try (Connection connection = transactions.connection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof UUID) {
                value = value.toString();
            } else if (value instanceof Instant instant) {
                value = Timestamp.from(instant);
            }
            if (value == null) {
                statement.setNull(i + 1, java.sql.Types.VARCHAR);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
