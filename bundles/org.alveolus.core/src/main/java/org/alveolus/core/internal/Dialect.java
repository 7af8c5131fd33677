package org.alveolus.core.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The databases that Alveolus runs on, where they differ. */
public enum Dialect {
    DERBY,
    POSTGRESQL;

    /**
     * The kind of a database.
     *
     * @throws IllegalStateException when it is another
     */
    public static Dialect of(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return of(connection);
        }
    }

    /** The kind of a connection's database. */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "Apache Derby" -> DERBY;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new IllegalStateException(
                    "Alveolus runs on Apache Derby and PostgreSQL, not on " + product);
        };
    }
}
