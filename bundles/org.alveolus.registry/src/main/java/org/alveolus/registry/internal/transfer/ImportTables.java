package org.alveolus.registry.internal.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.alveolus.api.Callers;
import org.alveolus.api.Transactions;
import org.alveolus.registry.internal.transfer.Meanings.Answer;
import org.alveolus.registry.internal.transfer.StagedRow.State;

/**
 * What lies beside an import: pieces of its file, columns, rows and texts, by the thousand and therefore by plain statements, each of
 * which names the caller's institution. Within a transaction.
 */
final class ImportTables {

    /** Of the file's bytes in one row; in base 64 it becomes a third more. */
    static final int PIECE = 23_000;

    /** The most rows of one statement. */
    static final int BATCH = 500;

    private final Transactions transactions;

    ImportTables(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Reads one row of an answer. */
    private interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }

    // ---- the file
    // -------------------------------------------------------------------------------------------------------------

    void addPiece(UUID id, int number, byte[] content, int length) {
        update(
                "insert into registry_import_piece (import_id, number, institution_id, content) values (?, ?, ?, ?)",
                id,
                number,
                institution(),
                Base64.getEncoder().encodeToString(Arrays.copyOf(content, length)));
    }

    /** The file, read piece by piece. */
    InputStream content(UUID id, boolean packed) {
        InputStream pieces = new Pieces(id);
        try {
            return packed ? new GZIPInputStream(pieces, PIECE) : pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Pieces extends InputStream {

        private final UUID id;
        private int next;
        private byte[] piece = {};
        private int read;

        Pieces(UUID id) {
            this.id = id;
        }

        @Override
        public int read() {
            return fill() ? piece[read++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, bytes, offset, count);
            read += count;
            return count;
        }

        @Override
        public int available() {
            return piece.length - read;
        }

        private boolean fill() {
            if (read == piece.length) {
                Optional<byte[]> more = transactions.run(() -> one(
                                "select content from registry_import_piece where import_id = ? and number = ? and institution_id = ?",
                                result -> result.getString(1),
                                id,
                                next,
                                institution())
                        .map(Base64.getDecoder()::decode));
                piece = more.orElse(new byte[0]);
                read = 0;
                next++;
            }
            return read < piece.length;
        }
    }

    // ---- columns
    // --------------------------------------------------------------------------------------------------------------

    List<Column> columns(UUID id) {
        return list(
                "select number, heading, samples, field, kept from registry_import_column"
                        + " where import_id = ? and institution_id = ? order by number",
                result -> new Column(
                        result.getInt(1),
                        result.getString(2),
                        result.getString(3),
                        result.getString(4) == null ? null : Field.valueOf(result.getString(4)),
                        result.getBoolean(5)),
                id,
                institution());
    }

    void setColumns(UUID id, List<Column> columns) {
        update("delete from registry_import_column where import_id = ? and institution_id = ?", id, institution());
        batch(
                "insert into registry_import_column (import_id, number, institution_id, heading, samples, field, kept)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                columns.stream()
                        .map(column -> new Object[] {
                            id,
                            column.number(),
                            institution(),
                            column.heading(),
                            column.samples(),
                            column.field() == null ? null : column.field().name(),
                            column.kept()
                        })
                        .toList());
    }

    // ---- rows
    // -----------------------------------------------------------------------------------------------------------------

    void addRows(UUID id, List<StagedRow> rows) {
        batch(
                "insert into registry_import_row (import_id, number, institution_id, treatment_key, state, cells, faults)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            id,
                            row.number(),
                            institution(),
                            row.key(),
                            row.state().name(),
                            row.packed(),
                            row.faults().isEmpty() ? null : StagedRow.packedFaults(row.faults())
                        })
                        .toList());
    }

    void markRows(UUID id, Collection<StagedRow> rows) {
        batch(
                "update registry_import_row set state = ?, faults = ? where import_id = ? and number = ? and institution_id = ?",
                rows.stream()
                        .map(row -> new Object[] {
                            row.state().name(), StagedRow.packedFaults(row.faults()), id, row.number(), institution()
                        })
                        .toList());
    }

    /** Rows by their treatments' keys, from behind a key on. */
    List<StagedRow> rowsAfter(UUID id, String key, int limit) {
        return list(
                limit,
                "select number, treatment_key, state, cells, faults from registry_import_row"
                        + " where import_id = ? and treatment_key > ? and institution_id = ? order by treatment_key, number",
                ImportTables::row,
                id,
                key,
                institution());
    }

    /** Rows in the file's order that were refused, from behind a number on. */
    List<StagedRow> badRowsAfter(UUID id, int number, int limit) {
        return list(
                limit,
                "select number, treatment_key, state, cells, faults from registry_import_row"
                        + " where import_id = ? and state = ? and number > ? and institution_id = ? order by number",
                ImportTables::row,
                id,
                State.BAD.name(),
                number,
                institution());
    }

    private static StagedRow row(ResultSet result) throws SQLException {
        return new StagedRow(
                result.getInt(1),
                result.getString(2),
                State.valueOf(result.getString(3)),
                StagedRow.unpacked(result.getString(4)),
                StagedRow.unpackedFaults(result.getString(5)));
    }

