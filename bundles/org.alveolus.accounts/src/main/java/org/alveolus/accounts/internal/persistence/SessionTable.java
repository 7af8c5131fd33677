package org.alveolus.accounts.internal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;

/**
 * The table of sessions, by plain statements: it is read at every request, by its key, with the person's rights in the same
 * statement. Used within a transaction.
 */
public final class SessionTable {

    private static final String COLUMNS =
            "select s.id, s.account_id, a.email, coalesce(m.name, a.name) as name, m.institution,"
                    + " m.administrator, m.ask_again, m.show_comments, s.confirmed_at, s.factor_missing,"
                    + " s.location, s.csrf_token, s.idle_seconds, s.created_at, s.used_at, s.ends_at, s.stamp, s.address, s.agent";

    private static final String TABLES = " from accounts_session s join accounts_account a on a.id = s.account_id"
            + " left join accounts_membership m on m.account_id = s.account_id and m.institution = s.institution and m.active = true";

    private static final String FIND = COLUMNS + ", r.location as right_location, r.module, r.level" + TABLES
            + " left join accounts_right r on r.membership_id = m.id where s.token_hash = ?";

    private static final String WITHOUT_RIGHTS = COLUMNS
            + ", cast(null as char(36)) as right_location, cast(null as varchar(40)) as module,"
            + " cast(null as varchar(6)) as level" + TABLES;

    private static final String TASKS =
            "select t.task from accounts_task t join accounts_membership m on m.id = t.membership_id"
                    + " where m.account_id = ? and m.institution = ? and m.active = true";

    private final Transactions transactions;

    public SessionTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The session of a token, ended or not. */
    public Optional<SessionRow> find(String tokenHash) {
        return query(FIND, statement -> statement.setString(1, tokenHash)).stream()
                .findFirst()
                .map(session -> session.institution() == null ? session : session.with(withTasks(session)));
    }

    private Rights withTasks(SessionRow session) {
        Set<String> tasks = new HashSet<>();
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(TASKS)) {
            statement.setString(1, session.account().id().toString());
            statement.setString(2, session.institution().toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tasks.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return session.rights().with(tasks);
    }

    /** The session with this id, ended or not; without rights. */
    public Optional<SessionRow> find(UUID id) {
        return query(WITHOUT_RIGHTS + " where s.id = ?", statement -> statement.setString(1, id.toString())).stream()
                .findFirst();
    }

    /** Sessions that have not ended by then, the last used first; without rights. */
    public List<SessionRow> list(Instant now, int limit) {
        return query(
                WITHOUT_RIGHTS + " where s.ends_at > ? order by s.used_at desc, s.id fetch first " + limit
                        + " rows only",
                statement -> statement.setTimestamp(1, Timestamp.from(now)));
    }

    public void insert(String tokenHash, SessionRow session) {
        update(
                "insert into accounts_session (token_hash, id, account_id, institution, location, csrf_token, idle_seconds,"
                        + " created_at, used_at, ends_at, stamp, address, agent, confirmed_at, factor_missing)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, tokenHash);
                    statement.setString(2, session.id().toString());
                    statement.setString(3, session.account().id().toString());
                    statement.setString(4, text(session.institution()));
                    statement.setString(5, text(session.location()));
                    statement.setString(6, session.csrfToken());
                    statement.setInt(7, session.idleSeconds());
                    statement.setTimestamp(8, Timestamp.from(session.createdAt()));
                    statement.setTimestamp(9, Timestamp.from(session.usedAt()));
                    statement.setTimestamp(10, Timestamp.from(session.endsAt()));
                    statement.setString(11, session.address());
                    statement.setString(12, session.agent());
                    statement.setTimestamp(13, timestamp(session.confirmedAt()));
                    statement.setBoolean(14, session.factorMissing());
                });
    }

