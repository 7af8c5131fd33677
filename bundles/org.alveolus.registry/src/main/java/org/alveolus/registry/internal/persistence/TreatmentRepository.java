package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Cursor;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.registry.internal.domain.TreatmentFilter;

/** The rows of treatments, in one transaction's entity manager. */
public final class TreatmentRepository {

    private final EntityManager entities;

    public TreatmentRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(TreatmentEntity treatment) {
        entities.persist(treatment);
        entities.flush();
    }

    /** Also one that was deleted. */
    public Optional<TreatmentEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(TreatmentEntity.class, id.toString()));
    }

    /** Like {@link #find}, and nobody else finds it so until the transaction ends. */
    public Optional<TreatmentEntity> findAlone(UUID id) {
        return Optional.ofNullable(entities.find(TreatmentEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Gives it a new version when the transaction ends, even when only rows that belong to it were changed. */
    public void touch(TreatmentEntity treatment) {
        entities.lock(treatment, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    }

    /** The latest surgery first. */
    public Page<TreatmentEntity> list(TreatmentFilter filter, Collection<UUID> locations, Page.Request page) {
        Conditions conditions = conditions(filter, locations);
        if (page.cursor() != null) {
            List<String> last = Cursor.values(page.cursor(), 2);
            conditions
                    .and(
                            "(t.surgeryDate < :lastDate or t.surgeryDate = :lastDate and t.id < :lastId)",
                            "lastDate",
                            Date.valueOf(day(last.get(0))))
                    .parameter("lastId", last.get(1));
        }
        List<TreatmentEntity> rows = conditions
                .query(
                        entities,
                        "select t from Treatment t left join fetch t.referrer",
                        "order by t.surgeryDate desc, t.id desc",
                        TreatmentEntity.class)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "t.placements")
                .setHint("eclipselink.batch", "t.devices")
                .setMaxResults(page.limit() + 1)
                .getResultList();
        if (rows.size() <= page.limit()) {
            return new Page<>(rows, null);
        }
        TreatmentEntity end = rows.get(page.limit() - 1);
        return new Page<>(rows.subList(0, page.limit()), Cursor.of(end.surgeryDate(), end.id()));
    }

    private static Conditions conditions(TreatmentFilter filter, Collection<UUID> locations) {
        Conditions conditions = new Conditions()
                .and("t.deletedAt is null")
                .in("t.locationId", "locations", locations)
                .and("t.surgeryDate >= :from", "from", date(filter.firstDay()))
                .and("t.surgeryDate <= :to", "to", date(filter.lastDay()))
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

    /** The years in which there are treatments, the latest first: one look into the index each. */
    public List<Integer> years(Collection<UUID> locations) {
        List<Integer> years = new ArrayList<>();
        Optional<LocalDate> latest = latest(locations, null);
        while (latest.isPresent()) {
            int year = latest.get().getYear();
            years.add(year);
            latest = latest(locations, LocalDate.of(year, 1, 1));
        }
        return years;
    }

    private Optional<LocalDate> latest(Collection<UUID> locations, LocalDate before) {
        return new Conditions()
                .and("t.deletedAt is null")
                .in("t.locationId", "locations", locations)
                .and("t.surgeryDate < :before", "before", date(before))
                .query(
                        entities,
                        "select t.surgeryDate from Treatment t",
                        "order by t.surgeryDate desc, t.id desc",
                        Date.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Date::toLocalDate);
    }

    private static String contained(String text) {
        return text == null ? null : Conditions.contains(TreatmentEntity.folded(text));
    }

    private static Date date(LocalDate day) {
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
