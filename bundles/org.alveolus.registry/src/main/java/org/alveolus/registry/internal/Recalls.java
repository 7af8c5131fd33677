package org.alveolus.registry.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.stock.StockItem;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.RecallGroup;
import org.alveolus.registry.internal.persistence.DeviceEntity;
import org.alveolus.registry.internal.persistence.FollowUpRepository;
import org.alveolus.registry.internal.persistence.PlacementEntity;
import org.alveolus.registry.internal.persistence.RecallRepository;
import org.alveolus.registry.internal.persistence.RecallRepository.Count;
import org.alveolus.registry.internal.persistence.TreatmentEntity;

/** Finds everybody who has a device (R7). Any thread. */
public final class Recalls {

    /**
     * The answer to a recall.
     *
     * @param devices with their patients, the latest surgery first, at the locations that the caller may see
     * @param summary of all of it
     */
    public record Recall(RecallCriteria criteria, Page<Found> devices, Summary summary) {}

    /**
     * One device in a patient.
     *
     * @param patient null when the directory does not have them
     * @param patientNumber as recorded with the treatment
     * @param position null for a biomaterial
     * @param region of the jaw, a code; null for a biomaterial
     * @param location its id, and its name while institutions are installed
     * @param lostOn when the implant of its placement was lost; null when it is in place
     */
    public record Found(
            UUID treatment,
            Patient patient,
            String patientNumber,
            ToothPosition position,
            String region,
            Device device,
            RecallGroup group,
            LocalDate date,
            String practitioner,
            PracticeLocation location,
            LocalDate lostOn) {}

    /**
     * What was found, all of it, whatever the caller may see.
     *
     * @param patients whom the caller may see
     * @param hiddenPatients how many more there are, whom the caller may not see
     */
    public record Summary(
            List<Group> groups,
            int patients,
            int hiddenPatients,
            List<Hidden> hidden,
            boolean stockPresent,
            List<Piece> stock) {}

    /** How many devices of a product, how many of them in patients the caller may see, and how many pieces are in stock. */
    public record Group(RecallGroup product, int patients, long devices, long hiddenDevices, int inStock) {}

    /**
     * Patients at a location that the caller may not see.
     *
     * @param openedBy names of those who may
     */
    public record Hidden(PracticeLocation location, int patients, List<String> openedBy) {}

    /** A piece that is still in stock. */
    public record Piece(StockItem item, RecallGroup group, PracticeLocation location) {}

    private static final String OBJECT = "recall";

    /** The longest list that is exported. */
    private static final int MAXIMUM_LIST = 50_000;

    private final Ground ground;
    private final Neighbours neighbours;

    Recalls(Ground ground, Neighbours neighbours) {
        this.ground = ground;
        this.neighbours = neighbours;
    }

    /**
     * The criteria that a scanned code means.
     *
     * @throws org.alveolus.api.ProblemException 409 {@code scan-absent}; 422 when nothing can be read
     */
    public RecallCriteria scanned(String text, LocalDate from, LocalDate to) {
        return RecallCriteria.ofScan(
                neighbours
                        .scans()
                        .get()
                        .orElseThrow(() -> Problem.conflict(
                                        "scan-absent",
                                        "Scanning is not installed. Search by lot, serial number or GTIN instead.")
                                .exception())
                        .read(text)
                        .fields(),
                from,
                to);
    }

    /** Everybody with such a device; writes an audit line for each patient shown. */
    public Recall find(RecallCriteria criteria, Page.Request page) {
        return ground.run(entities -> {
            Map<UUID, PracticeLocation> locations = neighbours.locations();
            RecallRepository repository = new RecallRepository(entities, neighbours.catalogue()::sameSuppliers);
            Summary summary = summary(criteria, repository.census(criteria), locations);
            Page<DeviceEntity> rows = repository.devices(criteria, allowed(), page);
            Set<UUID> shown =
                    rows.items().stream().map(row -> row.treatment().patient()).collect(Collectors.toSet());
            Map<UUID, Patient> patients = neighbours.patients().findAll(shown);
            Map<UUID, LocalDate> losses = new FollowUpRepository(entities)
                    .losses(rows.items().stream()
                            .map(DeviceEntity::placement)
                            .filter(Objects::nonNull)
                            .map(PlacementEntity::id)
                            .toList());
            audit(shown, summary);
            return new Recall(criteria, rows.map(row -> found(row, criteria, patients, locations, losses)), summary);
        });
    }

    /**
     * Like {@link #find}, all of it.
     *
     * @throws org.alveolus.api.ProblemException 400 {@code too-many} when there are more than a list can hold; it is never cut
     */
    public Recall all(RecallCriteria criteria) {
        return ground.run(entities -> {
            List<Found> found = new ArrayList<>();
            Page.Request next = new Page.Request(null, Page.MAXIMUM_SIZE);
            Recall part = find(criteria, next);
            long total =
                    part.summary().groups().stream().mapToLong(Group::devices).sum();
            if (total > MAXIMUM_LIST) {
                throw Problem.of(
                                "too-many",
                                400,
                                "The list would be too long",
                                "It would have " + total + " lines, at most " + MAXIMUM_LIST
                                        + " are possible. Give a period.")
                        .exception();
            }
            found.addAll(part.devices().items());
            while (part.devices().next() != null) {
                part = find(criteria, new Page.Request(part.devices().next(), Page.MAXIMUM_SIZE));
                found.addAll(part.devices().items());
            }
            return new Recall(criteria, new Page<>(found, null), part.summary());
        });
    }

