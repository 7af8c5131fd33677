package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.domain.TreatmentRules;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.persistence.ReferrerEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;
import org.alveolus.registry.internal.transfer.OriginTable.Origin;
import org.alveolus.registry.internal.transfer.RowReader.Made;
import org.alveolus.registry.internal.transfer.StagedRow.State;

/** Records the good rows of an import, concealed until its last part shows all of them at once. */
final class ImportRun {

    private final ImportGround base;
    private final ImportTables tables;
    private final ImportParts parts;

    ImportRun(ImportGround base, ImportParts parts) {
        this.base = base;
        this.parts = parts;
        tables = base.tables();
    }

    void run() {
        List<Column> columns = parts.run((entities, row) -> tables.columns().of(row.id()));
        DateOrder order = parts.run((entities, row) -> row.dateOrder());
        LocalDate today = base.today();
        boolean more = true;
        while (more) {
            more = parts.run((entities, row) -> {
                Meanings meanings = base.meanings();
                return record(entities, row, meanings, new RowReader(columns, order, meanings, today));
            });
        }
        parts.runLast((entities, row) -> {
            reveal(entities, row);
            return null;
        });
    }

    private boolean record(EntityManager entities, ImportEntity row, Meanings meanings, RowReader reader) {
        Map<String, List<StagedRow>> all =
                base.tables().rows().treatmentsAfter(row.id(), row.nextKey(), ImportParts.ROWS);
        if (all.isEmpty()) {
            return false;
        }
        String last = row.nextKey();
        long rows = 0;
        long there = 0;
        Map<String, Made> made = new LinkedHashMap<>();
        for (Map.Entry<String, List<StagedRow>> each : all.entrySet()) {
            last = each.getKey();
            rows += each.getValue().size();
            if (each.getValue().stream().allMatch(staged -> staged.state() == State.GOOD)) {
                made.put(last, reader.made(each.getValue()));
            }
        }
        Known known = new Known(base, entities, made);
        Map<String, Made> wanted = new LinkedHashMap<>();
        for (Map.Entry<String, Made> each : made.entrySet()) {
            if (each.getValue().details() == null) {
                throw Problem.conflict("check-again", "What the rows mean has changed since they were checked.")
                        .exception();
            }
            if (known.imported(each.getValue()) || known.recorded(each.getKey())) {
                // somebody was quicker
                there += all.get(each.getKey()).size();
            } else {
                wanted.put(each.getKey(), each.getValue());
            }
        }
        long patients = record(entities, row, meanings, List.copyOf(wanted.values()));
        row.added(wanted.size(), patients, there);
        row.advance(rows, last);
        return true;
    }

    /** How many patients were added. */
    private long record(EntityManager entities, ImportEntity row, Meanings meanings, List<Made> wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        Instant now = base.now();
        List<Patients.Recorded> patients = base.neighbours()
                .patients()
                .recordAll(wanted.stream()
                        .map(made -> made.details().surgery())
                        .map(surgery ->
                                new Patients.Entry(surgery.patientNumber(), surgery.patientName(), surgery.birthDate()))
                        .toList());
        Map<String, ReferrerEntity> senders = new HashMap<>();
        List<TreatmentEntity> treatments = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        Map<UUID, List<OwnField>> own = new LinkedHashMap<>();
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Made made = wanted.get(i);
            TreatmentDetails details = made.details();
            Patient patient = patients.get(i).patient();
            Problem.Faults faults = new Problem.Faults();
            TreatmentRules.order(patient.birthDate(), details.surgery().date(), faults);
            faults.refuse();
            TreatmentEntity treatment = new TreatmentEntity(Ids.next(), row.location(), now);
            treatment.conceal(now);
            treatment.record(
                    details,
                    patient,
                    meanings.practitioner(details.surgery().practitioner()).name(),
                    sender(entities, details, senders),
                    now);
            treatments.add(treatment);
            own.put(treatment.id(), made.own());
            origins.add(new Origin(
                    treatment.id(), made.hash(), patient.id(), patients.get(i).added()));
            events.add(AuditEvent.ofPatient(
                    Action.CREATE, "treatment", treatment.id(), patient.id(), "Imported by " + row.id()));
        }
        new TreatmentRepository(entities).addAll(treatments, base.ground()::insertAll);
        tables.origins().add(row.id(), origins);
        tables.own().add(own);
        base.ground().audit().recordAll(events);
        return patients.stream().filter(Patients.Recorded::added).count();
    }

    private ReferrerEntity sender(
            EntityManager entities, TreatmentDetails details, Map<String, ReferrerEntity> senders) {
        TreatmentDetails.Referrer referrer = details.other().referrer();
        if (referrer == null) {
            return null;
        }
        return senders.computeIfAbsent(Reading.key(referrer.name()), any -> base.referrers()
                .settled(entities, referrer, new Problem.Faults())
                .orElse(null));
    }

    /** From now on everybody sees all of it. */
    private void reveal(EntityManager entities, ImportEntity row) {
        String from = "";
        List<Origin> origins = tables.origins().after(row.id(), from, Statements.BATCH);
        while (!origins.isEmpty()) {
            tables.origins().reveal(origins.stream().map(Origin::treatment).toList());
            from = origins.get(origins.size() - 1).treatment().toString();
            origins = tables.origins().after(row.id(), from, Statements.BATCH);
        }
        new TreatmentRepository(entities)
                .changed(row.location(), tables.origins().days(row.id()));
        row.end(ImportState.DONE, base.now());
        base.audit(
                Action.EXECUTE,
                row,
                "Imported " + row.treatmentCount() + " treatments and " + row.patientCount() + " new patients; "
                        + row.rowsThere() + " rows were there, " + row.badRows() + " left out");
    }
}