    /** Notes that the session was used. */
    public void touch(UUID id, Instant now) {
        update("update accounts_session set used_at = ? where id = ? and used_at < ?", statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, id.toString());
            statement.setTimestamp(3, Timestamp.from(now));
        });
    }

    /** Notes that the owner gave the password again. */
    public void confirm(UUID id, Instant now) {
        update("update accounts_session set confirmed_at = ?, stamp = stamp + 1 where id = ?", statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, id.toString());
        });
    }

    /** Goes on in an institution, under what it demands. */
    public void enter(UUID id, InstitutionId institution, int idleSeconds, boolean factorMissing) {
        update(
                "update accounts_session set institution = ?, location = null, idle_seconds = ?, factor_missing = ?,"
                        + " stamp = stamp + 1 where id = ?",
                statement -> {
                    statement.setString(1, text(institution));
                    statement.setInt(2, idleSeconds);
                    statement.setBoolean(3, factorMissing);
                    statement.setString(4, id.toString());
                });
    }

    /** Notes that the account has its second factor now. */
    public void factorFound(UUID account) {
        update(
                "update accounts_session set factor_missing = false, stamp = stamp + 1 where account_id = ?",
                statement -> statement.setString(1, account.toString()));
    }

    /** Whether a member is to be signed out soon when idle. */
    public boolean idleOut(UUID account, InstitutionId institution) {
        return new Statements(transactions)
                        .query(
                                "select idle_out from accounts_membership where account_id = ? and institution = ? and active = true",
                                row -> row.getBoolean(1),
                                account,
                                institution)
                        .stream()
                        .anyMatch(soon -> soon);
    }

    /** Keeps after how many idle seconds the sessions of an account in an institution end. */
    public void idle(UUID account, InstitutionId institution, int seconds) {
        update(
                "update accounts_session set idle_seconds = ?, stamp = stamp + 1 where account_id = ? and institution = ?",
                statement -> {
                    statement.setInt(1, seconds);
                    statement.setString(2, account.toString());
                    statement.setString(3, institution.toString());
                });
    }

    /** Sessions of an account that have not ended by then, the last used first; without rights. */
    public List<SessionRow> listOf(UUID account, Instant now) {
        return query(
                WITHOUT_RIGHTS + " where s.account_id = ? and s.ends_at > ? order by s.used_at desc, s.id",
                statement -> {
                    statement.setString(1, account.toString());
                    statement.setTimestamp(2, Timestamp.from(now));
                });
    }

    /** Ends all sessions of an account but one, which may be null; how many. */
    public int deleteAllBut(UUID account, UUID kept) {
        return update("delete from accounts_session where account_id = ? and id <> ?", statement -> {
            statement.setString(1, account.toString());
            statement.setString(2, kept == null ? "" : kept.toString());
        });
    }

    /** Ends all sessions of an account in an institution; how many. */
    public int deleteIn(UUID account, InstitutionId institution) {
        return update("delete from accounts_session where account_id = ? and institution = ?", statement -> {
            statement.setString(1, account.toString());
            statement.setString(2, institution.toString());
        });
    }

    /** Keeps where the person works now; null for nowhere. */
    public void place(UUID id, InstitutionId institution, UUID location) {
        update(
                "update accounts_session set institution = ?, location = ?, stamp = stamp + 1 where id = ?",
                statement -> {
                    statement.setString(1, text(institution));
                    statement.setString(2, text(location));
                    statement.setString(3, id.toString());
                });
    }

    /** Notes that what an account may do has changed, so that its sessions are read anew. */
    public void stamp(UUID account) {
        update(
                "update accounts_session set stamp = stamp + 1 where account_id = ?",
                statement -> statement.setString(1, account.toString()));
    }

    /** What tells whether a session that is known already is still the same. */
    public record Mark(long stamp, Instant usedAt, int idleSeconds, Instant endsAt) {

        /** When it ends unless it is used again. */
        public Instant end() {
            Instant idle = usedAt.plusSeconds(idleSeconds);
            return idle.isBefore(endsAt) ? idle : endsAt;
        }
    }

    /** The mark of a token's session. */
    public Optional<Mark> mark(String tokenHash) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(
                        "select stamp, used_at, idle_seconds, ends_at from accounts_session where token_hash = ?")) {
            statement.setString(1, tokenHash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Mark(
                                row.getLong(1),
                                row.getTimestamp(2).toInstant(),
                                row.getInt(3),
                                row.getTimestamp(4).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends a session; false when there is none. */
    public boolean delete(UUID id) {
        return update("delete from accounts_session where id = ?", statement -> statement.setString(1, id.toString()))
                == 1;
    }

    /** Forgets sessions that were not used since then or have ended by now; how many. */
    public int deleteEnded(Instant unusedSince, Instant now) {
        return update("delete from accounts_session where used_at < ? or ends_at < ?", statement -> {
            statement.setTimestamp(1, Timestamp.from(unusedSince));
            statement.setTimestamp(2, Timestamp.from(now));
        });
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private int update(String sql, Binding binding) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SessionRow> query(String sql, Binding binding) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return sessions(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One session of each id; its rights stand in as many rows. */
    private static List<SessionRow> sessions(ResultSet rows) throws SQLException {
        List<SessionRow> sessions = new ArrayList<>();
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        String id = null;
        boolean administrator = false;
        while (rows.next()) {
            String next = rows.getString("id");
            if (!next.equals(id)) {
                finish(sessions, administrator, levels);
                levels = new HashMap<>();
                id = next;
                administrator = rows.getBoolean("administrator");
                sessions.add(session(rows));
            }
            String location = rows.getString("right_location");
            if (location != null) {
                levels.computeIfAbsent(UUID.fromString(location), at -> new HashMap<>())
                        .put(rows.getString("module"), Level.valueOf(rows.getString("level")));
            }
        }
        finish(sessions, administrator, levels);
        return sessions;
    }

    private static void finish(List<SessionRow> sessions, boolean administrator, Map<UUID, Map<String, Level>> levels) {
        if (!sessions.isEmpty()) {
            int last = sessions.size() - 1;
            sessions.set(last, sessions.get(last).with(Rights.of(administrator, levels)));
        }
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        String institution = row.getString("institution");
        String location = row.getString("location");
        return new SessionRow(
                UUID.fromString(row.getString("id")),
                new Account(
                        UUID.fromString(row.getString("account_id")), row.getString("email"), row.getString("name")),
                institution == null ? null : InstitutionId.parse(institution),
                Rights.NONE,
                location == null ? null : UUID.fromString(location),
                row.getString("csrf_token"),
                row.getInt("idle_seconds"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("used_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getLong("stamp"),
                row.getString("address"),
                row.getString("agent"),
                row.getTimestamp("confirmed_at") == null
                        ? null
                        : row.getTimestamp("confirmed_at").toInstant(),
                row.getBoolean("factor_missing"),
                row.getBoolean("ask_again"),
                row.getBoolean("show_comments"));
    }
}
