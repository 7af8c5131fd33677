package org.alveolus.registry.internal.transfer;

import java.util.List;
import java.util.UUID;

/** What the columns of files mean. Within a transaction. */
final class ColumnTable {

    private final Statements statements;

    ColumnTable(Statements statements) {
        this.statements = statements;
    }

    List<Column> of(UUID id) {
        return statements.list(
                "select number, heading, samples, field, kept from registry_import_column"
                        + " where import_id = ? and institution_id = ? order by number",
                result -> new Column(
                        result.getInt(1),
                        result.getString(2),
                        result.getString(3),
                        result.getString(4) == null ? null : Field.valueOf(result.getString(4)),
                        result.getBoolean(5)),
                id,
                Statements.institution());
    }

    void set(UUID id, List<Column> columns) {
        statements.update(
                "delete from registry_import_column where import_id = ? and institution_id = ?",
                id,
                Statements.institution());
        statements.batch(
                "insert into registry_import_column (import_id, number, institution_id, heading, samples, field, kept)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                columns.stream()
                        .map(column -> new Object[] {
                            id,
                            column.number(),
                            Statements.institution(),
                            column.heading(),
                            column.samples(),
                            column.field() == null ? null : column.field().name(),
                            column.kept()
                        })
                        .toList());
    }

    void remove(UUID id) {
        statements.update(
                "delete from registry_import_column where import_id = ? and institution_id = ?",
                id,
                Statements.institution());
    }
}
