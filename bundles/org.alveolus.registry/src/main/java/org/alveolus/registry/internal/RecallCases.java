package org.alveolus.registry.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Texts;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.RecallContact;
import org.alveolus.api.stock.Stock;
import org.alveolus.api.stock.StockItem;
import org.alveolus.registry.internal.domain.RecallCase;
import org.alveolus.registry.internal.domain.RecallCase.Act;
import org.alveolus.registry.internal.domain.RecallCase.Event;
import org.alveolus.registry.internal.domain.RecallCase.Item;
import org.alveolus.registry.internal.domain.RecallCase.Notice;
import org.alveolus.registry.internal.domain.RecallCase.Person;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.passport.RecallReport;
import org.alveolus.registry.internal.persistence.FollowUpRepository;
import org.alveolus.registry.internal.persistence.RecallCaseEntity;
import org.alveolus.registry.internal.persistence.RecallCaseRepository;
import org.alveolus.registry.internal.persistence.RecallCaseRepository.Count;
import org.alveolus.registry.internal.persistence.RecallCaseRepository.Place;
import org.alveolus.registry.internal.persistence.RecallContactEntity;
import org.alveolus.registry.internal.persistence.RecallDeviceEntity;
import org.alveolus.registry.internal.persistence.RecallEventEntity;
import org.alveolus.registry.internal.persistence.RecallItemEntity;
import org.alveolus.registry.internal.persistence.RecallPatientEntity;

/** Recalls that are worked through, from the notice to the closing report (R16). Any thread. */
public final class RecallCases {

    /** A case in the list, and how many of its patients are settled. */
    public record Listed(RecallCase recall, long patients, long settled) {}

    /**
     * A case and how far the work on it is.
     *
     * @param patients whom the caller may see
     * @param settled how many of them are settled
     * @param hiddenPatients how many more there are, whom the caller may not see
     * @param hiddenSettled how many of these are settled
     * @param stockPresent whether the stock is installed
     * @param events what was done to it, the first first
     */
    public record Shown(
            RecallCase recall,
            int patients,
            int settled,
            int hiddenPatients,
            int hiddenSettled,
            List<Recalls.Hidden> hidden,
            boolean stockPresent,
            List<Piece> items,
            List<Event> events) {}

    /** A piece of a case and its practice location. */
    public record Piece(Item item, PracticeLocation location) {}

    /**
     * A patient of a case.
     *
     * @param known as the directory knows them; null when it does not
     * @param locations by their ids, with their names where they are known
     */
    public record Member(Person person, Patient known, Map<UUID, PracticeLocation> locations) {}

    private static final String OBJECT = "recall-case";
    private static final int MAXIMUM_REFERENCE = 200;
    private static final int MAXIMUM_NOTICE = 4000;
    private static final int MAXIMUM_REMARK = 1000;

    /** The most pieces that the stock withholds at once. */
    private static final int MAXIMUM_ITEMS = 5000;

    private final Ground ground;
    private final Neighbours neighbours;

    RecallCases(Ground ground, Neighbours neighbours) {
        this.ground = ground;
        this.neighbours = neighbours;
    }

    /**
     * Opens a case: every patient with such a device, whatever location, is fixed into it, and the pieces in stock.
     *
     * @param assigned the account of who works on it; null for nobody
     * @throws ProblemException 400 naming the field; 403
     */
    public Shown open(Notice notice, RecallCriteria criteria, UUID assigned) {
        workers();
        return ground.run(entities -> {
            Problem.Faults faults = new Problem.Faults();
            Notice told = checked(notice, faults);
            String colleague = colleague(assigned, null, faults);
            String supplier = supplier(criteria, faults);
            faults.refuse();
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity row = new RecallCaseEntity(Ids.next(), criteria, supplier, now(), who());
            row.record(told, assigned, colleague);
            cases.add(row);
            entities.flush();
            int found = new RecallFinds(entities, neighbours.catalogue(), now()).refresh(row);
            pieces(cases, row);
            happened(cases, row, Act.OPENED, found, null);
            entities.flush();
            audit(Action.CREATE, row, found + " devices found");
            return shown(cases, row);
        });
    }

