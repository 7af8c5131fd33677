package org.alveolus.core.internal.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.alveolus.core.internal.Dialect;

/**
 * Tells PostgreSQL whose rows the current transaction may see, for the row-level security behind the entity managers. Derby
 * has none.
 */
final class RowSecurity {

    private final DataSource database;
    private volatile Dialect dialect;

    RowSecurity(DataSource database) {
        this.database = database;
    }

    /** Shows the institution's rows until the end of the transaction; those of nobody when the name is empty. */
    void show(String institution) {
        try {
            if (dialect() == Dialect.POSTGRESQL) {
                try (Connection connection = database.getConnection();
                        PreparedStatement statement =
                                connection.prepareStatement("select set_config('alveolus.institution', ?, true)")) {
                    statement.setString(1, institution);
                    statement.execute();
                }
            }
        } catch (SQLException e) {
            throw Failures.translate(new IllegalStateException("the institution cannot be set", e));
        }
    }

    Dialect dialect() throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = Dialect.of(database);
            dialect = known;
        }
        return known;
    }
}
