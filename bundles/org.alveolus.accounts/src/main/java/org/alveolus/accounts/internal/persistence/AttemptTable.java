package org.alveolus.accounts.internal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.alveolus.accounts.internal.domain.Delay;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Transactions;

/**
 * Counts failed attempts to sign in, by subjects that are known only by their hash. An attempt is counted before it is
 * judged, so that many at once are no way around the delay.
 */
public final class AttemptTable {

    private final Transactions transactions;

    public AttemptTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** How often a subject failed in a row, and when it did last. */
    private record Count(int failures, Instant last) {}

    /**
     * Counts an attempt as failed, unless it comes too early. Reads and writes in transactions of their own, so that those who come
     * at the same moment do not lock each other out; a count that somebody else has changed meanwhile is read again.
     *
     * @return how long still to wait; zero when it was counted
     */
    public Duration count(String subject, Delay delay, Instant now) {
        while (true) {
            Optional<Count> counted = transactions.run(() -> read(subject));
            if (counted.isEmpty()) {
                if (insert(subject, now)) {
                    return Duration.ZERO;
                }
                continue;
            }
            Count before = counted.get();
            int failures = before.last().plus(Delay.FORGOTTEN).isBefore(now) ? 0 : before.failures();
            Duration left = delay.left(failures, before.last(), now);
            if (!left.isZero() || update(subject, before, failures + 1, now)) {
                return left;
            }
        }
    }

    private Optional<Count> read(String subject) {
        try (Connection connection = transactions.connection();
                PreparedStatement select = connection.prepareStatement(
                        "select failures, last_at from accounts_attempt where subject = ?")) {
            select.setString(1, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Count(
                                row.getInt("failures"),
                                row.getTimestamp("last_at").toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** False when somebody else did so at the same moment. */
    private boolean insert(String subject, Instant now) {
        try {
            transactions.run(() ->
                    change("insert into accounts_attempt (subject, failures, last_at) values (?, 1, ?)", statement -> {
                        statement.setString(1, subject);
                        statement.setTimestamp(2, Timestamp.from(now));
                    }));
            return true;
        } catch (ProblemException e) {
            if (e.problem().type().equals("already-there")) {
                return false;
            }
            throw e;
        }
    }

    /** False when it is not as it was before. */
    private boolean update(String subject, Count before, int failures, Instant now) {
        return transactions.run(() -> change(
                        "update accounts_attempt set failures = ?, last_at = ? where subject = ? and failures = ?",
                        statement -> {
                            statement.setInt(1, failures);
                            statement.setTimestamp(2, Timestamp.from(now));
                            statement.setString(3, subject);
                            statement.setInt(4, before.failures());
                        }))
                == 1;
    }

    /** Takes back one attempt that turned out to be good. */
    public void forgive(String subject) {
        change(
                "update accounts_attempt set failures = failures - 1 where subject = ? and failures > 0",
                statement -> statement.setString(1, subject));
    }

    /** Forgets all attempts. */
    public void forget(String subject) {
        change("delete from accounts_attempt where subject = ?", statement -> statement.setString(1, subject));
    }

    /** Forgets all that were last counted before then; how many. */
    public int forgetBefore(Instant then) {
        return change(
                "delete from accounts_attempt where last_at < ?",
                statement -> statement.setTimestamp(1, Timestamp.from(then)));
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private int change(String sql, Binding binding) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
