package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.alveolus.api.Ids;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.registry.internal.domain.FollowUpRules;
import org.alveolus.registry.internal.statistics.Extract;
import org.alveolus.registry.internal.statistics.Extract.Implant;
import org.alveolus.registry.internal.statistics.Extract.Treated;
import org.alveolus.registry.internal.statistics.Month;

/** The extracts of the statistics and what they are made of, in one transaction's entity manager. */
public final class ExtractRepository {

    private static final int LONGEST_NAME = 200;

    private final EntityManager entities;

    public ExtractRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** An extract as it is kept. */
    public record Kept(String id, Month month) {}

    /**
     * Says that the treatments of a day changed. In the transaction of the change, so that none is missed.
     */
    public void changed(UUID location, LocalDate surgery) {
        entities.persist(new ExtractChangeEntity(Ids.next(), location, surgery));
    }

    /** Like {@link #changed(UUID, LocalDate)}, for all that there are. */
    public int everythingChanged() {
        List<Object[]> days = entities.createQuery(
                        "select distinct t.locationId, t.surgeryDate from Treatment t", Object[].class)
                .getResultList();
        days.forEach(day -> changed(UUID.fromString((String) day[0]), ((Date) day[1]).toLocalDate()));
        return days.size();
    }

    /** The extracts at these locations, older ones of a month too. */
    public List<Kept> kept(Collection<UUID> locations) {
        return new Conditions()
                        .in("e.locationId", "locations", locations)
                        .query(
                                entities,
                                "select e.id, e.locationId, e.monthNumber from Extract e",
                                "order by e.locationId, e.monthNumber, e.id",
                                Object[].class)
                        .getResultList()
                        .stream()
                        .map(row ->
                                new Kept((String) row[0], new Month(UUID.fromString((String) row[1]), (int) row[2])))
                        .toList();
    }

    /** The months at these locations in which something changed. */
    public Set<Month> changes(Collection<UUID> locations) {
        return changes(new Conditions().in("c.locationId", "locations", locations));
    }

    /** The months in which something changed. */
    public Set<Month> changes() {
        return changes(new Conditions());
    }

    private Set<Month> changes(Conditions conditions) {
        Set<Month> months = new HashSet<>();
        conditions
                .query(entities, "select distinct c.locationId, c.surgeryDate from ExtractChange c", "", Object[].class)
                .getResultList()
                .forEach(row -> months.add(Month.of(UUID.fromString((String) row[0]), ((Date) row[1]).toLocalDate())));
        return months;
    }

    /** The contents of these extracts by their ids, without those that were replaced meanwhile. */
    public Map<String, byte[]> contents(List<String> ids) {
        Map<String, byte[]> contents = new HashMap<>();
        entities.createQuery("select e.id, e.content from Extract e where e.id in :ids", Object[].class)
                .setParameter("ids", ById.padded(ids))
                .getResultList()
                .forEach(row -> contents.put((String) row[0], (byte[]) row[1]));
        return contents;
    }

    /**
     * Makes the extract of a month anew, unless it is what it should be. Two may do so at the same time: then two are kept, and the month is made once more when it is
     * read next. What changes while this reads has left a sign that this did not see and therefore does not remove.
     *
     * @return its content; null when nothing happened in that month
     */
    public byte[] make(Month month) {
        // In this order: what these signs tell of is on disk before the rows are read.
        List<String> signs = entities.createQuery(
                        "select c.id from ExtractChange c where c.locationId = :location and c.surgeryDate >= :first"
                                + " and c.surgeryDate <= :last",
                        String.class)
                .setParameter("location", month.location().toString())
                .setParameter("first", Date.valueOf(month.firstDay()))
                .setParameter("last", Date.valueOf(month.lastDay()))
                .getResultList();
        List<String> before = entities.createQuery(
                        "select e.id from Extract e where e.locationId = :location and e.monthNumber = :month",
                        String.class)
                .setParameter("location", month.location().toString())
                .setParameter("month", month.number())
                .getResultList();
        if (signs.isEmpty() && before.size() == 1) {
            return contents(before).get(before.get(0)); // somebody else made it meanwhile
        }
        List<Treated> treated = treated(month);
        byte[] content = treated.isEmpty() ? null : Extract.write(treated);
        if (content != null) {
            entities.persist(new ExtractEntity(Ids.next(), month.location(), month.number(), content));
            entities.flush();
        }
        remove("Extract", before);
        remove("ExtractChange", signs);
        return content;
    }

    /** Always in the same order, so that two who do it wait for each other, but not in a circle. */
    private void remove(String entity, List<String> ids) {
        Query delete = entities.createQuery("delete from " + entity + " e where e.id = :id");
        new TreeSet<>(ids).forEach(id -> delete.setParameter("id", id).executeUpdate());
    }

