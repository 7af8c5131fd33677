package org.alveolus.registry.internal.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whose turn it is: one import of an institution is worked on at a time, by one worker. Within a transaction. */
final class TurnTable {

    private final Statements statements;

    TurnTable(Statements statements) {
        this.statements = statements;
    }

    /** Whose turn it is in an institution. */
    record Turn(UUID institution, UUID id, UUID worker, Instant until) {}

    /** The turns of all institutions that nobody works on any more. */
    List<Turn> abandoned(Instant now) {
        return statements.list(
                "select institution, import_id, worker, until_time from registry_import_turn where until_time < ?",
                TurnTable::turn,
                now);
    }

    /** Whose turn it is; nobody else changes that until the transaction ends. */
    Optional<Turn> current() {
        return statements.one(
                "select institution, import_id, worker, until_time from registry_import_turn where institution = ? for update",
                TurnTable::turn,
                Statements.institution());
    }

    void add(UUID id, UUID worker, Instant until) {
        statements.update(
                "insert into registry_import_turn (institution, import_id, worker, until_time) values (?, ?, ?, ?)",
                Statements.institution(),
                id,
                worker,
                until);
    }

    void set(UUID worker, Instant until) {
        statements.update(
                "update registry_import_turn set worker = ?, until_time = ? where institution = ?",
                worker,
                until,
                Statements.institution());
    }

    void end() {
        statements.update("delete from registry_import_turn where institution = ?", Statements.institution());
    }

    private static Turn turn(ResultSet result) throws SQLException {
        return new Turn(
                UUID.fromString(result.getString(1)),
                UUID.fromString(result.getString(2)),
                UUID.fromString(result.getString(3)),
                result.getTimestamp(4).toInstant());
    }
}
