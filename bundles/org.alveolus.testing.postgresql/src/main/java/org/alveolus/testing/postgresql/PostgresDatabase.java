package org.alveolus.testing.postgresql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * An empty database on a {@link PostgresServer}, with its owner: an ordinary role without superuser rights, so that row
 * security holds for it.
 *
 * @param port     on which the server listens, on the loopback address
 * @param name     of the database
 * @param user     who owns it
 * @param password of that user
 */
public record PostgresDatabase(int port, String name, String user, String password) {

    /** The address as the JDBC driver wants it, without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** The address with user and password in it. */
    public String urlWithUser() {
        return url() + "?user=" + user + "&password=" + password;
    }

    /** Connects as the owner; the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }
}
