package org.alveolus.bench.load.floor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/**
 * Does one piece of work for each line of the request's body, each in a transaction of its own, on connections of the pool that
 * Alveolus uses: with the parameter {@code clients} so many at once. Answers, in nanoseconds, how long all took and then each.
 */
abstract class PlainJdbc extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient DataSource database;
    private volatile Boolean derby;

    PlainJdbc(DataSource database) {
        this.database = database;
    }

    /** What is done on one connection, before the commit. */
    abstract void work(Connection connection, String[] words) throws SQLException;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        List<String> lines = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        long[] nanos = new long[lines.size()];
        long begin = System.nanoTime();
        int clients = Integer.parseInt(request.getParameter("clients"));
        if (clients == 1) {
            run(lines, nanos, new AtomicInteger());
        } else {
            together(lines, nanos, clients);
        }
        StringBuilder answer = new StringBuilder().append(System.nanoTime() - begin);
        for (long each : nanos) {
            answer.append('\n').append(each);
        }
        response.setContentType("text/plain");
        response.getOutputStream().write(answer.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private void together(List<String> lines, long[] nanos, int clients) throws ServletException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = Stream.<Runnable>generate(() -> () -> run(lines, nanos, next))
                    .limit(clients)
                    .<Future<?>>map(threads::submit)
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new ServletException(interruption);
        } catch (ExecutionException failure) {
            throw new ServletException(failure);
        } finally {
            threads.shutdown();
        }
    }

    private void run(List<String> lines, long[] nanos, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < lines.size(); i = next.getAndIncrement()) {
            long begin = System.nanoTime();
            once(lines.get(i).split(" "));
            nanos[i] = System.nanoTime() - begin;
        }
    }

    private void once(String[] words) {
        try {
            transaction(connection ->
                    read(connection, "select stamp, used_at from accounts_session where token_hash = ?", "-"));
            transaction(connection -> work(connection, words));
        } catch (SQLException failure) {
            throw new IllegalStateException(String.join(" ", words), failure);
        }
    }

    private void transaction(Step step) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                step.on(connection);
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** What is done in a transaction. */
    private interface Step {

        void on(Connection connection) throws SQLException;
    }

    boolean isDerby(Connection connection) throws SQLException {
        if (derby == null) {
            derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
        }
        return derby;
    }

    /** Opens the rows of the institution, where the database guards them. */
    void show(Connection connection, String institution) throws SQLException {
        if (!isDerby(connection)) {
            read(connection, "select set_config('alveolus.institution', ?, true)", institution);
        }
    }

    /** How a statement locks the rows that it reads. */
    String forUpdate(Connection connection) throws SQLException {
        return isDerby(connection) ? " for update with rs" : " for update";
    }

    /** All columns of all rows. */
    static List<Map<String, Object>> read(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                List<Map<String, Object>> found = new ArrayList<>();
                while (rows.next()) {
                    Map<String, Object> row = new HashMap<>();
                    for (int column = 1; column <= columns.getColumnCount(); column++) {
                        row.put(columns.getColumnLabel(column).toLowerCase(Locale.ROOT), rows.getObject(column));
                    }
                    found.add(row);
                }
                return found;
            }
        }
    }

    static Map<String, Object> one(Connection connection, String sql, Object... parameters) throws SQLException {
        List<Map<String, Object>> rows = read(connection, sql, parameters);
        if (rows.size() != 1) {
            throw new SQLException(rows.size() + " rows: " + sql);
        }
        return rows.get(0);
    }

    /** One statement for one or several rows. */
    static void write(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                set(statement, row);
                if (rows.size() > 1) {
                    statement.addBatch();
                }
            }
            if (rows.size() > 1) {
                statement.executeBatch();
            } else {
                statement.executeUpdate();
            }
        }
    }

    static void write(Connection connection, String sql, Object... row) throws SQLException {
        write(connection, sql, List.<Object[]>of(row));
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    /** {@code (?, ?, ...)} */
    static String marks(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }

    /** Chains lines to the institution's audit log. */
    void audit(Connection connection, String institution, String type, List<String> objects) throws SQLException {
        Map<String, Object> head = one(
                connection, "select number, hash from audit_head where chain = ?" + forUpdate(connection), institution);
        long number = ((Number) head.get("number")).longValue();
        String hash = (String) head.get("hash");
        List<Object[]> lines = new ArrayList<>();
        for (String object : objects) {
            number++;
            lines.add(new Object[] {
                institution,
                number,
                new Timestamp(System.currentTimeMillis()),
                null,
                "Floor",
                "staff",
                null,
                "rest",
                "127.0.0.1",
                null,
                "node",
                "READ",
                type,
                object,
                object,
                "SUCCESS",
                "Plain JDBC",
                hash
            });
        }
        write(
                connection,
                "insert into audit_line (institution_id, number, written_at, account, name, caller_role, location,"
                        + " channel, address, request_id, node, action, object_type, object_id, patient, outcome, detail,"
                        + " hash) values " + marks(18),
                lines);
        write(connection, "update audit_head set number = ?, hash = ? where chain = ?", number, hash, institution);
    }
}
