package org.alveolus.testing.postgresql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.Test;

public class PostgresServerTest {

    @Test
    public void ownerOfADatabaseIsNoSuperuser() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        PostgresDatabase database = server.createDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table anything (id int)");
            try (ResultSet result = statement.executeQuery(
                    "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
                result.next();
                assertFalse(result.getBoolean(1));
            }
        }
        assertNotEquals(database.name(), server.createDatabase().name());
        server.drop(database);
        assertThrows(SQLException.class, database::connect);
    }

    @Test
    public void whatWasCommittedSurvivesAStop() throws SQLException {
        try (PostgresServer server = PostgresServer.start(PostgresServer.Durability.FULL)) {
            PostgresDatabase database = server.createDatabase();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as answer");
                server.stop();
                assertThrows(SQLException.class, () -> statement.execute("select 1"));
            }
            assertThrows(SQLException.class, database::connect);
            server.start();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select answer from kept")) {
                result.next();
                assertEquals(42, result.getInt(1));
            }
        }
    }
}
