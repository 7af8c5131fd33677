package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.alveolus.registry.internal.domain.TreatmentFilter;

/**
 * Walks the treatments of some locations, the latest surgery first, a step at a time: ids come from an index alone, and only their
 * rows are looked at. For one transaction.
 */
final class TreatmentWalk {

    private final EntityManager entities;
    private final String index;
    private final UnaryOperator<Conditions> begin;
    private final UnaryOperator<Conditions> rest;
    private final List<Object[]> known;
    private Date lastDate;
    private String lastId;
    private boolean ended;

    /**
     * @param numbers the only patient numbers, folded, at most {@link ById#MOST}; null for any
     * @param only ids of the only treatments that may be meant; null for any
     * @param rest adds what is asked of the rows themselves
     */
    TreatmentWalk(
            EntityManager entities,
            TreatmentFilter filter,
            Collection<UUID> locations,
            Collection<String> numbers,
            List<String> only,
            UnaryOperator<Conditions> rest) {
        this.entities = entities;
        this.rest = rest;
        // Only what the index has; the others are asked of the rows.
        UnaryOperator<Conditions> asked;
        if (numbers != null) {
            index = "Treatment";
            asked = conditions ->
                    conditions.and("t.patientNumberFolded in :numbers", "numbers", ById.padded(List.copyOf(numbers)));
        } else if (filter.practitioner() != null) {
            index = "TreatmentByPractitioner";
            asked = conditions -> inIndex(
                    filter,
                    conditions.and(
                            "t.practitionerId = :practitioner",
                            "practitioner",
                            filter.practitioner().toString()));
        } else if (filter.toComplete()) {
            index = "TreatmentToComplete";
            asked = conditions -> conditions.and("t.incomplete = :incomplete", "incomplete", true);
        } else {
            index = "TreatmentByDate";
            asked = conditions -> inIndex(filter, conditions);
        }
        begin = conditions -> asked.apply(conditions)
                .in("t.locationId", "locations", locations)
                .and("t.surgeryDate >= :from", "from", TreatmentRepository.date(filter.firstDay()))
                .and("t.surgeryDate <= :to", "to", TreatmentRepository.date(filter.lastDay()));
        known = only == null ? null : entriesOf(only);
    }

    private static Conditions inIndex(TreatmentFilter filter, Conditions conditions) {
        return conditions
                .and("t.indication = :indication", "indication", filter.indication())
                .and("(t.technique1 = :technique or t.technique2 = :technique)", "technique", filter.technique())
                .and(
                        "(t.positions is null or t.positions like :listed)",
                        "listed",
                        filter.position() == null ? null : "%," + filter.position() + ",%");
    }

    /** In the order of the walk. */
    private List<Object[]> entriesOf(List<String> ids) {
        List<Object[]> entries = new ArrayList<>();
        for (List<String> some : ById.steps(ids)) {
            entries.addAll(begin.apply(new Conditions().and("t.id in :ids", "ids", some))
                    .query(entities, "select t.id, t.surgeryDate from Treatment t", "", Object[].class)
                    .getResultList());
        }
        entries.sort(TreatmentWalk::compare);
        return entries;
    }

    private static int compare(Object[] one, Object[] other) {
        int order = ((Date) other[1]).compareTo((Date) one[1]);
        return order == 0 ? ((String) other[0]).compareTo((String) one[0]) : order;
    }

    /** Goes on after this treatment. */
    TreatmentWalk after(Date date, String id) {
        lastDate = date;
        lastId = id;
        return this;
    }

    /** The ids of the next treatments that are meant, at most so many; none at the end. */
    List<String> next(int wanted) {
        List<String> found = new ArrayList<>();
        int step = wanted;
        while (!ended && found.size() < wanted) {
            List<Object[]> entries = entries(step);
            Set<String> meant = meant(entries);
            for (Object[] entry : entries) {
                if (found.size() < wanted) {
                    after((Date) entry[1], (String) entry[0]);
                    if (meant.contains(lastId)) {
                        found.add(lastId);
                    }
                }
            }
            ended = entries.size() < step && (found.size() < wanted || entries.isEmpty());
            step = ById.MOST;
        }
        return found;
    }

    private List<Object[]> entries(int size) {
        if (known != null) {
            Object[] last = {lastId, lastDate};
            return known.stream()
                    .filter(entry -> lastId == null || compare(entry, last) > 0)
                    .limit(size)
                    .toList();
        }
        Conditions conditions = begin.apply(new Conditions());
        if (lastId != null) {
            // The date by itself too: only that becomes the begin of a range in Derby's index.
            conditions
                    .and("t.surgeryDate <= :lastDate", "lastDate", lastDate)
                    .and("(t.surgeryDate < :lastDate or t.surgeryDate = :lastDate and t.id < :lastId)")
                    .parameter("lastId", lastId);
        }
        return conditions
                .query(
                        entities,
                        "select t.id, t.surgeryDate from " + index + " t",
                        "order by t.surgeryDate desc, t.id desc",
                        Object[].class)
                .setMaxResults(size)
                .getResultList();
    }

    private Set<String> meant(List<Object[]> entries) {
        Set<String> meant = new HashSet<>();
        List<String> ids = entries.stream().map(entry -> (String) entry[0]).toList();
        for (List<String> some : ById.steps(ids)) {
            meant.addAll(
                    rest.apply(new Conditions().and("t.id in :ids", "ids", some).and("t.deletedAt is null"))
                            .query(entities, "select t.id from Treatment t", "", String.class)
                            .getResultList());
        }
        return meant;
    }
}
