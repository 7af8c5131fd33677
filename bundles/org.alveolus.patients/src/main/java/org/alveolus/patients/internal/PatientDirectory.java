package org.alveolus.patients.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.Transactions;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.patients.Patients;
import org.alveolus.patients.internal.domain.PatientFacts;
import org.alveolus.patients.internal.domain.PatientNumber;
import org.alveolus.patients.internal.persistence.PatientEntity;
import org.alveolus.patients.internal.persistence.PatientNameEntity;
import org.alveolus.patients.internal.persistence.PatientRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The patients of the caller's institution. */
@Component(service = {Patients.class, PatientDirectory.class})
public final class PatientDirectory implements Patients {

    private static final String OBJECT = "patient";
    private static final int MAXIMUM_SEARCH = 200;
    private static final String BY_NUMBER = "number";
    private static final String BY_NAME = "name";

    private final EntityManagerFactory unit;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    /** Institutions may be exchanged while patients are worked with. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

    @Activate
    public PatientDirectory(
            @Reference(target = "(osgi.unit.name=patients)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference AuditLog audit,
            @Reference Clock clock) {
        this.unit = unit;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Deactivate
    void leave() {
        transactions.drain();
    }

    /** For use outside of OSGi. */
    PatientDirectory(
            EntityManagerFactory unit,
            Transactions transactions,
            AuditLog audit,
            Institutions institutions,
            Clock clock) {
        this(unit, transactions, audit, clock);
        this.institutions = institutions;
    }

    /** A patient and the version of the row. */
    public record Versioned(Patient patient, long version) {

        static Versioned of(PatientEntity entity) {
            return new Versioned(entity.toPatient(), entity.version());
        }
    }

    @Override
    public Patient record(String number, String name, LocalDate birthDate, String language) {
        Problem.Faults faults = new Problem.Faults();
        PatientNumber checked = PatientNumber.checked("/number", number, faults);
        PatientFacts facts = PatientFacts.checked(name, birthDate, language, today(), faults);
        faults.refuse();
        return inTransaction(rows -> {
            PatientEntity known = rows.byNumber(checked.key()).orElse(null);
            if (known == null) {
                rows.passGate(checked.key());
                known = rows.byNumber(checked.key()).orElse(null);
            }
            return (known == null ? added(rows, checked, facts) : completed(rows, known, facts)).toPatient();
        });
    }

