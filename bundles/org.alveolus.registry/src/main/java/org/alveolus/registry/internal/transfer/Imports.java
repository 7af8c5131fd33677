package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;
import org.alveolus.registry.internal.transfer.OriginTable.Origin;

/**
 * Imports of earlier records (R11): which there are, how far they are, and their run, undoing and end. How a file comes in is {@link
 * ImportFiles}', what its texts mean {@link ImportTexts}', and what is wrong with its rows {@link RefusedRows}'. Any thread.
 */
public final class Imports {

    private static final int MAXIMUM_KEPT = 200;
    private static final int PART = 500;

    private final ImportGround base;
    private final ImportDoor door;

    /**
     * @param worker does what takes long
     */
    public Imports(ImportGround base, ImportWorker worker) {
        this.base = base;
        door = new ImportDoor(base, worker);
    }

    /**
     * An import with its columns.
     *
     * @param sameFileAt when the same file was imported before, and nobody undid it; null when it was not
     */
    public record View(ImportEntity row, List<Column> columns, Instant sameFileAt) {}

    /** The latest first, of the locations where the caller may record. */
    public Page<View> list(Page.Request page) {
        Set<UUID> locations = Callers.current().rights().locations(Modules.REGISTRY, Level.EDIT);
        return base.run(entities -> {
            String after = page.cursor() == null ? "" : " and (i.createdAt < :at or i.createdAt = :at and i.id < :id)";
            var query = entities.createQuery(
                            "select i from Import i where i.locationId in :locations" + after
                                    + " order by i.createdAt desc, i.id desc",
                            ImportEntity.class)
                    .setParameter(
                            "locations",
                            locations.isEmpty()
                                    ? List.of("")
                                    : locations.stream().map(UUID::toString).toList());
            if (page.cursor() != null) {
                List<String> values = Cursor.values(page.cursor(), 2);
                query.setParameter("at", java.sql.Timestamp.from(instant(values.get(0))))
                        .setParameter("id", values.get(1));
            }
            List<ImportEntity> rows = query.setMaxResults(page.limit() + 1).getResultList();
            boolean more = rows.size() > page.limit();
            List<ImportEntity> shown = more ? rows.subList(0, page.limit()) : rows;
            ImportEntity last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
            return new Page<>(
                    shown.stream().map(row -> new View(row, List.of(), null)).toList(),
                    more ? Cursor.of(last.createdAt(), last.id()) : null);
        });
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer"), e);
        }
    }

    /** An import; its columns show values of patients, so this is written to the audit log. */
    public View get(UUID id) {
        return base.run(entities -> {
            ImportEntity row = ImportDoor.allowed(entities, id, Level.EDIT);
            base.audit(Action.READ, row, null);
            return door.view(entities, row);
        });
    }

    /** How far it is; for whoever waits. */
    public View progress(UUID id) {
        return base.run(entities -> new View(ImportDoor.allowed(entities, id, Level.EDIT), List.of(), null));
    }

    /**
     * Records what was checked.
     *
     * @param goodRowsOnly whether treatments with a fault are left out; else a fault anywhere refuses all
     * @throws org.alveolus.api.ProblemException 409 {@code not-checked}, {@code rows-at-fault}, {@code import-at-work}; 412
     */
    public View run(UUID id, long version, boolean goodRowsOnly) {
        return base.run(entities -> {
            ImportEntity row = door.open(entities, id, version);
            if (row.state() != ImportState.CHECKED) {
                throw Problem.conflict("not-checked", "The file must be checked first.")
                        .exception();
            }
            if (row.badRows() > 0 && !goodRowsOnly) {
                throw Problem.conflict(
                                "rows-at-fault",
                                "Some rows cannot be imported. Mend them, or ask for the good rows only.")
                        .exception();
            }
            row.choose(goodRowsOnly);
            row.begin(ImportState.RUNNING, row.rowCount());
            base.audit(Action.EXECUTE, row, goodRowsOnly ? "Began, with the good rows only" : "Began");
            return door.view(entities, row);
        });
    }

    /** Deletes what it recorded, but for what was changed since. */
    public View undo(UUID id, long version) {
        return base.run(entities -> {
            ImportEntity row = door.alone(entities, id, version, Level.DELETE);
            if (row.state() != ImportState.DONE) {
                throw Problem.conflict("not-done", "Only an import that is done can be undone.")
                        .exception();
            }
            row.begin(ImportState.UNDOING, row.treatmentCount());
            base.audit(Action.EXECUTE, row, "Began to undo it");
            return door.view(entities, row);
        });
    }

    /** Treatments that an undone import left, because they were changed since: their ids, patients' numbers and days. */
    public record Kept(UUID treatment, String patientNumber, LocalDate date) {}

    /** The first of them. */
    public List<Kept> kept(UUID id) {
        return base.run(entities -> {
            ImportEntity row = ImportDoor.allowed(entities, id, Level.EDIT);
            if (row.state() != ImportState.UNDONE) {
                return List.of();
            }
            List<UUID> ids = base.tables().origins().after(id, "", MAXIMUM_KEPT).stream()
                    .map(Origin::treatment)
                    .toList();
            List<TreatmentEntity> rows = ids.isEmpty() ? List.of() : new TreatmentRepository(entities).findAll(ids);
            base.ground()
                    .audit()
                    .recordAll(rows.stream()
                            .map(kept -> AuditEvent.ofPatient(
                                    Action.READ, "treatment", kept.id(), kept.patient(), "Shown as left by an import"))
                            .toList());
            return rows.stream()
                    .map(kept -> new Kept(kept.id(), kept.patientNumber(), kept.surgeryDate()))
                    .toList();
        });
    }

    /** Throws a file away that was not imported. */
    public void discard(UUID id, long version) {
        base.run(entities -> {
            ImportEntity row = door.open(entities, id, version);
            ImportTables tables = base.tables();
            tables.rows().remove(id, PART);
            tables.files().remove(id);
            tables.texts().removeUnknown(id);
            tables.columns().remove(id);
            entities.remove(row);
            tables.turns().end();
            base.audit(Action.DELETE, row, "Thrown away without being imported");
            return null;
        });
    }
}
