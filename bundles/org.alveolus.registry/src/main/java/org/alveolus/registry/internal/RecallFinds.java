package org.alveolus.registry.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.registry.internal.domain.RecallCase.Act;
import org.alveolus.registry.internal.domain.RecallCase.Event;
import org.alveolus.registry.internal.persistence.DeviceEntity;
import org.alveolus.registry.internal.persistence.RecallCaseEntity;
import org.alveolus.registry.internal.persistence.RecallCaseRepository;
import org.alveolus.registry.internal.persistence.RecallDeviceEntity;
import org.alveolus.registry.internal.persistence.RecallEventEntity;
import org.alveolus.registry.internal.persistence.RecallPatientEntity;
import org.alveolus.registry.internal.persistence.RecallRepository;
import org.alveolus.registry.internal.persistence.TreatmentEntity;

/** Brings the devices that a recall case concerns into it, in one transaction's entity manager. */
final class RecallFinds {

    /** The most devices of one case; more than that is no recall of a lot. */
    static final int MAXIMUM_DEVICES = 20_000;

    private final RecallRepository recalls;
    private final RecallCaseRepository cases;
    private final Instant now;

    RecallFinds(EntityManager entities, Catalogue catalogue, Instant now) {
        this.recalls = new RecallRepository(entities, catalogue::sameSuppliers);
        this.cases = new RecallCaseRepository(entities);
        this.now = now;
    }

    /**
     * Adds what was found since; what is in the case stays.
     *
     * @return how many devices were added
     * @throws org.alveolus.api.ProblemException 400 {@code too-many}
     */
    int refresh(RecallCaseEntity recall) {
        List<DeviceEntity> found = recalls.everywhere(recall.criteria(), null, MAXIMUM_DEVICES + 1);
        if (found.size() > MAXIMUM_DEVICES) {
            throw Problem.of(
                            "too-many",
                            400,
                            "The case would be too large",
                            "A case has at most " + MAXIMUM_DEVICES + " devices. Narrow the search, or give a period.")
                    .exception();
        }
        return add(recall, found, cases.known(recall.id()));
    }

    /** Adds the devices of a treatment to every open case that they belong to. */
    void watch(TreatmentEntity treatment) {
        for (RecallCaseEntity recall : cases.open()) {
            List<DeviceEntity> found = recalls.everywhere(recall.criteria(), treatment.id(), MAXIMUM_DEVICES);
            if (!found.isEmpty()) {
                int added = add(recall, found, cases.known(recall.id()));
                if (added > 0) {
                    told(recall, added);
                }
            }
        }
    }

    void told(RecallCaseEntity recall, int added) {
        cases.add(new RecallEventEntity(
                recall.id(), new Event(now, Callers.current().name(), Act.FOUND, added, null)));
    }

    private int add(RecallCaseEntity recall, List<DeviceEntity> found, Set<UUID> known) {
        List<DeviceEntity> added =
                found.stream().filter(device -> !known.contains(device.id())).toList();
        if (added.isEmpty()) {
            return 0;
        }
        Map<UUID, RecallPatientEntity> persons = cases.persons(recall.id());
        for (DeviceEntity device : added) {
            persons.computeIfAbsent(device.treatment().patient(), patient -> person(recall, device.treatment()))
                    .unsettle();
        }
        cases.flush();
        added.forEach(device ->
                cases.add(new RecallDeviceEntity(persons.get(device.treatment().patient()), device)));
        return added.size();
    }

    private RecallPatientEntity person(RecallCaseEntity recall, TreatmentEntity treatment) {
        RecallPatientEntity person =
                new RecallPatientEntity(recall.id(), treatment.patient(), treatment.patientNumber(), now);
        cases.add(person);
        return person;
    }
}
