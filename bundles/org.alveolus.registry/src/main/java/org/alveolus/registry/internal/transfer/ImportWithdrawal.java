package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;
import org.alveolus.registry.internal.transfer.OriginTable.Origin;

/** Takes back what an import recorded: before anybody saw it, or after. */
final class ImportWithdrawal {

    private static final String TREATMENT = "treatment";

    private final ImportGround base;
    private final ImportTables tables;
    private final ImportParts parts;

    ImportWithdrawal(ImportGround base, ImportParts parts) {
        this.base = base;
        this.parts = parts;
        tables = base.tables();
    }

    /** Takes out what a run had recorded that cannot go on. */
    void withdraw() {
        boolean more = true;
        while (more) {
            more = parts.run((entities, row) -> {
                List<Origin> origins = tables.origins().after(row.id(), "", Statements.BATCH);
                if (origins.isEmpty()) {
                    return false;
                }
                tables.origins()
                        .eraseConcealed(origins.stream().map(Origin::treatment).toList());
                removePatients(origins);
                base.ground()
                        .audit()
                        .recordAll(origins.stream()
                                .map(origin -> AuditEvent.ofPatient(
                                        Action.DELETE,
                                        TREATMENT,
                                        origin.treatment(),
                                        origin.patient(),
                                        "Withdrawn with import " + row.id() + "; nobody had seen it"))
                                .toList());
                row.advance(origins.size(), "");
                return true;
            });
        }
        parts.runLast((entities, row) -> {
            row.fail(row.failure(), false);
            base.audit(Action.EXECUTE, row, "Came to nothing: " + row.failure());
            return null;
        });
    }

    /** Deletes what was recorded, but for what was changed since. */
    void undo() {
        boolean more = true;
        while (more) {
            more = parts.run(this::undoPart);
        }
        parts.runLast((entities, row) -> {
            row.end(ImportState.UNDONE, base.now());
            base.audit(
                    Action.EXECUTE,
                    row,
                    "Undone; " + row.keptCount() + " treatments stay because they were changed since");
            return null;
        });
    }

    private boolean undoPart(EntityManager entities, ImportEntity row) {
        List<Origin> origins = tables.origins().after(row.id(), row.nextKey(), Statements.BATCH);
        if (origins.isEmpty()) {
            return false;
        }
        Instant now = base.now();
        List<UUID> ids = origins.stream().map(Origin::treatment).toList();
        Set<UUID> used = tables.origins().inUse(ids);
        Set<UUID> kept = new HashSet<>();
        List<AuditEvent> events = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>();
        TreatmentRepository repository = new TreatmentRepository(entities);
        for (TreatmentEntity treatment : repository.findAll(ids)) {
            if (treatment.deleted()) {
                continue;
            }
            if (treatment.changedSinceRecorded() || used.contains(treatment.id())) {
                kept.add(treatment.id());
            } else {
                treatment.delete(now);
                days.add(treatment.surgeryDate());
                events.add(AuditEvent.ofPatient(
                        Action.DELETE,
                        TREATMENT,
                        treatment.id(),
                        treatment.patient(),
                        "Undone with import " + row.id()));
            }
        }
        repository.changed(row.location(), days);
        entities.flush();
        List<Origin> gone = origins.stream()
                .filter(origin -> !kept.contains(origin.treatment()))
                .toList();
        removePatients(gone);
        tables.origins().remove(gone.stream().map(Origin::treatment).toList());
        base.ground().audit().recordAll(events);
        row.keeps(kept.size());
        row.advance(origins.size(), ids.get(ids.size() - 1).toString());
        return true;
    }

    private void removePatients(List<Origin> origins) {
        Set<UUID> treatments = origins.stream().map(Origin::treatment).collect(Collectors.toSet());
        Set<UUID> patients = origins.stream()
                .filter(Origin::patientAdded)
                .map(Origin::patient)
                .filter(patient -> !tables.origins().usedElsewhere(patient, treatments))
                .collect(Collectors.toSet());
        if (!patients.isEmpty()) {
            base.neighbours().patients().removeUnchanged(patients);
        }
    }
}
