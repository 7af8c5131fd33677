package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Cursor;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Texts;
import org.alveolus.registry.internal.domain.TreatmentFilter;

/** The rows of treatments, in one transaction's entity manager. */
public final class TreatmentRepository {

    /** Of so many, each is looked at; of more, a page is soon found by walking all. */
    private static final int FEW = 1_000;

    private final EntityManager entities;

    public TreatmentRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(TreatmentEntity treatment) {
        entities.persist(treatment);
        changed(treatment);
        entities.flush();
    }

    /**
     * Adds many, which are concealed; those of patients whose numbers follow each other are added the fastest.
     *
     * @param insert what inserts entities of one class
     */
    public void addAll(Collection<TreatmentEntity> treatments, Consumer<Collection<?>> insert) {
        insert.accept(newNumbers(treatments));
        insert.accept(newWords(treatments));
        TreatmentEntity.insertAll(treatments, insert);
    }

    /** Also one that was deleted. */
    public Optional<TreatmentEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(TreatmentEntity.class, id.toString()));
    }

    /** Like {@link #find}, to change it or what belongs to it; nobody else finds it so until the transaction ends. */
    public Optional<TreatmentEntity> findAlone(UUID id) {
        Optional<TreatmentEntity> found = Optional.ofNullable(
                entities.find(TreatmentEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
        found.ifPresent(this::changed);
        return found;
    }

    /** Has the statistics count its month anew, and the national register told. */
    private void changed(TreatmentEntity treatment) {
        new ExtractRepository(entities).changed(treatment.location(), treatment.surgeryDate());
        new RegisterRows(entities).mark(treatment.id());
    }

    /** Gives it a new version when the transaction ends, even when only rows that belong to it were changed. */
    public void touch(TreatmentEntity treatment) {
        entities.lock(treatment, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    }

    /** After its day of surgery changed: that of before is known since it was found. */
    public void moved(TreatmentEntity treatment, LocalDate before) {
        if (!before.equals(treatment.surgeryDate())) {
            changed(treatment);
        }
    }

    /** Makes a treatment findable by any part of its patient's number and of the words of its extra information. */
    public void enter(TreatmentEntity treatment) {
        String number = treatment.patientNumberFolded();
        // without a list or a limit, for which EclipseLink would make the statement anew at each treatment
        boolean known = !entities.createQuery(
                        "select n.id from PatientNumber n where n.ending = :number and n.number = :number",
                        String.class)
                .setParameter("number", number)
                .getResultList()
                .isEmpty();
        if (!known) {
            endings(number).forEach(entities::persist);
        }
        newWords(List.of(treatment)).forEach(entities::persist);
    }

    private List<NumberEntity> newNumbers(Collection<TreatmentEntity> treatments) {
        Set<String> numbers = treatments.stream()
                .map(TreatmentEntity::patientNumberFolded)
                .collect(Collectors.toCollection(TreeSet::new));
        numbers.removeAll(entered("PatientNumber", "number", numbers));
        return numbers.stream().flatMap(TreatmentRepository::endings).toList();
    }

    private static Stream<NumberEntity> endings(String number) {
        return starts(number).mapToObj(start -> new NumberEntity(number, start));
    }

    private List<WordEntity> newWords(Collection<TreatmentEntity> treatments) {
        Set<String> words = treatments.stream()
                .flatMap(treatment -> treatment.extraWords().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        words.removeAll(entered("ExtraWord", "word", words));
        return words.stream()
                .flatMap(word -> starts(word).mapToObj(start -> new WordEntity(word, start)))
                .toList();
    }

    /**
     * Those of these that are entered; some at a time, and between the first and the last of them, since Derby makes no range of the index
     * of a list behind the institution.
     */
    private Set<String> entered(String entity, String field, Set<String> sorted) {
        Set<String> found = new HashSet<>();
        for (List<String> some : ById.steps(List.copyOf(sorted))) {
            found.addAll(entities.createQuery(
                            "select e." + field + " from " + entity
                                    + " e where e.ending >= :first and e.ending <= :last"
                                    + " and e.ending in :texts and e." + field + " = e.ending",
                            String.class)
                    .setParameter("first", Collections.min(some))
                    .setParameter("last", Collections.max(some))
                    .setParameter("texts", some)
                    .getResultList());
        }
        return found;
    }

    private static IntStream starts(String text) {
        return IntStream.range(0, text.length()).filter(start -> !Character.isLowSurrogate(text.charAt(start)));
    }

    /** Those of patients with these numbers, for whatever was recorded of them; without deleted and concealed ones. */
    public List<TreatmentEntity> ofPatients(Collection<String> patientNumbers) {
        List<String> numbers =
                patientNumbers.stream().map(TreatmentEntity::folded).distinct().toList();
        List<String> ids = new ArrayList<>();
        for (List<String> some : ById.steps(numbers)) {
            ids.addAll(entities.createQuery(
                            "select t.id from Treatment t where t.patientNumberFolded in :numbers and t.deletedAt is null",
                            String.class)
                    .setParameter("numbers", some)
                    .getResultList());
        }
        return load(ids);
    }

    /** Those of these ids, deleted and concealed ones too. */
    public List<TreatmentEntity> findAll(Collection<UUID> ids) {
        return load(ids.stream().map(UUID::toString).toList());
    }

    /** Has the statistics count the months of these days anew. */
    public void changed(UUID location, Collection<LocalDate> days) {
        ExtractRepository extracts = new ExtractRepository(entities);
        days.forEach(day -> extracts.changed(location, day));
    }

    /** The latest surgery first. */
    public Page<TreatmentEntity> list(TreatmentFilter filter, Collection<UUID> locations, Page.Request page) {
        TreatmentWalk walk = walk(filter, locations);
        if (page.cursor() != null) {
            List<String> last = Cursor.values(page.cursor(), 2);
            walk.after(Date.valueOf(day(last.get(0))), last.get(1));
        }
        List<String> ids = walk.next(page.limit() + 1);
        boolean more = ids.size() > page.limit();
        List<TreatmentEntity> rows = load(more ? ids.subList(0, page.limit()) : ids);
        TreatmentEntity end = more ? rows.get(rows.size() - 1) : null;
        return new Page<>(rows, more ? Cursor.of(end.surgeryDate(), end.id()) : null);
    }

    private List<TreatmentEntity> load(List<String> ids) {
        return ById.load(
                entities,
                "select t from Treatment t where t.id in :ids",
                TreatmentEntity.class,
                row -> row.id().toString(),
                ids,
                "t.referrer",
                "t.placements",
                "t.devices");
    }

    /** What was done to a patient and not deleted, the earliest surgery first. */
    public List<TreatmentEntity> ofPatient(UUID patient) {
        return entities.createQuery(
                        "select t from Treatment t where t.patientId = :patient and t.deletedAt is null"
                                + " order by t.surgeryDate, t.id",
                        TreatmentEntity.class)
                .setParameter("patient", patient.toString())
                .getResultList();
    }

    private TreatmentWalk walk(TreatmentFilter filter, Collection<UUID> locations) {
        String part = filter.patientNumber() == null ? null : TreatmentEntity.folded(filter.patientNumber());
        List<String> numbers = part == null || part.isEmpty() ? null : numbers(part);
        List<String> texts = filter.text() == null ? null : withText(TreatmentEntity.folded(filter.text()));
        return new TreatmentWalk(entities, filter, locations, numbers, texts, conditions -> narrow(filter, conditions));
    }

    /** The ids of the treatments in whose extra information the part may stand; null when they are too many. */
    private List<String> withText(String part) {
        String searched = ExtraWords.searched(part);
        if (searched.isEmpty()) {
            return null;
        }
        List<String> words = entities.createQuery(
                        "select w.word from ExtraWord w where w.ending >= :begin and w.ending < :end", String.class)
                .setParameter("begin", searched)
                .setParameter("end", Texts.after(searched))
                .setMaxResults(ById.MOST + 1)
                .getResultList();
        if (words.size() > ById.MOST) {
            return null;
        }
        Set<String> ids = new TreeSet<>(
                entities.createQuery("select t.id from Treatment t where t.wordsMissing = :missing", String.class)
                        .setParameter("missing", true)
                        .setMaxResults(FEW + 1)
                        .getResultList());
        for (List<String> some : ById.steps(words.stream().distinct().toList())) {
            ids.addAll(entities.createQuery(
                            "select w.treatmentId from TreatmentWord w where w.word in :words", String.class)
                    .setParameter("words", some)
                    .setMaxResults(FEW + 1)
                    .getResultList());
        }
        return ids.size() > FEW ? null : List.copyOf(ids);
    }

    /** The numbers that contain the part; null when they are too many to be looked up one by one. */
    private List<String> numbers(String part) {
        List<String> numbers = entities.createQuery(
                        "select n.number from PatientNumber n where n.ending >= :begin and n.ending < :end",
                        String.class)
                .setParameter("begin", part)
                .setParameter("end", Texts.after(part))
                .setMaxResults(ById.MOST + 1)
                .getResultList();
        return numbers.size() > ById.MOST
                ? null
                : numbers.isEmpty() ? List.of("") : numbers.stream().distinct().toList();
    }

    private static Conditions narrow(TreatmentFilter filter, Conditions conditions) {
        conditions
                .and(
                        "t.practitionerId = :practitioner",
                        "practitioner",
                        filter.practitioner() == null
                                ? null
                                : filter.practitioner().toString())
                .and("t.indication = :indication", "indication", filter.indication())
                .and("(t.technique1 = :technique or t.technique2 = :technique)", "technique", filter.technique())
                .and("t.extraFolded like :text escape '!'", "text", contained(filter.text()))
                .and("t.patientNumberFolded like :number escape '!'", "number", contained(filter.patientNumber()));
        if (filter.position() != null) {
            conditions
                    .and(
                            "(t.techniquePositions like :positionText or exists"
                                    + " (select p.id from Placement p where p.treatment = t and p.position = :position))",
                            "position",
                            filter.position().number())
                    .parameter("positionText", "%," + filter.position() + ",%");
        }
        return filter.toComplete() ? conditions.and("t.incomplete = :incomplete", "incomplete", true) : conditions;
    }

    /** The years in which there are treatments, the latest first: a few looks into the index each. */
    public List<Integer> years(Collection<UUID> locations) {
        List<Integer> years = new ArrayList<>();
        Optional<LocalDate> latest = latest(locations, null);
        while (latest.isPresent()) {
            int year = latest.get().getYear();
            years.add(year);
            latest = latest(locations, LocalDate.of(year - 1, 12, 31));
        }
        return years;
    }

    private Optional<LocalDate> latest(Collection<UUID> locations, LocalDate last) {
        TreatmentFilter upTo = new TreatmentFilter(null, null, null, last, null, null, null, null, null, false);
        return new TreatmentWalk(entities, upTo, locations, null, null, conditions -> conditions)
                .next(1).stream()
                        .findFirst()
                        .flatMap(id -> find(UUID.fromString(id)))
                        .map(TreatmentEntity::surgeryDate);
    }

    private static String contained(String text) {
        return text == null ? null : Conditions.contains(TreatmentEntity.folded(text));
    }

    static Date date(LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer"), e);
        }
    }
}
