package org.alveolus.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.XADataSource;
import org.alveolus.testing.postgresql.PostgresServer;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.postgresql.xa.PGXADataSource;

/** An empty database of its own for one test class, gone when closed. */
interface TestDatabase {

    XADataSource source() throws SQLException;

    void drop() throws SQLException;

    /** On PostgreSQL when the system property names one (or asks for one that comes with the build), else Derby. */
    static TestDatabase create() throws SQLException {
        String url = System.getProperty(TestGround.POSTGRES_PROPERTY, "");
        String name = "alveolus_" + UUID.randomUUID().toString().replace('-', '_');
        return switch (url) {
            case "" -> new Derby(Optional.ofNullable(System.getProperty(TestGround.DERBY_PROPERTY))
                            .map(folder -> folder + "/")
                            .orElse("memory:")
                    + name);
            case "embedded" -> Server.create(
                    PostgresServer.shared().createDatabase().urlWithUser(), name);
            default -> Server.create(url, name);
        };
    }

    /** Derby, in memory or in a folder, which whoever named it removes. */
    record Derby(String name) implements TestDatabase {

        @Override
        public XADataSource source() {
            System.setProperty("derby.locks.deadlockTimeout", "2");
            System.setProperty("derby.locks.waitTimeout", "10");
            System.setProperty("derby.stream.error.file", "target/derby.log");
            EmbeddedXADataSource source = new EmbeddedXADataSource();
            source.setDatabaseName(name);
            source.setCreateDatabase("create");
            return source;
        }

        @Override
        public void drop() throws SQLException {
            try {
                DriverManager.getConnection(
                                "jdbc:derby:" + name + (name.startsWith("memory:") ? ";drop=true" : ";shutdown=true"))
                        .close();
            } catch (SQLException e) {
                if (!"08006".equals(e.getSQLState())) { // Derby's way of telling that it was done
                    throw e;
                }
            }
        }
    }

    /** PostgreSQL; the user of the address makes the database and works in it. */
    record Server(String url, String name) implements TestDatabase {

        static Server create(String url, String name) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                try (ResultSet role =
                        statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
                    if (role.next() && role.getBoolean(1)) {
                        throw new IllegalStateException("the user of " + TestGround.POSTGRES_PROPERTY
                                + " must be no superuser, for whom PostgreSQL's row-level security does not hold;"
                                + " it needs the right CREATEDB");
                    }
                }
                statement.execute("create database " + name);
            }
            return new Server(url, name);
        }

        @Override
        public XADataSource source() {
            PGXADataSource source = new PGXADataSource();
            source.setUrl(url);
            source.setDatabaseName(name);
            return source;
        }

        @Override
        public void drop() throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("drop database " + name + " with (force)");
            }
        }
    }
}
