package org.alveolus.itests.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alveolus.testing.postgresql.PostgresDatabase;
import org.alveolus.testing.postgresql.PostgresServer;

/** Where an instance under test keeps its data: the content of its {@code etc/org.ops4j.datasource-alveolus.cfg}. */
public record Database(Map<String, String> settings) {

    /** Derby in the instance's own data folder, as delivered. */
    public static Database derby() {
        return new Database(pooled(Map.of(
                "osgi.jdbc.driver.name", "derby",
                "databaseName", "${karaf.data}/derby;create=true")));
    }

    /** A new, empty database on the PostgreSQL server that all tests share. */
    public static Database postgresql() {
        return of(PostgresServer.shared().createDatabase());
    }

    /** That database on PostgreSQL. */
    public static Database of(PostgresDatabase database) {
        return new Database(pooled(Map.of(
                "osgi.jdbc.driver.name", "PostgreSQL JDBC Driver",
                "serverName", "127.0.0.1",
                "portNumber", Integer.toString(database.port()),
                "databaseName", database.name(),
                "user", database.user(),
                "password", database.password())));
    }

    private static Map<String, String> pooled(Map<String, String> own) {
        Map<String, String> settings = new LinkedHashMap<>(own);
        settings.put("dataSourceName", "alveolus");
        settings.put("pool", "dbcp2");
        settings.put("xa", "true");
        settings.put("pool.maxTotal", "20");
        settings.put("pool.minIdle", "1");
        settings.put("pool.maxIdle", "20");
        settings.put("pool.maxWaitMillis", "5000");
        settings.put("pool.testOnBorrow", "true");
        return settings;
    }
}
