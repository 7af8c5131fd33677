package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.alveolus.api.Cursor;
import org.alveolus.api.Page;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.RecallGroup;
import org.alveolus.spi.udi.LotNumber;
import org.alveolus.spi.udi.UdiIssuer;

/** Finds the devices of a recall by their indexes, in one transaction's entity manager. */
public final class RecallRepository {

    private final EntityManager entities;
    private final Function<UUID, Set<UUID>> sameSuppliers;
    private final Map<RecallCriteria, List<Entry>> read = new HashMap<>();

    /**
     * @param sameSuppliers all ids under which devices of a supplier may have been recorded
     */
    public RecallRepository(EntityManager entities, Function<UUID, Set<UUID>> sameSuppliers) {
        this.entities = entities;
        this.sameSuppliers = sameSuppliers;
    }

    /**
     * How many devices of a product one patient has at one location.
     */
    public record Count(RecallGroup group, UUID location, UUID patient, long devices) {}

    /**
     * What an index says of a device.
     *
     * @param issuer of the UDI-DI; null without one
     * @param code the product code, normalised
     */
    private record Entry(
            String id,
            Date date,
            UUID location,
            UUID patient,
            UdiIssuer issuer,
            String udiDi,
            String supplier,
            String code) {

        static Entry of(Object[] row) {
            return new Entry(
                    (String) row[0],
                    (Date) row[1],
                    UUID.fromString((String) row[2]),
                    UUID.fromString((String) row[3]),
                    (UdiIssuer) row[4],
                    (String) row[5],
                    (String) row[6],
                    (String) row[7]);
        }

        /** The same for devices of a product; what is only known by names is looked at one by one. */
        List<Object> product() {
            if (udiDi != null) {
                return List.of(String.valueOf(issuer), udiDi);
            }
            return supplier != null && code != null ? List.of(supplier, code) : List.of(id);
        }

        boolean isBehind(Date lastDate, String lastId) {
            int order = date.compareTo(lastDate);
            return order < 0 || order == 0 && id.compareTo(lastId) < 0;
        }
    }

    /** Every patient with such a device, at every location. */
    public List<Count> census(RecallCriteria criteria) {
        Map<List<Object>, String> devices = new HashMap<>();
        entries(criteria).forEach(entry -> devices.putIfAbsent(entry.product(), entry.id()));
        Map<String, RecallGroup> groups = groups(criteria, devices.values());
        Map<Count, Long> counts = new LinkedHashMap<>();
        entries(criteria)
                .forEach(entry -> counts.merge(
                        new Count(groups.get(devices.get(entry.product())), entry.location(), entry.patient(), 0),
                        1L,
                        Long::sum));
        return counts.entrySet().stream()
                .map(count -> new Count(
                        count.getKey().group(),
                        count.getKey().location(),
                        count.getKey().patient(),
                        count.getValue()))
                .toList();
    }

    /** The groups of these devices. */
    private Map<String, RecallGroup> groups(RecallCriteria criteria, Collection<String> ids) {
        return ById.load(
                        entities,
                        "select d.id, d.supplierId, d.supplierName, d.issuer, d.udiDi, d.productCode, d.name from Device d"
                                + " where d.id in :ids",
                        Object[].class,
                        row -> (String) row[0],
                        List.copyOf(ids))
                .stream()
                .collect(Collectors.toMap(
                        row -> (String) row[0],
                        row -> RecallGroup.of(
                                row[1] == null ? null : UUID.fromString((String) row[1]),
                                (String) row[2],
                                (UdiIssuer) row[3],
                                (String) row[4],
                                (String) row[5],
                                (String) row[6],
                                criteria)));
    }

    /** The devices at these locations, the latest surgery first, each with its treatment and placement. */
    public Page<DeviceEntity> devices(RecallCriteria criteria, Collection<UUID> locations, Page.Request page) {
        Set<UUID> shown = Set.copyOf(locations);
        Stream<Entry> entries = entries(criteria).stream().filter(entry -> shown.contains(entry.location()));
        if (page.cursor() != null) {
            List<String> last = Cursor.values(page.cursor(), 2);
            Date lastDate = Date.valueOf(TreatmentRepository.day(last.get(0)));
            entries = entries.filter(entry -> entry.isBehind(lastDate, last.get(1)));
        }
        List<Entry> found = entries.limit(page.limit() + 1L).toList();
        boolean more = found.size() > page.limit();
        List<Entry> part = more ? found.subList(0, page.limit()) : found;
        List<DeviceEntity> rows = load(ById.load(
                entities,
                "select d.id, d.treatmentId, d.placementId from Device d where d.id in :ids",
                Object[].class,
                row -> (String) row[0],
                part.stream().map(Entry::id).toList()));
        Entry end = more ? part.get(part.size() - 1) : null;
        return new Page<>(rows, more ? Cursor.of(end.date(), end.id()) : null);
    }

