package org.alveolus.registry.internal.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;
import org.alveolus.registry.internal.transfer.RowReader.Made;

/** What is recorded already of the treatments of a part. */
final class Known {

    private final Map<String, Patient> patients;
    private final Set<String> imported;
    private final Map<String, Set<String>> devices = new HashMap<>();

    Known(ImportGround base, EntityManager entities, Map<String, Made> made) {
        Set<String> numbers = made.values().stream()
                .filter(each -> each.details() != null)
                .map(each -> each.details().surgery().patientNumber())
                .collect(Collectors.toSet());
        patients = numbers.isEmpty() ? Map.of() : base.neighbours().patients().findAllByNumber(numbers);
        imported = base.tables()
                .origins()
                .imported(made.values().stream().map(Made::hash).collect(Collectors.toSet()));
        if (!patients.isEmpty()) {
            for (TreatmentEntity row : new TreatmentRepository(entities)
                    .ofPatients(patients.values().stream().map(Patient::number).toList())) {
                TreatmentDetails details = row.toTreatment(null).details();
                String key = Reading.key(row.patientNumber()) + " " + row.surgeryDate() + " "
                        + details.surgery().practitioner();
                Set<String> found = devices.computeIfAbsent(key, any -> new HashSet<>());
                PlacedDevice.all(details)
                        .forEach(placed -> found.add(RowReader.signature(
                                placed.placement() < 0
                                        ? null
                                        : details.placements()
                                                .get(placed.placement())
                                                .position(),
                                placed.kind(),
                                placed.use().device())));
                details.placements().stream()
                        .filter(placement -> placement.implant() == null && placement.abutment() == null)
                        .forEach(placement -> found.add(RowReader.signature(placement.position(), null, null)));
                if (details.placements().isEmpty()) {
                    found.add(RowReader.signature(null, null, null));
                }
            }
        }
    }

    /** The directory's entry of a number; null when there is none. */
    Patient patient(String number) {
        return patients.get(number);
    }

    /** Whether the same rows were imported before. */
    boolean imported(Made made) {
        return imported.contains(made.hash());
    }

    /** Whether a treatment of this patient, day and practitioner is recorded. */
    boolean recorded(String key) {
        return devices.containsKey(key);
    }

    /** The rows whose content was imported before, or whose device is recorded. */
    Set<Integer> present(String key, Made made, List<StagedRow> rows) {
        if (imported(made)) {
            return rows.stream().map(StagedRow::number).collect(Collectors.toSet());
        }
        Set<String> found = devices.getOrDefault(key, Set.of());
        return made.devices().entrySet().stream()
                .filter(device -> found.contains(device.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