    /** The cases, the latest first. */
    public Page<Listed> list(RecallCase.State state, Page.Request page) {
        return ground.run(entities -> {
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            Page<RecallCaseEntity> rows = cases.list(state, page);
            Map<UUID, Count> counts =
                    cases.counts(rows.items().stream().map(RecallCaseEntity::id).toList());
            return rows.map(row -> {
                Count count = counts.getOrDefault(row.id(), new Count(0, 0));
                return new Listed(row.toCase(), count.patients(), count.settled());
            });
        });
    }

    /**
     * A case.
     *
     * @throws ProblemException 404
     */
    public Shown get(UUID id) {
        return ground.run(entities -> {
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity row = cases.find(id).orElseThrow(RecallCases::noCase);
            audit(Action.READ, row, null);
            return shown(cases, row);
        });
    }

    /** The patients of a case whom the caller may see, by number; each is written to the audit log. */
    public Page<Member> patients(UUID id, Page.Request page) {
        return ground.run(entities -> {
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity row = cases.find(id).orElseThrow(RecallCases::noCase);
            return members(entities, row, cases.patients(id, seen(), page));
        });
    }

    /**
     * Changes what the notice says and who works on the case.
     *
     * @throws ProblemException 400 naming the field; 403; 404; 409 {@code case-closed}; 412 {@code changed-meanwhile}
     */
    public Shown change(UUID id, long expected, Notice notice, UUID assigned) {
        return work(id, (cases, row) -> {
            EntityTags.check(expected, row.version());
            Problem.Faults faults = new Problem.Faults();
            Notice told = checked(notice, faults);
            String colleague = colleague(assigned, row.toCase(), faults);
            faults.refuse();
            row.record(told, assigned, colleague);
            happened(cases, row, Act.CHANGED, 0, null);
            audit(Action.UPDATE, row, null);
            return 0;
        });
    }

    /** Adds what was found since. */
    public Shown refresh(UUID id) {
        workers();
        return ground.run(entities -> {
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity row = open(cases, id);
            RecallFinds finds = new RecallFinds(entities, neighbours.catalogue(), now());
            int added = finds.refresh(row) + pieces(cases, row);
            if (added > 0) {
                finds.told(row, added);
                audit(Action.UPDATE, row, added + " found since");
            }
            entities.flush();
            return shown(cases, row);
        });
    }

    /**
     * Records an attempt to reach a patient.
     *
     * @param settles whether there is nothing more to do for them
     * @throws ProblemException 400 naming the field; 403; 404; 409 {@code case-closed}
     */
    public Member contact(UUID id, UUID person, RecallContact attempt, boolean settles) {
        return patient(id, person, (cases, row) -> {
            RecallCaseEntity recall = cases.find(id).orElseThrow(RecallCases::noCase);
            Problem.Faults faults = new Problem.Faults()
                    .required("/at", attempt.at())
                    .required("/way", attempt.way())
                    .required("/outcome", attempt.outcome())
                    .lines("/remark", attempt.remark(), 0, MAXIMUM_REMARK);
            if (attempt.at() != null) {
                LocalDate day = attempt.at().atZone(neighbours.zone()).toLocalDate();
                if (attempt.at().isAfter(now())) {
                    faults.add("/at", "in-future", "A contact is recorded once it has taken place");
                } else if (day.isBefore(recall.toCase().notice().date())) {
                    faults.add("/at", "before-notice", "It lies before the notice");
                }
            }
            faults.refuse();
            cases.add(new RecallContactEntity(
                    row,
                    attempt.at().truncatedTo(ChronoUnit.MILLIS),
                    attempt.way(),
                    attempt.outcome(),
                    Texts.stripped(attempt.remark()),
                    Callers.current()));
            if (settles && !row.settled()) {
                row.settle(now(), who(), null);
            }
            return "Contact recorded, " + attempt.outcome().name().toLowerCase(Locale.ROOT);
        });
    }

