package org.alveolus.registry.internal.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.table.TableWriter;
import org.alveolus.registry.internal.transfer.StagedRow.RowFault;

/** The rows of an import that cannot be recorded, and why. Any thread. */
public final class RefusedRows {

    private static final int MAXIMUM_FAULTS = 1000;
    private static final int PART = 500;

    private final ImportGround base;

    public RefusedRows(ImportGround base) {
        this.base = base;
    }

    /** A fault of a row, with the cell that it is about. */
    public record Fault(int row, int column, Field field, String code, String text) {}

    /** The first thousand faults, by row. */
    public List<Fault> faults(UUID id) {
        return base.run(entities -> {
            ImportEntity row = ImportDoor.allowed(entities, id, Level.EDIT);
            if (gone(row)) {
                return List.of();
            }
            base.audit(Action.READ, row, "Showed faults of rows");
            List<Column> columns = base.tables().columns().of(id);
            List<Fault> faults = new ArrayList<>();
            for (StagedRow bad : base.tables().rows().badAfter(id, 0, MAXIMUM_FAULTS)) {
                for (RowFault fault : bad.faults()) {
                    int column = column(columns, fault.field());
                    faults.add(new Fault(
                            bad.number(),
                            column,
                            fault.field(),
                            fault.code(),
                            column < 0 ? "" : StagedRow.shown(bad.cell(column))));
                }
            }
            return faults.subList(0, Math.min(faults.size(), MAXIMUM_FAULTS));
        });
    }

    private static int column(List<Column> columns, Field field) {
        return columns.stream()
                .filter(column -> field != null && column.field() == field)
                .mapToInt(Column::number)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Lets go on who may have them.
     *
     * @throws org.alveolus.api.ProblemException 404; 403; 409 {@code refused-rows-gone} when their time is over
     */
    public void check(UUID id) {
        base.run(entities -> there(entities, id));
    }

    private ImportEntity there(EntityManager entities, UUID id) {
        ImportEntity row = ImportDoor.allowed(entities, id, Level.EDIT);
        if (gone(row)) {
            throw Problem.conflict(
                            "refused-rows-gone",
                            "Refused rows are kept for 90 days after an import has ended. Take the file in once more.")
                    .exception();
        }
        return row;
    }

    private boolean gone(ImportEntity row) {
        return row.refusedUntil() != null && !row.refusedUntil().isAfter(base.now());
    }

    /** Writes the rows that were refused, with a column that says why; mended, the file can come in again. */
    public void write(UUID id, TableFormat format, Locale language, OutputStream out) throws IOException {
        Words words = Words.in(language);
        List<Column> columns = base.run(entities -> {
            ImportEntity row = there(entities, id);
            base.audit(Action.READ, row, "Downloaded the refused rows");
            return base.tables().columns().of(id);
        });
        try (TableWriter table = format.open(out)) {
            List<String> headings =
                    new ArrayList<>(columns.stream().map(Column::heading).toList());
            headings.add(words.get("import.reason"));
            table.sheet(words.get("import.sheet"), headings);
            List<StagedRow> rows = bad(id, 0);
            while (!rows.isEmpty()) {
                for (StagedRow row : rows) {
                    List<Object> cells = new ArrayList<>();
                    columns.forEach(column -> cells.add(StagedRow.shown(row.cell(column.number()))));
                    cells.add(reason(words, row));
                    table.row(cells);
                }
                rows = bad(id, rows.get(rows.size() - 1).number());
            }
        }
    }

    private List<StagedRow> bad(UUID id, int after) {
        return base.run(entities -> base.tables().rows().badAfter(id, after, PART));
    }

    private static String reason(Words words, StagedRow row) {
        return words.get("import.row", String.valueOf(row.number())) + ": "
                + row.faults().stream()
                        .map(fault -> (fault.field() == null
                                        ? ""
                                        : words.get("import.heading."
                                                        + fault.field().key()) + " ")
                                + words.get("import.fault." + fault.code()))
                        .collect(Collectors.joining("; "));
    }
}
