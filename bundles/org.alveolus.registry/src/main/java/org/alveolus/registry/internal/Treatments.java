package org.alveolus.registry.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.domain.TreatmentFilter;
import org.alveolus.registry.internal.domain.TreatmentRules;
import org.alveolus.registry.internal.persistence.RecallRepository;
import org.alveolus.registry.internal.persistence.ReferrerEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;

/** Records, shows, changes and deletes treatments. Any thread. */
public final class Treatments {

    private static final String OBJECT = "treatment";

    private final Ground ground;
    private final Neighbours neighbours;
    private final ChoiceLists choices;
    private final Referrers referrers;

    Treatments(Ground ground, Neighbours neighbours, ChoiceLists choices, Referrers referrers) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.choices = choices;
        this.referrers = referrers;
    }

    /**
     * Records a treatment at the caller's practice location.
     *
     * @param faults what was found wrong before; told together with what is wrong besides
     */
    public Treatment record(TreatmentDetails details, Problem.Faults faults) {
        return record(details, faults, true);
    }

    /**
     * Like {@link #record(TreatmentDetails, Problem.Faults)}.
     *
     * @param twice whether a piece may be placed that is placed already; otherwise 409 {@code placed-already}
     */
    public Treatment record(TreatmentDetails details, Problem.Faults faults, boolean twice) {
        UUID location = workplace();
        Callers.current().require(Modules.REGISTRY, Level.EDIT, location);
        return ground.run(entities -> {
            TreatmentEntity row = new TreatmentEntity(Ids.next(), location, now());
            StockChanges stock = new StockChanges(row.id(), neighbours.stock().get(), null);
            Patient patient = save(entities, row, details, null, stock, faults);
            TreatmentRepository repository = new TreatmentRepository(entities);
            repository.enter(row);
            repository.add(row);
            placedOnce(entities, row, patient, null, twice);
            new RecallFinds(entities, neighbours.catalogue(), now()).watch(row);
            audit(Action.CREATE, row, stock.count() + " stock items taken");
            return row.toTreatment(patient);
        });
    }

    /** Shows a treatment. */
    public Treatment get(UUID id) {
        return ground.run(entities -> {
            TreatmentEntity row = visible(entities, id, Level.VIEW);
            audit(Action.READ, row, null);
            return treatment(row);
        });
    }

    /** Like {@link #get}; empty when there is none. */
    public Optional<Treatment> find(UUID id) {
        return ground.run(entities -> {
            boolean present = new TreatmentRepository(entities)
                    .find(id)
                    .filter(row -> !row.deleted())
                    .isPresent();
            return present ? Optional.of(get(id)) : Optional.empty();
        });
    }

    /**
     * Changes a treatment to what is given, and the stock with it.
     *
     * @param expected the version that the change was made from, {@link EntityTags#version}
     * @param faults what was found wrong before
     */
    public Treatment change(UUID id, long expected, TreatmentDetails details, Problem.Faults faults) {
        return change(id, expected, details, faults, true);
    }

    /**
     * Like {@link #change(UUID, long, TreatmentDetails, Problem.Faults)}.
     *
     * @param twice whether a piece may be placed that is placed already; otherwise 409 {@code placed-already}
     */
    public Treatment change(UUID id, long expected, TreatmentDetails details, Problem.Faults faults, boolean twice) {
        return ground.run(entities -> {
            TreatmentEntity row = alone(entities, id, Level.EDIT);
            EntityTags.check(expected, row.version());
            new TreatmentRepository(entities).touch(row);
            UUID patientBefore = row.patient();
            LocalDate dateBefore = row.surgeryDate();
            TreatmentDetails before = treatment(row).details();
            StockChanges stock = new StockChanges(id, neighbours.stock().get(), before);
            Patient patient = save(entities, row, details, before, stock, faults);
            new TreatmentRepository(entities).enter(row);
            FollowUps.check(entities, row);
            new TreatmentRepository(entities).moved(row, dateBefore);
            entities.flush();
            new RecallFinds(entities, neighbours.catalogue(), now()).watch(row);
            if (!patientBefore.equals(row.patient())) {
                ground.audit()
                        .record(AuditEvent.ofPatient(
                                Action.UPDATE, OBJECT, id, patientBefore, "Moved to another patient"));
            }
            audit(Action.UPDATE, row, stock.count() + " stock items taken");
            return row.toTreatment(patient);
        });
    }

    /** Deletes a treatment and puts its stock items back. It can be restored. */
    public void delete(UUID id, long expected) {
        ground.run(entities -> {
            TreatmentEntity row = alone(entities, id, Level.DELETE);
            EntityTags.check(expected, row.version());
            new StockChanges(id, neighbours.stock().get(), treatment(row).details())
                    .apply(Set.of(), "treatment-deleted");
            row.delete(now());
            audit(Action.DELETE, row, null);
            return null;
        });
    }

    /**
     * Brings back a treatment that was deleted and takes its stock items again.
     *
     * @param withoutStock whether its devices stay as they were recorded and the stock is left alone, because somebody else used
     *     an item meanwhile
     * @throws org.alveolus.api.ProblemException 409 naming the stock items that are gone; 409 {@code not-deleted}
     */
    public Treatment restore(UUID id, boolean withoutStock) {
        return ground.run(entities -> {
            TreatmentEntity row = new TreatmentRepository(entities)
                    .findAlone(id)
                    .orElseThrow(() -> notFound().exception());
            Callers.current().require(Modules.REGISTRY, Level.DELETE, row.location());
            if (!row.deleted()) {
                throw Problem.conflict("not-deleted", "The treatment is not deleted.")
                        .exception();
            }
            Patient patient = neighbours.patients().find(row.patient()).orElse(null);
            TreatmentDetails details = row.toTreatment(patient).details();
            if (withoutStock) {
                details = PlacedDevice.map(
                        details,
                        placed -> placed.with(new DeviceUse(null, placed.use().device())));
            }
            Problem.Faults faults = new Problem.Faults();
            StockChanges stock = new StockChanges(id, neighbours.stock().get(), null);
            details = stock.completed(details, faults);
            faults.refuse();
            stock.apply(items(details), "treatment-restored");
            row.restore(details, now());
            entities.flush();
            new RecallFinds(entities, neighbours.catalogue(), now()).watch(row);
            audit(Action.UPDATE, row, "Restored, " + stock.count() + " stock items taken");
            return row.toTreatment(patient);
        });
    }

    /** Treatments at the locations that the caller may see, or at the one where the caller works now. */
    public Page<Treatment> list(TreatmentFilter filter, Page.Request page) {
        return ground.run(entities -> {
            Page<TreatmentEntity> rows = new TreatmentRepository(entities).list(filter, shown(), page);
            Map<UUID, Patient> patients = neighbours
                    .patients()
                    .findAll(rows.items().stream().map(TreatmentEntity::patient).collect(Collectors.toSet()));
            auditList(rows.items().stream().map(TreatmentEntity::patient).collect(Collectors.toSet()));
            return rows.map(row -> row.toTreatment(patients.get(row.patient())));
        });
    }

    /** The years in which there are treatments that the caller may see, the latest first. */
    public List<Integer> years() {
        return ground.run(entities -> new TreatmentRepository(entities).years(shown()));
    }

    private void placedOnce(
            EntityManager entities, TreatmentEntity row, Patient patient, TreatmentDetails before, boolean twice) {
        if (!twice) {
            PlacedOnce.check(
                    entities,
                    new RecallRepository(entities, neighbours.catalogue()::sameSuppliers),
                    row,
                    row.toTreatment(patient).details(),
                    before);
        }
    }

    private Patient save(
            EntityManager entities,
            TreatmentEntity row,
            TreatmentDetails given,
            TreatmentDetails before,
            StockChanges stock,
            Problem.Faults faults) {
        TreatmentRules rules = new TreatmentRules(today(), choices.all(), before);
        TreatmentDetails details = stock.completed(rules.checked(given, faults), faults);
        String practitioner = practitioner(details.surgery().practitioner(), row, faults);
        ReferrerEntity referrer =
                referrers.settled(entities, details.other().referrer(), faults).orElse(null);
        faults.refuse();
        Patient patient = patient(details.surgery());
        TreatmentDetails settled = withSuppliers(details, stock);
        stock.apply(items(settled), "treatment-changed");
        learn(settled, before, stock);
        row.record(settled, patient, practitioner, referrer, now());
        return patient;
    }

    private Patient patient(Surgery surgery) {
        Patient patient =
                neighbours.patients().record(surgery.patientNumber(), surgery.patientName(), surgery.birthDate());
        Problem.Faults faults = new Problem.Faults();
        TreatmentRules.order(patient.birthDate(), surgery.date(), faults);
        faults.refuse();
        return patient;
    }

    private String practitioner(UUID id, TreatmentEntity row, Problem.Faults faults) {
        if (id == null) {
            return null;
        }
        Optional<String> name = neighbours.accounts().findStaff(id).map(Account::name);
        if (name.isEmpty() && row.isBy(id)) {
            return row.practitionerName();
        }
        if (name.isEmpty()) {
            faults.add("/surgery/practitioner", "unknown", "There is no such member of staff");
        }
        return name.orElse(null);
    }

    private TreatmentDetails withSuppliers(TreatmentDetails details, StockChanges stock) {
        return PlacedDevice.map(details, placed -> {
            DeviceUse use = placed.use();
            if (stock.asKnown(use)) {
                return placed;
            }
            return placed.with(new DeviceUse(
                    use.stockItem(), neighbours.catalogue().withSupplier(use.device(), placed.pointer() + "/device")));
        });
    }

    /** From devices that were not known as they are now. */
    private void learn(TreatmentDetails details, TreatmentDetails before, StockChanges stock) {
        Set<Device> known = before == null
                ? new HashSet<>()
                : PlacedDevice.all(before).stream()
                        .map(placed -> placed.use().device())
                        .collect(Collectors.toSet());
        PlacedDevice.all(details).stream()
                .map(PlacedDevice::use)
                .filter(use -> !stock.asKnown(use))
                .map(DeviceUse::device)
                .filter(device -> device.udiDi() != null && known.add(device))
                .forEach(neighbours.catalogue()::learn);
    }

    private static TreatmentEntity visible(EntityManager entities, UUID id, Level level) {
        return allowed(new TreatmentRepository(entities).find(id), level);
    }

    /** Two who change the same treatment come one after the other, and the second sees what the first did. */
    private static TreatmentEntity alone(EntityManager entities, UUID id, Level level) {
        return allowed(new TreatmentRepository(entities).findAlone(id), level);
    }

    private static TreatmentEntity allowed(Optional<TreatmentEntity> found, Level level) {
        TreatmentEntity row = found.filter(present -> !present.deleted())
                .orElseThrow(() -> notFound().exception());
        Callers.current().require(Modules.REGISTRY, level, row.location());
        return row;
    }

    private Treatment treatment(TreatmentEntity row) {
        return row.toTreatment(neighbours.patients().find(row.patient()).orElse(null));
    }

    /** Where the caller works: chosen, or the only one where they may record. */
    private static UUID workplace() {
        Caller caller = Callers.current();
        if (caller.location() != null) {
            return caller.location();
        }
        Set<UUID> possible = caller.rights().locations(Modules.REGISTRY, Level.EDIT);
        if (possible.size() != 1) {
            throw Problem.of(
                            "location-required",
                            400,
                            "Say where",
                            "Name the practice location in the header Practice-Location.")
                    .exception();
        }
        return possible.iterator().next();
    }

    private static Set<UUID> shown() {
        Caller caller = Callers.current();
        Set<UUID> allowed = caller.rights().locations(Modules.REGISTRY, Level.VIEW);
        if (caller.location() != null) {
            allowed.retainAll(Set.of(caller.location()));
        }
        return allowed;
    }

    private static Set<UUID> items(TreatmentDetails details) {
        return PlacedDevice.all(details).stream()
                .map(placed -> placed.use().stockItem())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void audit(Action action, TreatmentEntity row, String detail) {
        ground.audit().record(AuditEvent.ofPatient(action, OBJECT, row.id(), row.patient(), detail));
    }

    private void auditList(Set<UUID> patients) {
        ground.audit()
                .recordAll(patients.stream()
                        .map(patient -> new AuditEvent(
                                Action.READ,
                                OBJECT,
                                null,
                                patient,
                                AuditEvent.Outcome.SUCCESS,
                                "Shown in the list of treatments"))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), neighbours.zone());
    }

    /** As exact as every database keeps it. */
    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Problem notFound() {
        return Problem.notFound("There is no such treatment.");
    }
}
