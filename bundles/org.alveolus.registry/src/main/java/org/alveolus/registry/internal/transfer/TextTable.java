package org.alveolus.registry.internal.transfer;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.alveolus.registry.internal.transfer.Meanings.Answer;

/** Texts that name nothing known, and what they were said to mean. Within a transaction. */
final class TextTable {

    private final Statements statements;

    TextTable(Statements statements) {
        this.statements = statements;
    }

    /** A text of a file that names nothing known, and in how many rows it stands. */
    record UnknownText(Field field, String key, String text, long rows) {}

    void setUnknown(UUID id, Collection<UnknownText> texts) {
        removeUnknown(id);
        statements.batch(
                "insert into registry_import_value (import_id, field, text_key, institution_id, text, row_count)"
                        + " values (?, ?, ?, ?, ?, ?)",
                texts.stream()
                        .map(text -> new Object[] {
                            id, text.field().name(), text.key(), Statements.institution(), text.text(), text.rows()
                        })
                        .toList());
    }

    List<UnknownText> unknown(UUID id) {
        return statements.list(
                "select field, text_key, text, row_count from registry_import_value"
                        + " where import_id = ? and institution_id = ? order by field, text_key",
                result -> new UnknownText(
                        Field.valueOf(result.getString(1)),
                        result.getString(2),
                        result.getString(3),
                        result.getLong(4)),
                id,
                Statements.institution());
    }

    void removeUnknown(UUID id) {
        statements.update(
                "delete from registry_import_value where import_id = ? and institution_id = ?",
                id,
                Statements.institution());
    }

    /** What texts were said to mean in the institution. */
    List<Answer> answers() {
        return statements.list(
                "select field, text_key, target from registry_import_answer where institution_id = ?",
                result -> new Answer(Field.valueOf(result.getString(1)), result.getString(2), result.getString(3)),
                Statements.institution());
    }

    void answer(Answer answer) {
        Object[] which = {Statements.institution(), answer.field().name(), answer.key()};
        statements.update(
                "delete from registry_import_answer where institution_id = ? and field = ? and text_key = ?", which);
        statements.update(
                "insert into registry_import_answer (institution_id, field, text_key, target) values (?, ?, ?, ?)",
                Statements.institution(),
                answer.field().name(),
                answer.key(),
                answer.target());
    }
}