    /**
     * As {@link #contact}, by the id of the patient in the directory.
     *
     * @throws ProblemException as {@link #contact}
     */
    public Member contactPatient(UUID id, UUID patient, RecallContact contact, boolean settles) {
        return ground.run(entities -> {
            RecallPatientEntity row = Optional.ofNullable(
                            new RecallCaseRepository(entities).persons(id).get(patient))
                    .orElseThrow(RecallCases::noPatient);
            return contact(id, row.id(), contact, settles);
        });
    }

    /** Takes back an attempt that was recorded wrongly; it stays in sight. */
    public Member withdraw(UUID id, UUID person, UUID contact) {
        return patient(id, person, (cases, row) -> {
            RecallContactEntity attempt = cases.contact(person, contact)
                    .filter(found -> !found.withdrawn())
                    .orElseThrow(
                            () -> Problem.notFound("There is no such contact.").exception());
            attempt.withdraw(now(), who());
            return "Contact withdrawn";
        });
    }

    /**
     * Says whether there is something left to do for a patient.
     *
     * @param remark how it was settled; null when not told
     */
    public Member settle(UUID id, UUID person, boolean settled, String remark) {
        return patient(id, person, (cases, row) -> {
            new Problem.Faults().lines("/remark", remark, 0, MAXIMUM_REMARK).refuse();
            if (settled) {
                row.settle(now(), who(), Texts.stripped(remark));
            } else {
                row.unsettle();
            }
            return settled ? "Settled" : "Open again";
        });
    }

    /**
     * Withholds the pieces of the case where the caller may edit the stock.
     *
     * @throws ProblemException 403; 404; 409 {@code case-closed}, {@code stock-absent}
     */
    public Shown quarantine(UUID id) {
        return work(id, (cases, row) -> {
            Stock stock = neighbours.stock().get().orElseThrow(() -> Neighbours.stockAbsent()
                    .exception());
            pieces(cases, row);
            Map<UUID, StockItem.State> states = stock.recall(row.criteria().toStock()).stream()
                    .collect(Collectors.toMap(StockItem::id, StockItem::state));
            Set<UUID> mine = Callers.current().rights().locations(Modules.STOCK, Level.EDIT);
            List<RecallItemEntity> items = cases.items(id).stream()
                    .filter(item ->
                            !item.withheld() && mine.contains(item.location()) && states.containsKey(item.item()))
                    .limit(MAXIMUM_ITEMS)
                    .toList();
            if (!items.isEmpty()) {
                stock.quarantine(
                        items.stream().map(RecallItemEntity::item).toList(),
                        reason(row.toCase().notice()));
                items.forEach(item -> item.quarantine(now(), who()));
                happened(cases, row, Act.QUARANTINED, items.size(), null);
                audit(Action.UPDATE, row, items.size() + " pieces quarantined");
            }
            return items.size();
        });
    }

    /**
     * Ends the quarantine of the pieces of the case where the caller may edit the stock.
     *
     * @throws ProblemException 400 naming the field; 403; 404; 409 {@code case-closed}, {@code stock-absent}
     */
    public Shown release(UUID id, String reason) {
        return work(id, (cases, row) -> {
            new Problem.Faults().text("/reason", reason, 1, MAXIMUM_REFERENCE).refuse();
            Stock stock = neighbours.stock().get().orElseThrow(() -> Neighbours.stockAbsent()
                    .exception());
            Set<UUID> mine = Callers.current().rights().locations(Modules.STOCK, Level.EDIT);
            List<RecallItemEntity> items = cases.items(id).stream()
                    .filter(item -> item.withheld() && mine.contains(item.location()))
                    .limit(MAXIMUM_ITEMS)
                    .toList();
            if (!items.isEmpty()) {
                stock.release(items.stream().map(RecallItemEntity::item).toList(), reason.strip());
                items.forEach(item -> item.release(now(), who()));
                happened(cases, row, Act.RELEASED, items.size(), reason.strip());
                audit(Action.UPDATE, row, items.size() + " pieces released");
            }
            return items.size();
        });
    }

