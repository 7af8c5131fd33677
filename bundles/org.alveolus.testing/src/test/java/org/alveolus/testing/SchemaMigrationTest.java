package org.alveolus.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.alveolus.core.internal.Dialect;
import org.alveolus.core.internal.schema.SchemaMigration;
import org.junit.Rule;
import org.junit.Test;

/** Schema changes are versioned per capability and run forward. Proves P5. */
public class SchemaMigrationTest {

    @Rule
    public final TestGround ground = TestGround.of();

    @Test
    public void runsEachFileOnceAndTheFilesOfTheDatabaseToo() throws SQLException {
        Dialect dialect = migration("staged", ClassPath::sqlFiles).migrate();

        assertEquals(dialect.name().toLowerCase(Locale.ROOT), text("select kind from staged_kind"));
        migration("staged", ClassPath::sqlFiles).migrate();
        assertEquals("3", text("select count(*) from \"staged_schema_history\" where \"version\" > '0'"));
    }

    @Test
    public void letsALaterFileChangeTheRowsOfAllInstitutions() throws SQLException {
        migration("staged", folder -> upTo(2, folder)).migrate();
        asOwner("insert into staged_row (id, institution_id, name) values ('1', 'one', 'first')");
        asOwner("insert into staged_row (id, institution_id, name) values ('2', 'two', 'second')");

        migration("staged", ClassPath::sqlFiles).migrate();

        assertEquals("2", asOwner("select count(*) from staged_row where copied = name"));
    }

    @Test
    public void closesTheRowsOfNewTablesToOtherInstitutions() throws SQLException {
        assumeTrue(Dialect.of(ground.database()) == Dialect.POSTGRESQL);
        migration("staged", ClassPath::sqlFiles).migrate();
        String protectedTables =
                "select count(*) from pg_class where relname like 'staged%' and relkind = 'r' and relrowsecurity and relforcerowsecurity";
        assertEquals("2", text(protectedTables));

        assertThrows(
                SQLException.class,
                () -> text("insert into staged_row (id, institution_id, name) values ('1', 'one', 'x') returning id"));
    }

    @Test
    public void namesTheFileThatFailsAndKeepsWhatRanBefore() throws SQLException {
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> migration("broken", ClassPath::sqlFiles)
                .migrate());

        assertTrue(thrown.getMessage(), thrown.getMessage().contains("V2__mistake.sql"));
        assertEquals("0", text("select count(*) from broken_first"));
        migration("notes", ClassPath::sqlFiles).migrate();
        assertEquals("0", text("select count(*) from notes_tag"));
    }

    @Test
    public void refusesASchemaWithoutFiles() {
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> migration("absent", ClassPath::sqlFiles)
                        .migrate());

        assertTrue(thrown.getMessage(), thrown.getMessage().contains("db/absent"));
    }

    @Test
    public void nodesThatStartTogetherWaitForEachOther() throws Exception {
        assumeTrue("only one process opens a Derby database", Dialect.of(ground.database()) == Dialect.POSTGRESQL);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Future<Dialect>> started = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            started.add(
                    nodes.submit(() -> migration("staged", ClassPath::sqlFiles).migrate()));
        }
        for (Future<Dialect> each : started) {
            each.get();
        }
        nodes.shutdownNow();

        assertEquals("3", text("select count(*) from staged_schema_history where version > '0'"));
        assertFalse(asOwner("select count(*) from staged_row").isEmpty());
    }

    private SchemaMigration migration(String name, Function<String, Collection<URL>> files) {
        return new SchemaMigration(ground.database(), name, files);
    }

    private static List<URL> upTo(int version, String folder) {
        return ClassPath.sqlFiles(folder).stream()
                .filter(file -> Integer.parseInt(file.getPath().replaceAll(".*/V(\\d+)__.*", "$1")) <= version)
                .toList();
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = ground.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Past the row-level security, as nothing in the product can. */
    private String asOwner(String sql) throws SQLException {
        boolean secured = Dialect.of(ground.database()) == Dialect.POSTGRESQL;
        try (Connection connection = ground.database().getConnection();
                Statement statement = connection.createStatement()) {
            if (secured) {
                statement.execute("alter table staged_row no force row level security");
            }
            try {
                if (!statement.execute(sql)) {
                    return "";
                }
                try (ResultSet rows = statement.getResultSet()) {
                    rows.next();
                    return rows.getString(1);
                }
            } finally {
                if (secured) {
                    statement.execute("alter table staged_row force row level security");
                }
            }
        }
    }
}
