package org.alveolus.notifications.internal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Transactions;
import org.alveolus.api.notify.Notification.Medium;
import org.alveolus.notifications.internal.domain.Pauses;

/**
 * What is to be sent, of all institutions. A message is taken by changing its row, and put back or taken out only by who took it
 * last, so that no two nodes send it at the same time. Within a transaction.
 */
public final class QueueTable {

    private final Transactions transactions;

    public QueueTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A message that is due.
     *
     * @param takes how often it was taken; tells whether somebody else has taken it since
     */
    public record Due(UUID message, InstitutionId institution, int takes) {

        /** As it is for who takes it now. */
        Due taken() {
            return new Due(message, institution, takes + 1);
        }
    }

    /** Puts a message in, due now. */
    public void add(UUID message, InstitutionId institution, Medium medium, Instant now) {
        change(
                "insert into notifications_queue (message, institution, medium, due_at, takes) values (?, ?, ?, ?, 0)",
                message.toString(),
                institution.toString(),
                medium.name(),
                Timestamp.from(now));
    }

    /** Messages that are due, the longest due first. */
    public List<Due> due(Medium medium, Instant now, int limit) {
        try (Connection connection = transactions.connection();
                PreparedStatement select =
                        connection.prepareStatement("select message, institution, takes from notifications_queue"
                                + " where medium = ? and due_at <= ? order by due_at, message")) {
            select.setString(1, medium.name());
            select.setTimestamp(2, Timestamp.from(now));
            select.setMaxRows(limit);
            try (ResultSet rows = select.executeQuery()) {
                List<Due> due = new ArrayList<>();
                while (rows.next()) {
                    due.add(new Due(
                            UUID.fromString(rows.getString(1)),
                            InstitutionId.parse(rows.getString(2)),
                            rows.getInt(3)));
                }
                return due;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes it, so that nobody else does for a while.
     *
     * @return as it is now; null when somebody else was first
     */
    public Due take(Due due, Instant now) {
        Timestamp until = Timestamp.from(now.plus(Pauses.UNTIL_TAKEN_OVER));
        int taken = change(
                "update notifications_queue set due_at = ?, taken_until = ?, takes = takes + 1"
                        + " where message = ? and takes = ? and due_at <= ?",
                until,
                until,
                due.message().toString(),
                due.takes(),
                Timestamp.from(now));
        return taken == 1 ? due.taken() : null;
    }

    /** Puts back what was taken; false when somebody else has taken it since. */
    public boolean putBack(Due taken, Instant next) {
        return change(
                        "update notifications_queue set due_at = ?, taken_until = null where message = ? and takes = ?",
                        Timestamp.from(next),
                        taken.message().toString(),
                        taken.takes())
                == 1;
    }

    /** Takes out for good what was taken; false when somebody else has taken it since. */
    public boolean remove(Due taken) {
        return change(
                        "delete from notifications_queue where message = ? and takes = ?",
                        taken.message().toString(),
                        taken.takes())
                == 1;
    }

    /** Makes a message that waits due now; false when it is being sent or is not in the queue. */
    public boolean hurry(UUID message, Instant now) {
        return change(
                        "update notifications_queue set due_at = ?"
                                + " where message = ? and (taken_until is null or taken_until <= ?)",
                        Timestamp.from(now),
                        message.toString(),
                        Timestamp.from(now))
                == 1;
    }

    /** Makes all that waits for another try due now. */
    public void hurryAll(Medium medium, Instant now) {
        change(
                "update notifications_queue set due_at = ? where medium = ? and due_at > ? and taken_until is null",
                Timestamp.from(now),
                medium.name(),
                Timestamp.from(now));
    }

    /** Whether a real channel has ever served any medium. */
    public boolean hadChannel() {
        try (Connection connection = transactions.connection();
                PreparedStatement select = connection.prepareStatement(
                        "select medium from notifications_channel where since is not null");
                ResultSet rows = select.executeQuery()) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes for ever that a real channel serves the medium. */
    public void noteChannel(Medium medium, Instant now) {
        change(
                "update notifications_channel set since = ? where medium = ? and since is null",
                Timestamp.from(now),
                medium.name());
    }

    private int change(String sql, Object... values) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