    /** Only how many there are, without any patient. */
    public Summary count(RecallCriteria criteria) {
        return ground.run(entities -> {
            Summary summary = summary(
                    criteria,
                    new RecallRepository(entities, neighbours.catalogue()::sameSuppliers).census(criteria),
                    neighbours.locations());
            audit(Set.of(), summary);
            return summary;
        });
    }

    private Summary summary(RecallCriteria criteria, List<Count> census, Map<UUID, PracticeLocation> locations) {
        Set<UUID> allowed = allowed();
        boolean stockPresent = neighbours.stock().get().isPresent();
        List<Piece> stock =
                neighbours.stock().get().map(present -> present.recall(criteria.toStock())).orElse(List.of()).stream()
                        .map(item -> new Piece(
                                item,
                                RecallGroup.of(item.device(), criteria),
                                location(item.practiceLocation(), locations)))
                        .toList();
        Set<UUID> visible = patients(census, allowed, true);
        Set<UUID> hidden = patients(census, allowed, false);
        hidden.removeAll(visible);
        return new Summary(
                groups(census, stock, allowed),
                visible.size(),
                hidden.size(),
                hidden(census, allowed, locations),
                stockPresent,
                stock);
    }

    private static List<Group> groups(List<Count> census, List<Piece> stock, Set<UUID> allowed) {
        Map<String, List<Count>> counts = new LinkedHashMap<>();
        Map<String, RecallGroup> products = new LinkedHashMap<>();
        census.forEach(count -> {
            counts.computeIfAbsent(count.group().key(), key -> new ArrayList<>())
                    .add(count);
            products.putIfAbsent(count.group().key(), count.group());
        });
        Map<String, Integer> pieces = new LinkedHashMap<>();
        stock.forEach(piece -> {
            pieces.merge(piece.group().key(), 1, Integer::sum);
            products.putIfAbsent(piece.group().key(), piece.group());
        });
        return products.values().stream()
                .map(product -> {
                    List<Count> of = counts.getOrDefault(product.key(), List.of());
                    return new Group(
                            product,
                            patients(of, allowed, true).size(),
                            devices(of, allowed, true),
                            devices(of, allowed, false),
                            pieces.getOrDefault(product.key(), 0));
                })
                .sorted(Comparator.comparing((Group group) -> !group.product().certain())
                        .thenComparing(group -> -group.devices() - group.hiddenDevices())
                        .thenComparing(group -> group.product().key()))
                .toList();
    }

    private List<Hidden> hidden(List<Count> census, Set<UUID> allowed, Map<UUID, PracticeLocation> locations) {
        return census.stream()
                .filter(count -> !allowed.contains(count.location()))
                .collect(Collectors.groupingBy(Count::location))
                .entrySet()
                .stream()
                .map(entry -> new Hidden(
                        location(entry.getKey(), locations),
                        (int) entry.getValue().stream()
                                .map(Count::patient)
                                .distinct()
                                .count(),
                        neighbours.accounts().staffWith(Modules.REGISTRY, Level.VIEW, entry.getKey()).stream()
                                .map(Account::name)
                                .toList()))
                .sorted(Comparator.comparing((Hidden hidden) -> -hidden.patients())
                        .thenComparing(hidden -> hidden.location().id()))
                .toList();
    }

    private static Set<UUID> patients(List<Count> census, Set<UUID> allowed, boolean visible) {
        Set<UUID> patients = new HashSet<>();
        census.stream()
                .filter(count -> allowed.contains(count.location()) == visible)
                .forEach(count -> patients.add(count.patient()));
        return patients;
    }

    private static long devices(List<Count> census, Set<UUID> allowed, boolean visible) {
        return census.stream()
                .filter(count -> allowed.contains(count.location()) == visible)
                .mapToLong(Count::devices)
                .sum();
    }

    private static Found found(
            DeviceEntity row,
            RecallCriteria criteria,
            Map<UUID, Patient> patients,
            Map<UUID, PracticeLocation> locations,
            Map<UUID, LocalDate> losses) {
        TreatmentEntity treatment = row.treatment();
        Device device = row.toUse().device();
        boolean placed = row.placement() != null;
        return new Found(
                treatment.id(),
                patients.get(treatment.patient()),
                treatment.patientNumber(),
                placed ? row.placement().position() : null,
                placed ? row.placement().region() : null,
                device,
                RecallGroup.of(device, criteria),
                treatment.surgeryDate(),
                treatment.practitionerName(),
                location(treatment.location(), locations),
                placed ? losses.get(row.placement().id()) : null);
    }

    /** With its name where it is known. */
    private static PracticeLocation location(UUID id, Map<UUID, PracticeLocation> locations) {
        return locations.getOrDefault(id, new PracticeLocation(id, null, null));
    }

    private static Set<UUID> allowed() {
        return Callers.current().rights().locations(Modules.REGISTRY, Level.VIEW);
    }

    private void audit(Set<UUID> patients, Summary summary) {
        List<AuditEvent> events = new ArrayList<>();
        events.add(new AuditEvent(
                Action.READ,
                OBJECT,
                null,
                null,
                AuditEvent.Outcome.SUCCESS,
                "Recall: " + summary.patients() + " patients, " + summary.hiddenPatients()
                        + " more at other locations"));
        patients.forEach(patient -> events.add(
                new AuditEvent(Action.READ, OBJECT, null, patient, AuditEvent.Outcome.SUCCESS, "Shown in a recall")));
        ground.audit().recordAll(events);
    }
}