    /** Removes rows in parts. */
    int removeRows(UUID id, Set<State> states, int limit) {
        List<Integer> numbers = new ArrayList<>();
        for (State state : states) {
            numbers.addAll(list(
                    limit,
                    "select number from registry_import_row where import_id = ? and state = ? and institution_id = ?"
                            + " order by number",
                    result -> result.getInt(1),
                    id,
                    state.name(),
                    institution()));
        }
        batch(
                "delete from registry_import_row where import_id = ? and number = ? and institution_id = ?",
                numbers.stream()
                        .map(number -> new Object[] {id, number, institution()})
                        .toList());
        return numbers.size();
    }

    void removeFile(UUID id) {
        update("delete from registry_import_piece where import_id = ? and institution_id = ?", id, institution());
    }

    void removeRest(UUID id) {
        update("delete from registry_import_value where import_id = ? and institution_id = ?", id, institution());
        update("delete from registry_import_column where import_id = ? and institution_id = ?", id, institution());
    }

    // ---- texts and answers
    // ----------------------------------------------------------------------------------------------------

    /** A text of a file that names nothing known, and in how many rows it stands. */
    record UnknownText(Field field, String key, String text, long rows) {}

    void setUnknown(UUID id, Collection<UnknownText> texts) {
        update("delete from registry_import_value where import_id = ? and institution_id = ?", id, institution());
        batch(
                "insert into registry_import_value (import_id, field, text_key, institution_id, text, row_count)"
                        + " values (?, ?, ?, ?, ?, ?)",
                texts.stream()
                        .map(text -> new Object[] {
                            id, text.field().name(), text.key(), institution(), text.text(), text.rows()
                        })
                        .toList());
    }

    List<UnknownText> unknown(UUID id) {
        return list(
                "select field, text_key, text, row_count from registry_import_value"
                        + " where import_id = ? and institution_id = ? order by field, text_key",
                result -> new UnknownText(
                        Field.valueOf(result.getString(1)),
                        result.getString(2),
                        result.getString(3),
                        result.getLong(4)),
                id,
                institution());
    }

    List<Answer> answers() {
        return list(
                "select field, text_key, target from registry_import_answer where institution_id = ?",
                result -> new Answer(Field.valueOf(result.getString(1)), result.getString(2), result.getString(3)),
                institution());
    }

    void answer(Answer answer) {
        Object[] which = {institution(), answer.field().name(), answer.key()};
        update("delete from registry_import_answer where institution_id = ? and field = ? and text_key = ?", which);
        update(
                "insert into registry_import_answer (institution_id, field, text_key, act, target) values (?, ?, ?, ?, ?)",
                institution(),
                answer.field().name(),
                answer.key(),
                answer.target() == null ? "leave" : "map",
                answer.target());
    }

    // ---- what came of it
    // ------------------------------------------------------------------------------------------------------

    /** Where a treatment came from. */
    record Origin(UUID treatment, String hash, UUID patient, boolean patientAdded) {}

    void addOrigins(UUID id, List<Origin> origins) {
        batch(
                "insert into registry_import_origin"
                        + " (treatment_id, institution_id, import_id, content_hash, patient_id, patient_added)"
                        + " values (?, ?, ?, ?, ?, ?)",
                origins.stream()
                        .map(origin -> new Object[] {
                            origin.treatment(),
                            institution(),
                            id,
                            origin.hash(),
                            origin.patient(),
                            origin.patientAdded()
                        })
                        .toList());
    }

    List<Origin> originsAfter(UUID id, String treatment, int limit) {
        return list(
                limit,
                "select treatment_id, content_hash, patient_id, patient_added from registry_import_origin"
                        + " where import_id = ? and treatment_id > ? and institution_id = ? order by treatment_id",
                result -> new Origin(
                        UUID.fromString(result.getString(1)),
                        result.getString(2),
                        UUID.fromString(result.getString(3)),
                        result.getBoolean(4)),
                id,
                treatment,
                institution());
    }

    void removeOrigins(Collection<UUID> treatments) {
        batch(
                "delete from registry_import_origin where treatment_id = ? and institution_id = ?",
                treatments.stream()
                        .map(treatment -> new Object[] {treatment, institution()})
                        .toList());
    }

