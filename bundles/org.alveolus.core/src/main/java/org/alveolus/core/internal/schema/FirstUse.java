package org.alveolus.core.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.alveolus.core.internal.Dialect;

/**
 * Uses every connection of an embedded database once, before a capability can. Derby keeps with each connection the stack trace
 * of its first statement (in the parser that it makes for it), and so the class loader of a capability that may have left since.
 */
final class FirstUse {

    private FirstUse() {}

    /**
     * @param count how many connections the pool holds
     */
    static void ofAll(DataSource database, int count) throws SQLException {
        if (Dialect.of(database) != Dialect.DERBY) {
            return;
        }
        List<Connection> connections = new ArrayList<>();
        try {
            while (connections.size() < count) {
                Connection connection = database.getConnection();
                connections.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("values 1");
                }
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
