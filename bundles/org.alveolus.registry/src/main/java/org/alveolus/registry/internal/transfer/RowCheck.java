package org.alveolus.registry.internal.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import org.alveolus.api.patients.Patient;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.transfer.RowReader.Made;
import org.alveolus.registry.internal.transfer.StagedRow.RowFault;
import org.alveolus.registry.internal.transfer.StagedRow.State;

/** Looks at the rows of an import by treatment, in the order of their keys: what is wrong, what is recorded already. */
final class RowCheck {

    private final ImportGround base;
    private final RowReader reader;
    private final Map<String, Long> counts = new TreeMap<>();
    private long bad;
    private long there;
    private long treatments;
    private String patientBefore = "";
    private LocalDate birthBefore;

    RowCheck(ImportGround base, RowReader reader) {
        this.base = base;
        this.reader = reader;
    }

    /** Rows at fault. */
    long bad() {
        return bad;
    }

    /** Rows that are recorded already. */
    long there() {
        return there;
    }

    /** Treatments to record. */
    long treatments() {
        return treatments;
    }

    /** How often each kind of fault was found. */
    Map<String, Long> counts() {
        return counts;
    }

    /** The key from which the next part goes on; null at the end. */
    String part(EntityManager entities, ImportEntity row, String from) {
        Map<String, List<StagedRow>> all = base.tables().rows().treatmentsAfter(row.id(), from, ImportParts.ROWS);
        if (all.isEmpty()) {
            return null;
        }
        Map<String, Made> made = new LinkedHashMap<>();
        all.forEach((key, rows) -> made.put(key, reader.made(rows)));
        Known known = new Known(base, entities, made);
        List<StagedRow> marked = new ArrayList<>();
        String last = from;
        long seen = 0;
        for (Map.Entry<String, List<StagedRow>> each : all.entrySet()) {
            last = each.getKey();
            seen += each.getValue().size();
            marked.addAll(look(each.getKey(), each.getValue(), made.get(last), known));
        }
        base.tables().rows().mark(row.id(), marked);
        row.advance(seen, last);
        return last;
    }

    private List<StagedRow> look(String key, List<StagedRow> rows, Made made, Known known) {
        Map<Integer, List<RowFault>> faults = new HashMap<>(made.faults());
        birth(made, rows, known, faults);
        Set<Integer> present = known.present(key, made, rows);
        if (faults.isEmpty() && present.size() < rows.size() && known.recorded(key)) {
            rows.stream()
                    .map(StagedRow::number)
                    .filter(number -> !present.contains(number))
                    .forEach(number -> faults.computeIfAbsent(number, any -> new ArrayList<>())
                            .add(new RowFault(null, "recorded-otherwise")));
        }
        List<StagedRow> marked = new ArrayList<>();
        if (faults.isEmpty()) {
            treatments += present.size() < rows.size() ? 1 : 0;
        }
        for (StagedRow row : rows) {
            List<RowFault> own = faults.getOrDefault(row.number(), List.of());
            if (present.contains(row.number()) && own.isEmpty()) {
                there++;
                marked.add(row.marked(State.THERE, List.of()));
            } else if (!faults.isEmpty()) {
                List<RowFault> told = own.isEmpty() ? List.of(new RowFault(null, "other-row-of-treatment")) : own;
                bad++;
                told.forEach(fault -> counts.merge(fault.code(), 1L, Long::sum));
                marked.add(row.marked(State.BAD, told));
            }
        }
        return marked;
    }

    /** Another date of birth than the directory has, or than another treatment of the file, which comes right before. */
    private void birth(Made made, List<StagedRow> rows, Known known, Map<Integer, List<RowFault>> faults) {
        if (made.details() == null) {
            return;
        }
        String number = made.details().surgery().patientNumber();
        LocalDate birth = made.details().surgery().birthDate();
        Patient patient = known.patient(number);
        LocalDate recorded = patient == null ? null : patient.birthDate();
        if (recorded == null && Reading.key(number).equals(patientBefore)) {
            recorded = birthBefore;
        }
        int first = rows.get(0).number();
        if (birth != null && recorded != null && !birth.equals(recorded)) {
            faults.computeIfAbsent(first, any -> new ArrayList<>())
                    .add(new RowFault(Field.BIRTH_DATE, "birth-date-differs"));
        } else if (recorded != null && made.details().surgery().date().isBefore(recorded)) {
            faults.computeIfAbsent(first, any -> new ArrayList<>())
                    .add(new RowFault(Field.SURGERY_DATE, "before-birth"));
        }
        boolean same = Reading.key(number).equals(patientBefore);
        birthBefore = birth != null ? birth : same ? birthBefore : null;
        patientBefore = Reading.key(number);
    }
}
