package org.alveolus.bench.load;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.alveolus.itests.harness.Database;
import org.alveolus.testing.postgresql.PostgresDatabase;
import org.alveolus.testing.postgresql.PostgresServer;
import org.postgresql.PGConnection;

/** A database that an instance works with. */
interface Store extends AutoCloseable {

    String title();

    Database settings();

    /** Reads the tables into it; the instance stands still and has made them, empty, before. */
    void read(Path data, List<Table> tables) throws SQLException, IOException;

    @Override
    void close();

    static Store of(String name) {
        return switch (name) {
            case "derby" -> new Derby();
            case "postgresql" -> PostgreSql.start();
            default -> throw new IllegalArgumentException(name + " is neither derby nor postgresql");
        };
    }

    /** In the instance's data folder. */
    record Derby() implements Store {

        private static final String SHUT_DOWN = "08006";

        @Override
        public String title() {
            return "Derby";
        }

        @Override
        public Database settings() {
            return Database.derby();
        }

        @Override
        public void read(Path data, List<Table> tables) throws SQLException {
            String url = "jdbc:derby:" + data.resolve("derby");
            try (Connection connection = DriverManager.getConnection(url)) {
                for (Table table : tables) {
                    String columns = String.join(",", table.columns()).toUpperCase(Locale.ROOT);
                    try (CallableStatement read = connection.prepareCall(
                            "call SYSCS_UTIL.SYSCS_IMPORT_DATA(null, ?, ?, null, ?, ',', '\"', 'UTF-8', 0)")) {
                        read.setString(1, table.name().toUpperCase(Locale.ROOT));
                        read.setString(2, columns);
                        read.setString(3, table.file().toString());
                        read.execute();
                    }
                }
            }
            try {
                DriverManager.getConnection(url + ";shutdown=true").close();
            } catch (SQLException e) {
                if (!SHUT_DOWN.equals(e.getSQLState())) { // Derby's way of telling that it did
                    throw e;
                }
            }
        }

        @Override
        public void close() {
            // it goes with the instance's folder
        }
    }

    /** On a server of its own, with PostgreSQL's default settings: what was committed is on the disk. */
    record PostgreSql(PostgresServer server, PostgresDatabase database) implements Store {

        static PostgreSql start() {
            PostgresServer server = PostgresServer.start(PostgresServer.Durability.FULL);
            return new PostgreSql(server, server.createDatabase());
        }

        @Override
        public String title() {
            return "PostgreSQL";
        }

        @Override
        public Database settings() {
            return Database.of(database);
        }

        @Override
        public void read(Path data, List<Table> tables) throws SQLException, IOException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                for (Table table : tables) {
                    statement.execute("alter table " + table.name() + " no force row level security");
                    try (Reader rows = Files.newBufferedReader(table.file())) {
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn(
                                        "copy " + table.name() + " (" + String.join(", ", table.columns())
                                                + ") from stdin with (format csv)",
                                        rows);
                    }
                    statement.execute("alter table " + table.name() + " force row level security");
                }
                statement.execute("vacuum analyze"); // what its own autovacuum would do a little later
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
