package org.alveolus.registry.internal.persistence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Cursor;
import org.alveolus.api.Page;
import org.alveolus.registry.internal.domain.RecallCase.State;

/** The rows of recall cases, in one transaction's entity manager. */
public final class RecallCaseRepository {

    /** How many patients a case has, and how many of them are settled. */
    public record Count(long patients, long settled) {}

    /** A patient of a case at one of the locations where they have a device of it. */
    public record Place(UUID person, boolean settled, UUID location) {}

    private static final String CASE = "recall";

    private final EntityManager entities;

    public RecallCaseRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(Object row) {
        entities.persist(row);
    }

    /** Writes what was added, before other rows refer to it. */
    public void flush() {
        entities.flush();
    }

    public Optional<RecallCaseEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(RecallCaseEntity.class, id.toString()));
    }

    /** Like {@link #find}, and nobody else finds it so until the transaction ends. */
    public Optional<RecallCaseEntity> findAlone(UUID id) {
        return Optional.ofNullable(
                entities.find(RecallCaseEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those that are worked on. */
    public List<RecallCaseEntity> open() {
        return entities.createQuery(
                        "select c from RecallCase c where c.state = :state order by c.id desc", RecallCaseEntity.class)
                .setParameter("state", State.OPEN)
                .getResultList();
    }

    /**
     * The latest first.
     *
     * @param state null for all
     */
    public Page<RecallCaseEntity> list(State state, Page.Request page) {
        List<RecallCaseEntity> rows = new Conditions()
                .and("c.state = :state", "state", state)
                .and(
                        "c.id < :last",
                        "last",
                        page.cursor() == null
                                ? null
                                : Cursor.values(page.cursor(), 1).get(0))
                .query(entities, "select c from RecallCase c", "order by c.id desc", RecallCaseEntity.class)
                .setMaxResults(page.limit() + 1)
                .getResultList();
        boolean more = rows.size() > page.limit();
        List<RecallCaseEntity> shown = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(shown, more ? Cursor.of(shown.get(shown.size() - 1).id()) : null);
    }

    /** How far the work on these cases is; a case without patients is left out. */
    public Map<UUID, Count> counts(Collection<UUID> cases) {
        Map<UUID, Count> counts = new HashMap<>();
        new Conditions()
                .in("p.caseId", "cases", cases)
                .query(
                        entities,
                        "select p.caseId, count(p.id), count(p.settledAt) from RecallPatient p",
                        "group by p.caseId",
                        Object[].class)
                .getResultList()
                .forEach(row -> counts.put(UUID.fromString((String) row[0]), new Count((Long) row[1], (Long) row[2])));
        return counts;
    }

    /** Each patient of a case at each location. */
    public List<Place> places(UUID recall) {
        return entities
                .createQuery(
                        "select distinct p.id, p.settledAt, d.locationId from RecallPatient p, RecallDevice d"
                                + " where p.caseId = :recall and d.recallPatientId = p.id",
                        Object[].class)
                .setParameter(CASE, recall.toString())
                .getResultList()
                .stream()
                .map(row ->
                        new Place(UUID.fromString((String) row[0]), row[1] != null, UUID.fromString((String) row[2])))
                .toList();
    }

    /** The patients of a case with a device at these locations, by their numbers. */
    public Page<RecallPatientEntity> patients(UUID recall, Collection<UUID> locations, Page.Request page) {
        Conditions conditions = new Conditions().and("p.caseId = :recall", CASE, recall.toString());
        if (page.cursor() != null) {
            List<String> last = Cursor.values(page.cursor(), 2);
            conditions
                    .and(
                            "(p.patientNumber > :lastNumber or p.patientNumber = :lastNumber and p.id > :lastId)",
                            "lastNumber",
                            last.get(0))
                    .parameter("lastId", last.get(1));
        }
        List<RecallPatientEntity> rows = conditions
                .in(
                        "exists (select d.id from RecallDevice d where d.recallPatientId = p.id and d.locationId",
                        "locations",
                        locations,
                        ")")
                .query(
                        entities,
                        "select p from RecallPatient p",
                        "order by p.patientNumber, p.id",
                        RecallPatientEntity.class)
                .setMaxResults(page.limit() + 1)
                .getResultList();
        if (rows.size() <= page.limit()) {
            return new Page<>(rows, null);
        }
        RecallPatientEntity end = rows.get(page.limit() - 1);
        return new Page<>(rows.subList(0, page.limit()), Cursor.of(end.number(), end.id()));
    }

    /** A patient of the case. */
    public Optional<RecallPatientEntity> person(UUID recall, UUID person) {
        return Optional.ofNullable(entities.find(RecallPatientEntity.class, person.toString()))
                .filter(row -> row.recall().equals(recall));
    }

    /** All patients of a case by their own ids. */
    public Map<UUID, RecallPatientEntity> persons(UUID recall) {
        return entities
                .createQuery(
                        "select p from RecallPatient p where p.caseId = :recall order by p.id",
                        RecallPatientEntity.class)
                .setParameter(CASE, recall.toString())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        RecallPatientEntity::patient, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** What these patients of cases have. */
    public List<RecallDeviceEntity> devices(Collection<UUID> persons) {
        return new Conditions()
                .in("d.recallPatientId", "persons", persons)
                .query(entities, "select d from RecallDevice d", "order by d.id", RecallDeviceEntity.class)
                .getResultList();
    }

    /** The ids of the devices that a case has. */
    public Set<UUID> known(UUID recall) {
        Set<UUID> known = new HashSet<>();
        entities.createQuery("select d.deviceId from RecallDevice d where d.caseId = :recall", String.class)
                .setParameter(CASE, recall.toString())
                .getResultList()
                .forEach(id -> known.add(UUID.fromString(id)));
        return known;
    }

    /** How these patients of cases were contacted, the first first. */
    public List<RecallContactEntity> contacts(Collection<UUID> persons) {
        return new Conditions()
                .in("t.recallPatientId", "persons", persons)
                .query(
                        entities,
                        "select t from RecallContact t",
                        "order by t.contactedAt, t.id",
                        RecallContactEntity.class)
                .getResultList();
    }

    /** An attempt to reach the patient. */
    public Optional<RecallContactEntity> contact(UUID person, UUID contact) {
        return Optional.ofNullable(entities.find(RecallContactEntity.class, contact.toString()))
                .filter(row -> row.recallPatient().equals(person));
    }

    /** The pieces of a case. */
    public List<RecallItemEntity> items(UUID recall) {
        return entities.createQuery(
                        "select i from RecallItem i where i.caseId = :recall order by i.id", RecallItemEntity.class)
                .setParameter(CASE, recall.toString())
                .getResultList();
    }

    /** What was done to a case, the first first. */
    public List<RecallEventEntity> events(UUID recall) {
        return entities.createQuery(
                        "select e from RecallEvent e where e.caseId = :recall order by e.id", RecallEventEntity.class)
                .setParameter(CASE, recall.toString())
                .getResultList();
    }
}
