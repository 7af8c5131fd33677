package org.alveolus.core.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import org.alveolus.api.audit.AuditQuery;
import org.alveolus.core.internal.Dialect;

/** The statements on the tables of the audit log. The connection's transaction is the caller's. */
final class AuditTable {

    private static final String COLUMNS =
            "institution_id, number, written_at, account, name, caller_role, location, channel, address, request_id, node, action,"
                    + " object_type, object_id, patient, outcome, detail, hash";

    private static final String INSERT_LINE =
            "insert into audit_line (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE_HEAD = "update audit_head set number = ?, hash = ? where chain = ?";

    private static final String READ_HEAD = "select number, hash from audit_head where chain = ?";

    private static final String DUPLICATE = "23505";

    /** A row as it was stored. */
    record Stored(Line line, long number, String hash) {}

    /** Takes rows one after the other, for as long as it says true. */
    interface Reader {
        boolean take(Stored stored);
    }

    private AuditTable() {}

    /** The end of a chain as others see it. */
    static Head head(Connection connection, String chain) throws SQLException {
        return readHead(connection, READ_HEAD, chain);
    }

    /** The ends of all chains, by chain. */
    static Map<String, Head> heads(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select number, hash, chain from audit_head");
                ResultSet rows = select.executeQuery()) {
            Map<String, Head> heads = new TreeMap<>();
            while (rows.next()) {
                heads.put(rows.getString(3), new Head(rows.getLong(1), rows.getString(2)));
            }
            return heads;
        }
    }

    /** The end of a chain, held until the end of the transaction, so that nobody else goes on from it. */
    static Head lockHead(Connection connection, Dialect dialect, String chain) throws SQLException {
        String lock = READ_HEAD + (dialect == Dialect.DERBY ? " for update with rs" : " for update");
        Head head = readHead(connection, lock, chain);
        if (head == null) {
            insertHead(connection, dialect, chain);
            head = readHead(connection, lock, chain);
        }
        return head;
    }

    private static Head readHead(Connection connection, String sql, String chain) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, chain);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? new Head(rows.getLong(1), rows.getString(2)) : null;
            }
        }
    }

    /** Two may begin a chain at the same moment; the second waits for the first and then finds it. */
    private static void insertHead(Connection connection, Dialect dialect, String chain) throws SQLException {
        String insert = "insert into audit_head (chain, number, hash) values (?, 0, ?)"
                + (dialect == Dialect.POSTGRESQL ? " on conflict do nothing" : "");
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, chain);
            statement.setString(2, Line.NO_HASH);
            statement.executeUpdate();
        } catch (SQLException e) {
            if (dialect != Dialect.DERBY || !DUPLICATE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Writes lines of one chain after its locked head. */
    static void append(Connection connection, Head head, List<Line> lines) throws SQLException {
        long number = head.number();
        String hash = head.hash();
        try (PreparedStatement insert = connection.prepareStatement(INSERT_LINE)) {
            for (Line line : lines) {
                number++;
                hash = line.hash(number, hash);
                set(insert, line, number, hash);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement update = connection.prepareStatement(UPDATE_HEAD)) {
            update.setLong(1, number);
            update.setString(2, hash);
            update.setString(3, lines.get(0).chain());
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement insert, Line line, long number, String hash) throws SQLException {
        int column = 0;
        insert.setString(++column, line.chain());
        insert.setLong(++column, number);
        insert.setTimestamp(++column, Timestamp.from(line.at()), utc());
        for (String value : new String[] {
            line.account(),
            line.name(),
            line.role(),
            line.location(),
            line.channel(),
            line.address(),
            line.requestId(),
            line.node(),
            line.action(),
            line.objectType(),
            line.objectId(),
            line.patient(),
            line.outcome(),
            line.detail(),
            hash
        }) {
            insert.setString(++column, value);
        }
    }

    /** Reads a chain from a line on, in order, a thousand rows at a time. */
    static void read(Connection connection, String chain, long from, long to, Reader reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from audit_line where institution_id = ? and number between ? and ? order by number")) {
            select.setFetchSize(1000);
            select.setString(1, chain);
            select.setLong(2, from);
            select.setLong(3, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next() && reader.take(stored(rows))) {}
            }
        }
    }

    /** Lines of a chain before a number, newest first. */
    static List<Stored> find(Connection connection, String chain, AuditQuery query, long before, int limit)
            throws SQLException {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from audit_line where institution_id = ?");
        List<Object> values = new ArrayList<>(List.of(chain));
        and(sql, values, " and number < ?", before == Long.MAX_VALUE ? null : before);
        and(sql, values, " and written_at >= ?", query.from());
        and(sql, values, " and written_at < ?", query.to());
        and(sql, values, " and account = ?", query.account());
        and(sql, values, " and action = ?", query.action());
        and(sql, values, " and object_type = ?", query.objectType());
        and(sql, values, " and object_id = ?", query.objectId());
        and(sql, values, " and patient = ?", query.patient());
        sql.append(" order by number desc fetch first ").append(limit).append(" rows only");
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                set(select, i + 1, values.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                List<Stored> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(stored(rows));
                }
                return found;
            }
        }
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static void set(PreparedStatement select, int index, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            select.setTimestamp(index, Timestamp.from(instant), utc());
        } else if (value instanceof Long number) {
            select.setLong(index, number);
        } else if (value instanceof UUID || value instanceof Enum || value instanceof String) {
            select.setString(index, value.toString());
        } else {
            throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        int column = 0;
        String chain = row.getString(++column);
        long number = row.getLong(++column);
        Instant at = row.getTimestamp(++column, utc()).toInstant();
        Line line = new Line(
                chain,
                at,
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column));
        return new Stored(line, number, row.getString(++column));
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
    }
}
