package org.alveolus.registry.internal.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.table.TableFile;
import org.alveolus.registry.internal.transfer.StagedRow.State;

/** Reads the file of an import into rows and looks at each; nothing is recorded. */
final class ImportCheck {

    private final ImportGround base;
    private final ImportTables tables;
    private final ImportParts parts;

    ImportCheck(ImportGround base, ImportParts parts) {
        this.base = base;
        this.parts = parts;
        tables = base.tables();
    }

    void check() {
        boolean more = true;
        while (more) {
            more = parts.run(
                    (entities, row) -> tables.rows().remove(row.id(), EnumSet.allOf(State.class), ImportParts.ROWS));
        }
        ImportEntity settings = parts.run((entities, row) -> row);
        List<Column> columns = parts.run((entities, row) -> tables.columns().of(row.id()));
        Meanings meanings = parts.run((entities, row) -> base.meanings());
        LocalDate today = base.today();
        Map<String, Integer> remarks;
        Glance glance;
        DateOrder order;
        try (ImportFile file = ImportFile.open(tables.files(), settings)) {
            glance = new Glance(columns, meanings);
            remarks = new TreeMap<>(file.rows(glance::look));
            file.table().sheets().stream()
                    .filter(TableFile.Sheet::hidden)
                    .forEach(sheet -> remarks.merge("hidden-sheets", 1, Integer::sum));
            order = settings.dateOrder() != null ? settings.dateOrder() : glance.order();
            long rows = glance.rows();
            parts.run((entities, row) -> {
                row.expect(rows * 2);
                return null;
            });
            stage(file, columns, new RowReader(columns, order, meanings, today));
        }
        RowCheck checks = new RowCheck(base, new RowReader(columns, order, meanings, today));
        String key = "";
        while (key != null) {
            String from = key;
            key = parts.run((entities, row) -> checks.part(entities, row, from));
        }
        parts.runLast((entities, row) -> {
            tables.texts().setUnknown(row.id(), glance.unknown());
            row.order(order);
            row.checked(
                    glance.rows(),
                    checks.bad(),
                    checks.there(),
                    checks.treatments(),
                    lines(checks.counts()),
                    lines(remarks));
            base.audit(Action.EXECUTE, row, "Checked " + glance.rows() + " rows, " + checks.bad() + " at fault");
            return null;
        });
    }

    private void stage(ImportFile file, List<Column> columns, RowReader reader) {
        Staging staging = new Staging(columns, file.table().from1904(), reader);
        List<StagedRow> waiting = new ArrayList<>();
        file.rows((number, cells) -> {
            waiting.add(staging.row(number, cells));
            if (waiting.size() == ImportParts.ROWS) {
                add(waiting);
            }
            return true;
        });
        add(waiting);
    }

    private void add(List<StagedRow> waiting) {
        parts.run((entities, row) -> {
            tables.rows().add(row.id(), waiting);
            row.advance(waiting.size(), "");
            return null;
        });
        waiting.clear();
    }

    private static String lines(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