    private List<Treated> treated(Month month) {
        List<String> ids = entities.createQuery(
                        "select t.id from Treatment t where t.locationId = :location and t.surgeryDate >= :first"
                                + " and t.surgeryDate <= :last order by t.surgeryDate desc, t.id desc",
                        String.class)
                .setParameter("location", month.location().toString())
                .setParameter("first", Date.valueOf(month.firstDay()))
                .setParameter("last", Date.valueOf(month.lastDay()))
                .getResultList();
        List<Treated> treated = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += ById.MOST) {
            treated.addAll(treated(ById.padded(ids.subList(from, Math.min(ids.size(), from + ById.MOST)))));
        }
        return treated;
    }

    private List<Treated> treated(List<String> ids) {
        Map<String, Object[]> implants = new HashMap<>();
        rows(
                        "select d.placementId, d.supplierId, d.supplierName, d.issuer, d.udiDi, d.productCode, d.name"
                                + " from Device d where d.treatmentId in :ids and d.kind = :kind",
                        ids,
                        DeviceKind.IMPLANT)
                .forEach(row -> implants.put((String) row[0], row));
        Map<String, Object[]> losses = new HashMap<>();
        rows(
                        "select l.placementId, l.date, l.cause from Loss l where l.treatmentId in :ids"
                                + " and l.deletedAt is null",
                        ids,
                        null)
                .forEach(row -> losses.put((String) row[0], row));
        Map<String, LocalDate> seen = new HashMap<>();
        for (String entity : List.of("Visit", "Complication")) {
            rows(
                            "select f.placementId, f.date from " + entity + " f where f.treatmentId in :ids"
                                    + " and f.deletedAt is null",
                            ids,
                            null)
                    .forEach(row ->
                            seen.merge((String) row[0], ((Date) row[1]).toLocalDate(), ExtractRepository::later));
        }
        Map<String, List<Object[]>> placements = new HashMap<>();
        rows(
                        "select p.id, p.position, p.region, p.treatment.id from Placement p where p.treatment.id in :ids",
                        ids,
                        null)
                .forEach(row -> placements
                        .computeIfAbsent((String) row[3], treatment -> new ArrayList<>())
                        .add(row));
        return rows(
                        "select t.id, t.patientId, t.surgeryDate, t.practitionerId, t.practitionerName, t.indication,"
                                + " t.technique1, t.technique2 from Treatment t where t.id in :ids and t.deletedAt is null",
                        ids,
                        null)
                .stream()
                .map(row -> {
                    LocalDate surgery = ((Date) row[2]).toLocalDate();
                    return new Treated(
                            UUID.fromString((String) row[1]),
                            surgery,
                            (String) row[3],
                            (String) row[4],
                            (String) row[5],
                            Stream.of((String) row[6], (String) row[7])
                                    .filter(Objects::nonNull)
                                    .toList(),
                            placements.getOrDefault((String) row[0], List.of()).stream()
                                    .filter(placement -> implants.containsKey((String) placement[0]))
                                    .map(placement -> implant(
                                            surgery,
                                            placement,
                                            implants.get((String) placement[0]),
                                            losses.get((String) placement[0]),
                                            seen.get((String) placement[0])))
                                    .toList());
                })
                .toList();
    }

    private List<Object[]> rows(String jpql, List<String> ids, DeviceKind kind) {
        var query = entities.createQuery(jpql, Object[].class).setParameter("ids", ids);
        return kind == null
                ? query.getResultList()
                : query.setParameter("kind", kind).getResultList();
    }

    private static Implant implant(
            LocalDate surgery, Object[] placement, Object[] device, Object[] loss, LocalDate lastSeen) {
        LocalDate lost = loss == null ? null : ((Date) loss[1]).toLocalDate();
        String supplierName = Objects.requireNonNullElse((String) device[2], "");
        String supplier =
                Optional.ofNullable((String) device[1]).orElseGet(() -> Texts.identity(supplierName, LONGEST_NAME));
        String code = Objects.requireNonNullElse((String) device[5], "");
        String name = Objects.requireNonNullElse((String) device[6], "");
        String product = device[4] == null
                ? "code " + Texts.identity(code.isEmpty() ? name : code, LONGEST_NAME)
                : device[3] + " " + device[4];
        return new Implant(
                (int) placement[1],
                (String) placement[2],
                supplier,
                supplierName,
                product,
                Stream.of(name, code)
                        .filter(text -> !text.isEmpty())
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""),
                lost,
                loss == null ? null : (String) loss[2],
                lost != null && FollowUpRules.early(surgery, lost),
                lastSeen == null ? surgery : later(surgery, lastSeen));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
