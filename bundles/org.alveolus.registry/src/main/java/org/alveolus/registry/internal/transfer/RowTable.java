package org.alveolus.registry.internal.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alveolus.registry.internal.transfer.StagedRow.State;

/** The rows of files between check and run. Within a transaction. */
final class RowTable {

    private final Statements statements;

    RowTable(Statements statements) {
        this.statements = statements;
    }

    void add(UUID id, List<StagedRow> rows) {
        statements.batch(
                "insert into registry_import_row (import_id, number, institution_id, treatment_key, state, cells, faults)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            id,
                            row.number(),
                            Statements.institution(),
                            row.key(),
                            row.state().name(),
                            row.packed(),
                            row.faults().isEmpty() ? null : StagedRow.packedFaults(row.faults())
                        })
                        .toList());
    }

    void mark(UUID id, Collection<StagedRow> rows) {
        statements.batch(
                "update registry_import_row set state = ?, faults = ? where import_id = ? and number = ? and institution_id = ?",
                rows.stream()
                        .map(row -> new Object[] {
                            row.state().name(),
                            StagedRow.packedFaults(row.faults()),
                            id,
                            row.number(),
                            Statements.institution()
                        })
                        .toList());
    }

    /** Rows by their treatments' keys, from behind a key on. */
    private List<StagedRow> after(UUID id, String key, int limit) {
        return statements.list(
                limit,
                "select number, treatment_key, state, cells, faults from registry_import_row"
                        + " where import_id = ? and treatment_key > ? and institution_id = ? order by treatment_key, number",
                RowTable::row,
                id,
                key,
                Statements.institution());
    }

    /**
     * The same by treatment; the rows of a treatment that is cut by the limit come with the next.
     *
     * @param limit more than a treatment has rows
     */
    Map<String, List<StagedRow>> treatmentsAfter(UUID id, String key, int limit) {
        List<StagedRow> rows = after(id, key, limit);
        Map<String, List<StagedRow>> treatments = new LinkedHashMap<>();
        rows.forEach(row ->
                treatments.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row));
        if (rows.size() == limit && treatments.size() > 1) {
            treatments.remove(rows.get(limit - 1).key());
        }
        return treatments;
    }

    /** Rows in the file's order that were refused, from behind a number on. */
    List<StagedRow> badAfter(UUID id, int number, int limit) {
        return statements.list(
                limit,
                "select number, treatment_key, state, cells, faults from registry_import_row"
                        + " where import_id = ? and state = ? and number > ? and institution_id = ? order by number",
                RowTable::row,
                id,
                State.BAD.name(),
                number,
                Statements.institution());
    }

    private static StagedRow row(ResultSet result) throws SQLException {
        return new StagedRow(
                result.getInt(1),
                result.getString(2),
                State.valueOf(result.getString(3)),
                StagedRow.unpacked(result.getString(4)),
                StagedRow.unpackedFaults(result.getString(5)));
    }

    /**
     * Removes some of the rows.
     *
     * @return false when there was none left
     */
    boolean remove(UUID id, Set<State> states, int limit) {
        for (State state : states) {
            List<Integer> numbers = statements.list(
                    limit,
                    "select number from registry_import_row where import_id = ? and state = ? and institution_id = ?"
                            + " order by number",
                    result -> result.getInt(1),
                    id,
                    state.name(),
                    Statements.institution());
            if (!numbers.isEmpty()) {
                statements.update(
                        "delete from registry_import_row where import_id = ? and state = ? and number between ? and ?"
                                + " and institution_id = ?",
                        id,
                        state.name(),
                        numbers.get(0),
                        numbers.get(numbers.size() - 1),
                        Statements.institution());
                return true;
            }
        }
        return false;
    }

    /** Removes all rows. */
    void remove(UUID id, int limit) {
        boolean more = true;
        while (more) {
            more = remove(id, EnumSet.allOf(State.class), limit);
        }
    }
}