    @Override
    public List<Recorded> recordAll(List<Entry> entries) {
        List<PatientNumber> numbers = new ArrayList<>();
        List<PatientFacts> facts = new ArrayList<>();
        LocalDate today = today();
        for (Entry entry : entries) {
            Problem.Faults faults = new Problem.Faults();
            numbers.add(PatientNumber.checked("/number", entry.number(), faults));
            facts.add(PatientFacts.checked(entry.name(), entry.birthDate(), null, today, faults));
            faults.refuse();
        }
        return inTransaction(rows -> {
            Map<String, PatientEntity> known = new HashMap<>();
            Set<String> keys = numbers.stream().map(PatientNumber::key).collect(Collectors.toSet());
            rows.byNumbers(keys).forEach(entity -> known.put(entity.numberKey(), entity));
            Set<String> unknown = new HashSet<>(keys);
            unknown.removeAll(known.keySet());
            rows.passGates(unknown);
            rows.byNumbers(unknown).forEach(entity -> known.put(entity.numberKey(), entity));
            List<PatientEntity> added = new ArrayList<>();
            Set<PatientEntity> completed = new LinkedHashSet<>();
            List<Recorded> recorded = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                PatientEntity entity = known.get(numbers.get(i).key());
                boolean isNew = entity == null;
                if (isNew) {
                    entity = made(numbers.get(i), facts.get(i));
                    known.put(entity.numberKey(), entity);
                    added.add(entity);
                } else if (complete(entity, facts.get(i))) {
                    completed.add(entity);
                }
                recorded.add(new Recorded(entity.toPatient(), isNew));
            }
            rows.flush();
            PatientEntity.insertAll(added, entities -> transactions.insertAll(unit, entities));
            audit.recordAll(events(AuditEvent.Action.CREATE, "Recorded a patient", added));
            completed.removeAll(added);
            audit.recordAll(events(AuditEvent.Action.UPDATE, "Completed from a record", completed));
            return recorded;
        });
    }

    private static List<AuditEvent> events(
            AuditEvent.Action action, String detail, Collection<PatientEntity> patients) {
        return patients.stream()
                .map(entity -> AuditEvent.ofPatient(action, OBJECT, entity.id(), entity.id(), detail))
                .toList();
    }

    @Override
    public Set<UUID> removeUnchanged(Collection<UUID> ids) {
        return inTransaction(rows -> {
            Set<UUID> removed = new HashSet<>();
            for (PatientEntity entity : rows.all(ids)) {
                if (entity.version() == PatientEntity.FIRST_VERSION) {
                    rows.remove(entity);
                    removed.add(entity.id());
                }
            }
            rows.flush();
            audit.recordAll(removed.stream()
                    .map(id -> AuditEvent.ofPatient(
                            AuditEvent.Action.DELETE, OBJECT, id, id, "Removed with the records that had added them"))
                    .toList());
            return removed;
        });
    }

    private PatientEntity completed(PatientRows rows, PatientEntity entity, PatientFacts facts) {
        if (complete(entity, facts)) {
            rows.flush();
            audit.recordAll(events(AuditEvent.Action.UPDATE, "Completed from a record", List.of(entity)));
        }
        return entity;
    }

    /** Adds what was not known; false when there is nothing to add. */
    private static boolean complete(PatientEntity entity, PatientFacts facts) {
        Patient known = entity.toPatient();
        if (known.birthDate() != null
                && facts.birthDate() != null
                && !known.birthDate().equals(facts.birthDate())) {
            throw Problem.conflict(
                            "birth-date-differs",
                            "Another date of birth is recorded under this patient number. Check the number.")
                    .exception();
        }
        boolean nameIsNew = known.name() == null && facts.name() != null;
        boolean birthDateIsNew = known.birthDate() == null && facts.birthDate() != null;
        boolean languageIsNew = known.language() == null && facts.language() != null;
        if (!nameIsNew && !birthDateIsNew && !languageIsNew) {
            return false;
        }
        entity.describe(new PatientFacts(
                known.name() == null ? facts.name() : known.name(),
                known.birthDate() == null ? facts.birthDate() : known.birthDate(),
                known.language() == null ? facts.language() : known.language()));
        return true;
    }

    private static PatientEntity made(PatientNumber number, PatientFacts facts) {
        PatientEntity entity = new PatientEntity(Ids.next());
        entity.renumber(number);
        entity.describe(facts);
        return entity;
    }

    private PatientEntity added(PatientRows rows, PatientNumber number, PatientFacts facts) {
        PatientEntity entity = made(number, facts);
        rows.add(entity);
        rows.flush();
        audit.recordAll(events(AuditEvent.Action.CREATE, "Recorded a patient", List.of(entity)));
        return entity;
    }

    /**
     * Adds a patient.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 409 {@code number-in-use}
     */
    public Versioned add(String number, String name, LocalDate birthDate, String language) {
        Problem.Faults faults = new Problem.Faults();
        PatientNumber checked = PatientNumber.checked("/number", number, faults);
        PatientFacts facts = PatientFacts.checked(name, birthDate, language, today(), faults);
        faults.refuse();
        return inTransaction(rows -> {
            rows.passGate(checked.key());
            refuseUsed(rows, checked, null);
            return Versioned.of(added(rows, checked, facts));
        });
    }

    /**
     * Corrects what is recorded of a patient; what is null is no longer recorded.
     *
     * @param version of the state that the correction was made from
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 404; 409 {@code number-in-use}; 412
     */
    public Versioned correct(UUID id, long version, String number, String name, LocalDate birthDate, String language) {
        Problem.Faults faults = new Problem.Faults();
        PatientNumber checked = PatientNumber.checked("/number", number, faults);
        PatientFacts facts = PatientFacts.checked(name, birthDate, language, today(), faults);
        faults.refuse();
        return inTransaction(rows -> {
            rows.passGate(checked.key());
            PatientEntity entity = rows.lock(id).orElseThrow(PatientDirectory::missing);
            EntityTags.check(version, entity.version());
            refuseUsed(rows, checked, id);
            entity.renumber(checked);
            entity.describe(facts);
            rows.flush();
            audit.record(AuditEvent.ofPatient(
                    AuditEvent.Action.UPDATE, OBJECT, id, id, "Corrected number, name, date of birth or language"));
            return Versioned.of(entity);
        });
    }

    private static void refuseUsed(PatientRows rows, PatientNumber number, UUID self) {
        rows.byNumber(number.key()).filter(other -> !other.id().equals(self)).ifPresent(other -> {
            throw Problem.conflict("number-in-use", "Another patient has this number.")
                    .with("id", other.id())
                    .exception();
        });
    }

    @Override
    public Optional<Patient> find(UUID id) {
        return inTransaction(rows -> rows.find(id).map(PatientEntity::toPatient));
    }

    @Override
    public Optional<Patient> findByNumber(String number) {
        return inTransaction(rows -> rows.byNumber(PatientNumber.key(number)).map(PatientEntity::toPatient));
    }

    @Override
    public Map<String, Patient> findAllByNumber(Collection<String> numbers) {
        return inTransaction(rows -> {
            Map<String, Patient> byKey =
                    rows.byNumbers(numbers.stream().map(PatientNumber::key).collect(Collectors.toSet())).stream()
                            .collect(Collectors.toMap(PatientEntity::numberKey, PatientEntity::toPatient));
            Map<String, Patient> found = new HashMap<>();
            for (String number : numbers) {
                Patient patient = byKey.get(PatientNumber.key(number));
                if (patient != null) {
                    found.put(number, patient);
                }
            }
            return found;
        });
    }

    @Override
    public Map<UUID, Patient> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<UUID> asked = ids.stream().distinct().toList();
        return inTransaction(rows -> {
            List<PatientEntity> found = new ArrayList<>();
            for (int from = 0; from < asked.size(); from += Page.MAXIMUM_SIZE) {
                found.addAll(rows.all(asked.subList(from, Math.min(asked.size(), from + Page.MAXIMUM_SIZE))));
            }
            return found.stream().collect(Collectors.toMap(PatientEntity::id, PatientEntity::toPatient));
        });
    }

    @Override
    public Page<Patient> search(String text, Page.Request page) {
        new Problem.Faults().text("?q", text, 0, MAXIMUM_SEARCH).refuse();
        String number = PatientNumber.key(text);
        String name = Texts.sortable(text, MAXIMUM_SEARCH);
        List<String> from = page.cursor() == null ? List.of(BY_NUMBER, "", "") : Cursor.values(page.cursor(), 3);
        return inTransaction(rows -> {
            List<Found> found = new ArrayList<>();
            boolean names = from.get(0).equals(BY_NAME);
            if (!names) {
                rows.numbered(number, from.get(1), page.limit() + 1)
                        .forEach(entity -> found.add(Found.byNumber(entity)));
            }
            if (found.size() <= page.limit() && !name.isEmpty() && !number.isEmpty()) {
                rows.named(
                                name,
                                number,
                                names ? from.get(1) : "",
                                names ? from.get(2) : "",
                                page.limit() + 1 - found.size())
                        .forEach(entity -> found.add(Found.byName(entity)));
            }
            boolean more = found.size() > page.limit();
            List<Found> part = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    part.stream().map(Found::patient).toList(),
                    more ? part.get(part.size() - 1).cursor() : null);
        });
    }

    private record Found(Patient patient, String cursor) {

        static Found byNumber(PatientEntity entity) {
            return new Found(entity.toPatient(), Cursor.of(BY_NUMBER, entity.numberKey(), ""));
        }

        static Found byName(PatientNameEntity name) {
            PatientEntity entity = name.patient();
            return new Found(entity.toPatient(), Cursor.of(BY_NAME, name.beginning(), entity.id()));
        }
    }

    /** Like {@link #search} for showing the patients: each is written to the audit log as read. */
    public Page<Patient> show(String text, Page.Request page) {
        return transactions.run(() -> {
            Page<Patient> found = search(text, page);
            found.items().forEach(patient -> recordRead(patient, "Shown in a search"));
            return found;
        });
    }

    /**
     * A patient for showing: written to the audit log as read.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public Versioned show(UUID id) {
        return inTransaction(rows -> {
            Versioned found = rows.find(id).map(Versioned::of).orElseThrow(PatientDirectory::missing);
            recordRead(found.patient(), null);
            return found;
        });
    }

    private void recordRead(Patient patient, String detail) {
        audit.record(AuditEvent.ofPatient(AuditEvent.Action.READ, OBJECT, patient.id(), patient.id(), detail));
    }

    private LocalDate today() {
        Institutions present = institutions;
        ZoneId zone = Optional.ofNullable(present)
                .flatMap(found -> found.find(Callers.current().requireInstitution()))
                .map(Institution::zone)
                .orElse(ZoneOffset.UTC);
        return LocalDate.now(clock.withZone(zone));
    }

    private static RuntimeException missing() {
        return Problem.notFound("There is no such patient.").exception();
    }

    private <T> T inTransaction(Function<PatientRows, T> work) {
        return transactions.run(() -> work.apply(new PatientRows(transactions.entityManager(unit))));
    }
}
