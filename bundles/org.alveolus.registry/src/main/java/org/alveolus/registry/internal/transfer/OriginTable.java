package org.alveolus.registry.internal.transfer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Which treatment came from which rows of which import. Within a transaction. */
final class OriginTable {

    private final Statements statements;

    OriginTable(Statements statements) {
        this.statements = statements;
    }

    /** Where a treatment came from. */
    record Origin(UUID treatment, String hash, UUID patient, boolean patientAdded) {}

    void add(UUID id, List<Origin> origins) {
        statements.batch(
                "insert into registry_import_origin"
                        + " (treatment_id, institution_id, import_id, content_hash, patient_id, patient_added)"
                        + " values (?, ?, ?, ?, ?, ?)",
                origins.stream()
                        .map(origin -> new Object[] {
                            origin.treatment(),
                            Statements.institution(),
                            id,
                            origin.hash(),
                            origin.patient(),
                            origin.patientAdded()
                        })
                        .toList());
    }

    List<Origin> after(UUID id, String treatment, int limit) {
        return statements.list(
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
                Statements.institution());
    }

    void remove(Collection<UUID> treatments) {
        statements.batch(
                "delete from registry_import_origin where treatment_id = ? and institution_id = ?",
                treatments.stream()
                        .map(treatment -> new Object[] {treatment, Statements.institution()})
                        .toList());
    }

    /** Which of these contents were imported, by whichever import. */
    Set<String> imported(Collection<String> hashes) {
        Set<String> found = new TreeSet<>();
        List<String> all = List.copyOf(hashes);
        for (int from = 0; from < all.size(); from += Statements.BATCH) {
            List<String> part = all.subList(from, Math.min(all.size(), from + Statements.BATCH));
            Object[] values = new Object[Statements.BATCH + 1];
            for (int i = 0; i < Statements.BATCH; i++) {
                values[i] = part.get(Math.min(i, part.size() - 1));
            }
            values[Statements.BATCH] = Statements.institution();
            found.addAll(statements.list(
                    "select content_hash from registry_import_origin where content_hash in (?"
                            + ", ?".repeat(Statements.BATCH - 1) + ") and institution_id = ?",
                    result -> result.getString(1),
                    values));
        }
        return found;
    }

    /** Whether a treatment that people see refers to the patient and is none of these. */
    boolean usedElsewhere(UUID patient, Set<UUID> treatments) {
        return statements
                .list(
                        "select id from registry_treatment where institution_id = ? and patient_id = ? and deleted_at is null",
                        result -> UUID.fromString(result.getString(1)),
                        Statements.institution(),
                        patient)
                .stream()
                .anyMatch(id -> !treatments.contains(id));
    }

    /** Those of these treatments to which people have added something of their own. */
    Set<UUID> inUse(List<UUID> treatments) {
        Set<UUID> used = new HashSet<>();
        for (String table : List.of("card_issue", "visit", "complication", "loss")) {
            Object[] values = new Object[Statements.BATCH + 1];
            for (int i = 0; i < Statements.BATCH; i++) {
                values[i] = treatments.get(Math.min(i, treatments.size() - 1));
            }
            values[Statements.BATCH] = Statements.institution();
            used.addAll(statements.list(
                    "select treatment_id from registry_" + table + " where treatment_id in (?"
                            + ", ?".repeat(Statements.BATCH - 1) + ") and institution_id = ?",
                    result -> UUID.fromString(result.getString(1)),
                    values));
        }
        return used;
    }

    /** Shows treatments that were concealed. */
    void reveal(Collection<UUID> treatments) {
        for (String statement : List.of(
                "update registry_treatment set deleted_at = null where id = ? and institution_id = ?",
                "update registry_device set deleted = false where treatment_id = ? and institution_id = ?")) {
            statements.batch(
                    statement,
                    treatments.stream()
                            .map(treatment -> new Object[] {treatment, Statements.institution()})
                            .toList());
        }
    }

    /** The days of surgery of an import's treatments. */
    List<LocalDate> days(UUID id) {
        return statements.list(
                "select distinct t.surgery_date from registry_import_origin o join registry_treatment t on t.id = o.treatment_id"
                        + " where o.import_id = ? and o.institution_id = ?",
                result -> result.getDate(1).toLocalDate(),
                id,
                Statements.institution());
    }

    /** Takes treatments out that nobody ever saw. */
    void eraseConcealed(Collection<UUID> treatments) {
        for (String statement : List.of(
                "delete from registry_extra_field where treatment_id = ? and institution_id = ?",
                "delete from registry_import_origin where treatment_id = ? and institution_id = ?",
                "delete from registry_device where treatment_id = ? and institution_id = ?",
                "delete from registry_placement where treatment_id = ? and institution_id = ?",
                "delete from registry_treatment_word where treatment_id = ? and institution_id = ?",
                "delete from registry_treatment where id = ? and institution_id = ?")) {
            statements.batch(
                    statement,
                    treatments.stream()
                            .map(treatment -> new Object[] {treatment, Statements.institution()})
                            .toList());
        }
    }
}
