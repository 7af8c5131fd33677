package org.alveolus.registry.internal;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.alveolus.core.internal.audit.AuditComponent;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.transfer.ImportFiles;
import org.alveolus.registry.internal.transfer.ImportGround;
import org.alveolus.registry.internal.transfer.ImportState;
import org.alveolus.registry.internal.transfer.ImportWorker;
import org.alveolus.registry.internal.transfer.Imports;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The speed of an import beside plain JDBC: itests/bench/import. Not part of the build. */
public class ImportBench {

    @ClassRule
    public static final TestGround GROUND =
            TestGround.of(Stream.concat(Arrays.stream(Clinic.CAPABILITIES), Stream.of("audit"))
                    .toArray(String[]::new));

    private static final int ROWS = Integer.getInteger("alveolus.bench.rows", 100_000);
    private static final boolean MEMORY = Boolean.getBoolean("alveolus.bench.memory");
    private static final int BATCH = 1000;
    private static final int TENTHS = 10;

    /** What a run writes, parents first, and where its ids are. */
    private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("patients_patient", List.of("id"));
        TABLES.put("patients_name", List.of("id", "patient_id"));
        TABLES.put("registry_number", List.of("id"));
        TABLES.put("registry_treatment", List.of("id", "patient_id"));
        TABLES.put("registry_placement", List.of("id", "treatment_id"));
        TABLES.put("registry_device", List.of("id", "treatment_id", "placement_id", "patient_id"));
        TABLES.put("registry_import_origin", List.of("treatment_id", "patient_id"));
        TABLES.put("audit_line", List.of());
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void runs() throws Exception {
        Clinic clinic = new Clinic(
                GROUND,
                new AuditComponent(
                        GROUND.transactions(), GROUND.clock(), folder.getRoot().toPath()));
        ImportGround ground = new ImportGround(clinic.own, clinic.neighbours, clinic.choices, clinic.referrers);
        ImportWorker worker = new ImportWorker(ground);
        Imports imports = new Imports(ground, worker);
        clinic.run(() -> clinic.catalogue.supplierNamed("Maker"));
        byte[] file = file();
        long begin = System.nanoTime();
        ImportEntity taken = clinic.run(
                        () -> new ImportFiles(ground, worker).take("bench.csv", new ByteArrayInputStream(file)))
                .row();
        double upload = seconds(begin);
        begin = System.nanoTime();
        settle(clinic, worker, imports, taken);
        double check = seconds(begin);
        ImportEntity checked = clinic.run(() -> imports.progress(taken.id())).row();
        assertEquals(0, checked.badRows());
        begin = System.nanoTime();
        clinic.run(() -> imports.run(checked.id(), checked.version(), false));
        settle(clinic, worker, imports, taken);
        double run = seconds(begin);
        ImportEntity done = clinic.run(() -> imports.progress(taken.id())).row();
        assertEquals(ImportState.DONE, done.state());
        worker.stop();
        String database = System.getProperty(TestGround.POSTGRES_PROPERTY) == null ? "Derby" : "PostgreSQL";
        if (MEMORY) {
            System.out.printf("%s: %d rows, %d treatments%n", database, ROWS, done.treatmentCount());
            return;
        }
        double plain = plain(clinic.everybody.institution().toString());
        System.out.printf(
                "%s: %d rows, %d treatments: upload %.1f s, check %.1f s, run %.1f s, plain JDBC %.1f s, ratio %.2f%n",
                database, ROWS, done.treatmentCount(), upload, check, run, plain, plain / run);
    }

    /** Waits for the worker, and tells what is left in the heap after a collection at each tenth of the way when that is asked for. */
    private static void settle(Clinic clinic, ImportWorker worker, Imports imports, ImportEntity row) throws Exception {
        long next = 1;
        while (MEMORY && next < TENTHS) {
            ImportEntity now = clinic.run(() -> imports.progress(row.id())).row();
            if (!now.state().atWork()) {
                break;
            }
            if (now.total() > 0 && now.done() * TENTHS / now.total() >= next) {
                next = now.done() * TENTHS / now.total() + 1;
                System.gc();
                MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
                System.out.printf(
                        "%s, %d of %d: %d MB in the heap after collection%n",
                        now.state(), now.done(), now.total(), heap.getUsed() >> 20);
            }
            Thread.onSpinWait();
        }
        worker.settle();
    }

    private static byte[] file() {
        StringBuilder text = new StringBuilder("Patient number;Date of birth;Date of surgery;Practitioner;Indication;"
                + "Position;Supplier;REF;Lot;Prosthetics by\n");
        for (int i = 0; i < ROWS; i++) {
            int patient = i / 2;
            text.append("P")
                    .append(100_000 + patient)
                    .append(";1961-04-30;20")
                    .append(10 + patient % 15)
                    .append("-05-1")
                    .append(patient % 10)
                    .append(";Dr. A. Voorbeeld;Other;")
                    .append(i % 2 == 0 ? 36 : 37)
                    .append(";Maker;061.4312;L")
                    .append(i)
                    .append(";Referrer\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** How long it takes to insert the institution's rows once more, as another's. */
    private static double plain(String institution) throws SQLException {
        String other = UUID.randomUUID().toString();
        long nanos = 0;
        try (Connection connection = GROUND.database().getConnection()) {
            connection.setAutoCommit(false);
            for (Map.Entry<String, List<String>> table : TABLES.entrySet()) {
                nanos += copied(connection, table.getKey(), table.getValue(), institution, other);
            }
        }
        return nanos / 1e9;
    }

    private static long copied(Connection connection, String table, List<String> ids, String from, String to)
            throws SQLException {
        become(connection, from);
        List<Object[]> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        try (PreparedStatement read =
                connection.prepareStatement("select * from " + table + " where institution_id = ?")) {
            read.setString(1, from);
            try (ResultSet result = read.executeQuery()) {
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getMetaData().getColumnName(i).toLowerCase(java.util.Locale.ROOT));
                }
                while (result.next()) {
                    Object[] row = new Object[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        Object value = result.getObject(i + 1);
                        boolean id = ids.contains(columns.get(i)) && value != null;
                        row[i] = columns.get(i).equals("institution_id") ? to : id ? other((String) value) : value;
                    }
                    rows.add(row);
                }
            }
        }
        connection.rollback();
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values (?"
                + ", ?".repeat(columns.size() - 1) + ")";
        long begin = System.nanoTime();
        become(connection, to);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    connection.commit();
                    become(connection, to);
                    waiting = 0;
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        return System.nanoTime() - begin;
    }

    private static String other(String id) {
        return 'f' + id.substring(1);
    }

    private static void become(Connection connection, String institution) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (PreparedStatement set =
                    connection.prepareStatement("select set_config('alveolus.institution', ?, true)")) {
                set.setString(1, institution);
                set.execute();
            }
        }
    }
}