    /**
     * Closes a case.
     *
     * @param reason needed when some patient is not settled; null else
     * @throws ProblemException 400 {@code patients-open} with the member {@code open}, how many are not settled; 403; 404; 409
     *     {@code case-closed}
     */
    public Shown close(UUID id, String reason) {
        return work(id, (cases, row) -> {
            new Problem.Faults().lines("/reason", reason, 0, MAXIMUM_REMARK).refuse();
            String given = Texts.stripped(reason);
            Count count = cases.counts(List.of(id)).getOrDefault(id, new Count(0, 0));
            long open = count.patients() - count.settled();
            if (open > 0 && given == null) {
                throw Problem.invalid(
                                "/reason",
                                "patients-open",
                                open + " patients are not settled; settle them, or say why the case is closed")
                        .with("open", open)
                        .exception();
            }
            row.close(now(), who(), given);
            happened(cases, row, Act.CLOSED, (int) open, given);
            audit(Action.UPDATE, row, "Closed, " + open + " patients not settled");
            return 0;
        });
    }

    /**
     * Opens a closed case again and adds what was found since.
     *
     * @throws ProblemException 400 naming the field; 403; 404; 409 {@code case-open}
     */
    public Shown reopen(UUID id, String reason) {
        workers();
        return ground.run(entities -> {
            new Problem.Faults().lines("/reason", reason, 1, MAXIMUM_REMARK).refuse();
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity row = cases.findAlone(id).orElseThrow(RecallCases::noCase);
            if (row.open()) {
                throw Problem.conflict("case-open", "The case is open.").exception();
            }
            row.reopen();
            int found = new RecallFinds(entities, neighbours.catalogue(), now()).refresh(row) + pieces(cases, row);
            happened(cases, row, Act.REOPENED, found, reason.strip());
            entities.flush();
            audit(Action.UPDATE, row, "Reopened");
            return shown(cases, row);
        });
    }

    /**
     * The report of a case as PDF: the notice, what was searched, whom it concerns and how they were reached, the pieces withheld and who
     * closed it. Patients whom the caller may not see are counted.
     */
    public byte[] report(UUID id, Locale language) {
        return ground.run(entities -> {
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity row = cases.find(id).orElseThrow(RecallCases::noCase);
            Page<Member> members =
                    members(entities, row, cases.patients(id, seen(), new Page.Request(null, Page.MAXIMUM_SIZE)));
            List<Member> all = new ArrayList<>(members.items());
            while (members.next() != null) {
                members = members(
                        entities, row, cases.patients(id, seen(), new Page.Request(members.next(), Page.MAXIMUM_SIZE)));
                all.addAll(members.items());
            }
            audit(Action.EXECUTE, row, "Report of " + all.size() + " patients");
            Institution institution = neighbours.institution().orElse(null);
            Locale chosen = Optional.ofNullable(language).orElse(Words.LANGUAGES.get(0));
            return RecallReport.print(
                    shown(cases, row),
                    all,
                    institution == null ? null : institution.name(),
                    neighbours.zone(),
                    now(),
                    chosen);
        });
    }

    private Page<Member> members(EntityManager entities, RecallCaseEntity row, Page<RecallPatientEntity> page) {
        RecallCaseRepository cases = new RecallCaseRepository(entities);
        List<UUID> ids = page.items().stream().map(RecallPatientEntity::id).toList();
        Map<UUID, List<RecallDeviceEntity>> devices =
                cases.devices(ids).stream().collect(Collectors.groupingBy(RecallDeviceEntity::recallPatient));
        Map<UUID, List<RecallContactEntity>> contacts =
                cases.contacts(ids).stream().collect(Collectors.groupingBy(RecallContactEntity::recallPatient));
        Map<UUID, LocalDate> losses = new FollowUpRepository(entities)
                .losses(devices.values().stream()
                        .flatMap(Collection::stream)
                        .map(RecallDeviceEntity::placement)
                        .filter(Objects::nonNull)
                        .toList());
        Set<UUID> patients =
                page.items().stream().map(RecallPatientEntity::patient).collect(Collectors.toSet());
        Map<UUID, Patient> known = neighbours.patients().findAll(patients);
        Map<UUID, PracticeLocation> locations = neighbours.locations();
        Set<UUID> seen = seen();
        ground.audit()
                .recordAll(page.items().stream()
                        .map(person -> AuditEvent.ofPatient(
                                Action.READ, OBJECT, row.id(), person.patient(), "Shown in a recall case"))
                        .toList());
        return page.map(person -> new Member(
                person.toPerson(
                        devices.getOrDefault(person.id(), List.of()).stream()
                                .filter(device -> seen.contains(device.location()))
                                .map(device -> device.toPlaced(
                                        device.placement() == null ? null : losses.get(device.placement())))
                                .toList(),
                        contacts.getOrDefault(person.id(), List.of()).stream()
                                .map(RecallContactEntity::toContact)
                                .toList()),
                known.get(person.patient()),
                locations));
    }