    /** All such devices, the latest surgery first; read once. */
    private List<Entry> entries(RecallCriteria criteria) {
        return read.computeIfAbsent(criteria, asked -> {
            Stream<Conditions> questions = asked.supplier() == null
                    ? Stream.of(conditions(asked, Set.of()))
                    // Each by itself: of several, Derby would read the whole index.
                    : sameSuppliers.apply(asked.supplier()).stream()
                            .map(supplier -> conditions(asked, Set.of(supplier)));
            return questions
                    .flatMap(question -> question
                            .query(
                                    entities,
                                    "select d.id, d.surgeryDate, d.locationId, d.patientId, d.issuer, d.udiDi, d.supplierId,"
                                            + " d.productCodeNormal from Device d",
                                    "",
                                    Object[].class)
                            .getResultList()
                            .stream())
                    .map(Entry::of)
                    .sorted(Comparator.comparing(Entry::date)
                            .thenComparing(Entry::id)
                            .reversed())
                    .toList();
        });
    }

    /**
     * Such devices at every location, in the order in which they were recorded.
     *
     * @param treatment only those of this one; null for all
     * @param most how many at most
     */
    public List<DeviceEntity> everywhere(RecallCriteria criteria, UUID treatment, int most) {
        Set<UUID> suppliers = criteria.supplier() == null ? Set.of() : sameSuppliers.apply(criteria.supplier());
        return load(conditions(criteria, suppliers)
                .and("d.treatmentId = :treatment", "treatment", treatment == null ? null : treatment.toString())
                .query(
                        entities,
                        "select d.id, d.treatmentId, d.placementId from Device d",
                        "order by d.id",
                        Object[].class)
                .setMaxResults(most)
                .getResultList());
    }

    /** What has this serial number, however it is written, and was not deleted. */
    public List<DeviceEntity> withSerial(String serial) {
        return load(new Conditions()
                .and("d.serialNormal in :serials", "serials", LotNumber.spellings(serial))
                .and("d.deleted = :deleted", "deleted", false)
                .query(
                        entities,
                        "select d.id, d.treatmentId, d.placementId from Device d",
                        "order by d.id",
                        Object[].class)
                .getResultList());
    }

    /** Each table by its own ids: joined, Derby would read a whole table for them. What is loaded first is found in memory later. */
    private List<DeviceEntity> load(List<Object[]> found) {
        ById.load(
                entities,
                "select t from Treatment t where t.id in :ids",
                TreatmentEntity.class,
                row -> row.id().toString(),
                column(found, 1));
        ById.load(
                entities,
                "select p from Placement p where p.id in :ids",
                PlacementEntity.class,
                row -> row.id().toString(),
                column(found, 2));
        return ById.load(
                entities,
                "select d from Device d where d.id in :ids",
                DeviceEntity.class,
                row -> row.id().toString(),
                column(found, 0));
    }

    private static List<String> column(List<Object[]> rows, int column) {
        return rows.stream()
                .map(row -> (String) row[column])
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * @param suppliers ids of the criteria's supplier; empty when they name none
     */
    private static Conditions conditions(RecallCriteria criteria, Set<UUID> suppliers) {
        Conditions conditions = new Conditions()
                .and("d.lotNormal in :lots", "lots", criteria.lotSpellings())
                .and("d.serialNormal in :serials", "serials", criteria.serialSpellings())
                .and("d.productCodeNormal = :code", "code", criteria.productCodeNormal())
                .and("d.surgeryDate >= :from", "from", criteria.from() == null ? null : Date.valueOf(criteria.from()))
                .and("d.surgeryDate <= :to", "to", criteria.to() == null ? null : Date.valueOf(criteria.to()))
                .and("d.deleted = :deleted", "deleted", false);
        if (criteria.supplier() != null) {
            conditions.in("d.supplierId", "suppliers", suppliers);
        }
        if (criteria.withUnknownProduct()) {
            return conditions.and("(d.udiDi = :udiDi or d.udiDi is null)", "udiDi", criteria.udiDi());
        }
        return conditions
                .and("d.udiDi = :udiDi", "udiDi", criteria.udiDi())
                .and("d.issuer = :issuer", "issuer", criteria.udiDi() == null ? null : criteria.issuer());
    }
}