    /** Which of these contents were imported, by whichever import. */
    Set<String> imported(Collection<String> hashes) {
        Set<String> found = new TreeSet<>();
        List<String> all = List.copyOf(hashes);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> part = all.subList(from, Math.min(all.size(), from + BATCH));
            Object[] values = new Object[BATCH + 1];
            for (int i = 0; i < BATCH; i++) {
                values[i] = part.get(Math.min(i, part.size() - 1));
            }
            values[BATCH] = institution();
            found.addAll(list(
                    "select content_hash from registry_import_origin where content_hash in (?" + ", ?".repeat(BATCH - 1)
                            + ") and institution_id = ?",
                    result -> result.getString(1),
                    values));
        }
        return found;
    }

    /** Whether a treatment that people see refers to the patient and is none of these. */
    boolean usedElsewhere(UUID patient, Set<UUID> treatments) {
        return list(
                        "select id from registry_treatment where institution_id = ? and patient_id = ? and deleted_at is null",
                        result -> UUID.fromString(result.getString(1)),
                        institution(),
                        patient)
                .stream()
                .anyMatch(id -> !treatments.contains(id));
    }

    /** Those of these treatments to which people have added something of their own. */
    Set<UUID> inUse(List<UUID> treatments) {
        Set<UUID> used = new HashSet<>();
        for (String table : List.of("card_issue", "visit", "complication", "loss")) {
            Object[] values = new Object[BATCH + 1];
            for (int i = 0; i < BATCH; i++) {
                values[i] = treatments.get(Math.min(i, treatments.size() - 1));
            }
            values[BATCH] = institution();
            used.addAll(list(
                    "select treatment_id from registry_" + table + " where treatment_id in (?" + ", ?".repeat(BATCH - 1)
                            + ") and institution_id = ?",
                    result -> UUID.fromString(result.getString(1)),
                    values));
        }
        return used;
    }

    /** Takes treatments out that nobody ever saw. */
    void eraseConcealed(Collection<UUID> treatments) {
        for (String statement : List.of(
                "delete from registry_extra_field where treatment_id = ? and institution_id = ?",
                "delete from registry_import_origin where treatment_id = ? and institution_id = ?",
                "delete from registry_device where treatment_id = ? and institution_id = ?",
                "delete from registry_placement where treatment_id = ? and institution_id = ?",
                "delete from registry_treatment where id = ? and institution_id = ?")) {
            batch(
                    statement,
                    treatments.stream()
                            .map(treatment -> new Object[] {treatment, institution()})
                            .toList());
        }
    }

    void addOwn(UUID treatment, List<OwnField> fields, List<Object[]> rows) {
        for (int i = 0; i < fields.size(); i++) {
            rows.add(new Object[] {
                treatment,
                i,
                institution(),
                fields.get(i).heading(),
                fields.get(i).content()
            });
        }
    }

    void addOwn(List<Object[]> rows) {
        batch(
                "insert into registry_extra_field (treatment_id, number, institution_id, heading, content)"
                        + " values (?, ?, ?, ?, ?)",
                rows);
    }

    List<OwnField> own(UUID treatment) {
        return list(
                "select heading, content from registry_extra_field where treatment_id = ? and institution_id = ?"
                        + " order by number",
                result -> new OwnField(result.getString(1), result.getString(2)),
                treatment,
                institution());
    }

    // ---- turns
    // ----------------------------------------------------------------------------------------------------------------

    /** Whose turn it is in an institution. */
    record Turn(UUID institution, UUID id, UUID worker, Instant until) {}

    /** The turns of all institutions that nobody works on any more. */
    List<Turn> abandoned(Instant now) {
        return list(
                "select institution, import_id, worker, until_time from registry_import_turn where until_time < ?",
                ImportTables::turn,
                now);
    }

    /** Whose turn it is; nobody else changes that until the transaction ends. */
    Optional<Turn> turn() {
        return one(
                "select institution, import_id, worker, until_time from registry_import_turn where institution = ? for update",
                ImportTables::turn,
                institution());
    }

    void addTurn(UUID id, UUID worker, Instant until) {
        update(
                "insert into registry_import_turn (institution, import_id, worker, until_time) values (?, ?, ?, ?)",
                institution(),
                id,
                worker,
                until);
    }

    void setTurn(UUID worker, Instant until) {
        update(
                "update registry_import_turn set worker = ?, until_time = ? where institution = ?",
                worker,
                until,
                institution());
    }

    void endTurn() {
        update("delete from registry_import_turn where institution = ?", institution());
    }

    private static Turn turn(ResultSet result) throws SQLException {
        return new Turn(
                UUID.fromString(result.getString(1)),
                UUID.fromString(result.getString(2)),
                UUID.fromString(result.getString(3)),
                result.getTimestamp(4).toInstant());
    }

    // ---- statements
    // -----------------------------------------------------------------------------------------------------------

    private static String institution() {
        return Callers.current().requireInstitution().toString();
    }

    private <T> Optional<T> one(String sql, Row<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    private <T> List<T> list(String sql, Row<T> row, Object... values) {
        return list(0, sql, row, values);
    }

    private <T> List<T> list(int limit, String sql, Row<T> row, Object... values) {
        return using(sql, statement -> {
            statement.setMaxRows(limit);
            bind(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (result.next()) {
                    found.add(row.of(result));
                }
                return found;
            }
        });
    }

    private void update(String sql, Object... values) {
        using(sql, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        });
    }

    private void batch(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        using(sql, statement -> {
            int waiting = 0;
            for (Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            return statement.executeBatch();
        });
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T using(String sql, Work<T> work) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof UUID) {
                value = value.toString();
            } else if (value instanceof Instant instant) {
                value = Timestamp.from(instant);
            }
            if (value == null) {
                statement.setNull(i + 1, java.sql.Types.VARCHAR);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