    private Shown shown(RecallCaseRepository cases, RecallCaseEntity row) {
        Map<UUID, PracticeLocation> locations = neighbours.locations();
        Set<UUID> seen = seen();
        List<Place> places = cases.places(row.id());
        Set<UUID> visible = persons(places, seen, true);
        Set<UUID> hidden = persons(places, seen, false);
        hidden.removeAll(visible);
        Set<UUID> settled =
                places.stream().filter(Place::settled).map(Place::person).collect(Collectors.toSet());
        return new Shown(
                row.toCase(),
                visible.size(),
                (int) visible.stream().filter(settled::contains).count(),
                hidden.size(),
                (int) hidden.stream().filter(settled::contains).count(),
                hidden(places, hidden, locations),
                neighbours.stock().get().isPresent(),
                cases.items(row.id()).stream()
                        .map(item -> new Piece(item.toItem(), location(item.location(), locations)))
                        .toList(),
                cases.events(row.id()).stream().map(RecallEventEntity::toEvent).toList());
    }

    private static Set<UUID> persons(List<Place> places, Set<UUID> seen, boolean visible) {
        Set<UUID> persons = new HashSet<>();
        places.stream()
                .filter(place -> seen.contains(place.location()) == visible)
                .forEach(place -> persons.add(place.person()));
        return persons;
    }

    private List<Recalls.Hidden> hidden(List<Place> places, Set<UUID> hidden, Map<UUID, PracticeLocation> locations) {
        return places.stream()
                .filter(place -> hidden.contains(place.person()))
                .collect(Collectors.groupingBy(Place::location, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Recalls.Hidden(
                        location(entry.getKey(), locations),
                        entry.getValue().intValue(),
                        neighbours.accounts().staffWith(Modules.REGISTRY, Level.VIEW, entry.getKey()).stream()
                                .map(Account::name)
                                .toList()))
                .sorted(Comparator.comparing((Recalls.Hidden each) -> -each.patients())
                        .thenComparing(each -> each.location().id()))
                .toList();
    }

    /** The pieces that are in stock and not in the case yet. */
    private int pieces(RecallCaseRepository cases, RecallCaseEntity row) {
        Set<UUID> known =
                cases.items(row.id()).stream().map(RecallItemEntity::item).collect(Collectors.toSet());
        List<StockItem> added =
                neighbours
                        .stock()
                        .get()
                        .map(stock -> stock.recall(row.criteria().toStock()))
                        .orElse(List.of())
                        .stream()
                        .filter(item -> !known.contains(item.id()))
                        .toList();
        added.forEach(item -> cases.add(new RecallItemEntity(row.id(), item)));
        return added.size();
    }

    /** One act on an open case by somebody who may work on recalls. */
    private Shown work(UUID id, BiFunction<RecallCaseRepository, RecallCaseEntity, Integer> act) {
        workers();
        return ground.run(entities -> {
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity row = open(cases, id);
            act.apply(cases, row);
            entities.flush();
            return shown(cases, row);
        });
    }

    /** One act on a patient of an open case by somebody who may work at a location where the patient has such a device. */
    private Member patient(UUID id, UUID person, BiFunction<RecallCaseRepository, RecallPatientEntity, String> act) {
        return ground.run(entities -> {
            RecallCaseRepository cases = new RecallCaseRepository(entities);
            RecallCaseEntity recall = open(cases, id);
            RecallPatientEntity row = cases.person(id, person).orElseThrow(RecallCases::noPatient);
            List<UUID> locations = cases.devices(List.of(person)).stream()
                    .map(RecallDeviceEntity::location)
                    .toList();
            Set<UUID> mine = Callers.current().rights().locations(Modules.REGISTRY, Level.EDIT);
            if (locations.stream().noneMatch(mine::contains)) {
                Callers.current().require(Modules.REGISTRY, Level.EDIT, locations.get(0));
            }
            String done = act.apply(cases, row);
            entities.flush();
            ground.audit().record(AuditEvent.ofPatient(Action.UPDATE, OBJECT, id, row.patient(), done));
            return members(entities, recall, new Page<>(List.of(row), null))
                    .items()
                    .get(0);
        });
    }

    private static RecallCaseEntity open(RecallCaseRepository cases, UUID id) {
        RecallCaseEntity row = cases.findAlone(id).orElseThrow(RecallCases::noCase);
        if (!row.open()) {
            throw Problem.conflict("case-closed", "The case is closed; reopen it first.")
                    .exception();
        }
        return row;
    }

    private Notice checked(Notice notice, Problem.Faults faults) {
        faults.text("/reference", notice.reference(), 1, MAXIMUM_REFERENCE);
        faults.required("/noticeDate", notice.date());
        if (notice.date() != null && notice.date().isAfter(LocalDate.ofInstant(now(), neighbours.zone()))) {
            faults.add("/noticeDate", "in-future", "A notice is not dated in the future");
        }
        faults.lines("/notice", notice.text(), 0, MAXIMUM_NOTICE);
        return new Notice(Texts.stripped(notice.reference()), notice.date(), Texts.stripped(notice.text()));
    }

    private String colleague(UUID assigned, RecallCase before, Problem.Faults faults) {
        if (assigned == null) {
            return null;
        }
        Optional<String> name = neighbours.accounts().findStaff(assigned).map(Account::name);
        if (name.isEmpty() && before != null && assigned.equals(before.assigned())) {
            return before.assignedName();
        }
        if (name.isEmpty()) {
            faults.add("/assigned", "unknown", "There is no such member of staff");
        }
        return name.orElse(null);
    }

    private String supplier(RecallCriteria criteria, Problem.Faults faults) {
        if (criteria.supplier() == null) {
            return null;
        }
        Optional<String> name =
                neighbours.catalogue().supplier(criteria.supplier()).map(Supplier::name);
        if (name.isEmpty()) {
            faults.add("/supplier", "unknown", "There is no such supplier");
        }
        return name.orElse(null);
    }

    /** With the movement of a piece; cut so that the stock can keep it. */
    private static String reason(Notice notice) {
        String reason = "recall " + notice.reference();
        return reason.length() <= MAXIMUM_REFERENCE ? reason : reason.substring(0, MAXIMUM_REFERENCE);
    }

    private void happened(RecallCaseRepository cases, RecallCaseEntity row, Act act, int amount, String reason) {
        cases.add(new RecallEventEntity(row.id(), new Event(now(), who(), act, amount, reason)));
    }

    private static PracticeLocation location(UUID id, Map<UUID, PracticeLocation> locations) {
        return locations.getOrDefault(id, new PracticeLocation(id, null, null));
    }

    private static Set<UUID> seen() {
        return Callers.current().rights().locations(Modules.REGISTRY, Level.VIEW);
    }

    /** Whoever may edit at some location works on recalls, which concern them all. */
    private static void workers() {
        if (Callers.current().rights().locations(Modules.REGISTRY, Level.EDIT).isEmpty()) {
            throw Problem.forbidden("no-right", "You need the right 'edit' in module 'registry' at some location.")
                    .exception();
        }
    }

    private static String who() {
        return Callers.current().name();
    }

    private void audit(Action action, RecallCaseEntity row, String detail) {
        ground.audit().record(AuditEvent.of(action, OBJECT, row.id(), detail));
    }

    /** As exact as every database keeps it. */
    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException noPatient() {
        return Problem.notFound("The case has no such patient.").exception();
    }

    private static ProblemException noCase() {
        return Problem.notFound("There is no such case.").exception();
    }
}
