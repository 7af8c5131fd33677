package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.alveolus.api.Cursor;
import org.alveolus.api.Page;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.RecallGroup;
import org.alveolus.spi.udi.UdiIssuer;

/** Finds the devices of a recall by their indexes, in one transaction's entity manager. */
public final class RecallRepository {

    private final EntityManager entities;
    private final Function<UUID, Set<UUID>> sameSuppliers;

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

    /** Every patient with such a device, at every location. */
    public List<Count> census(RecallCriteria criteria) {
        return conditions(criteria)
                .query(
                        entities,
                        "select d.supplierId, d.supplierName, d.issuer, d.udiDi, d.productCode, d.name, d.locationId,"
                                + " d.patientId, count(d.id) from Device d",
                        "group by d.supplierId, d.supplierName, d.issuer, d.udiDi, d.productCode, d.name,"
                                + " d.locationId, d.patientId",
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> new Count(
                        RecallGroup.of(
                                row[0] == null ? null : UUID.fromString((String) row[0]),
                                (String) row[1],
                                (UdiIssuer) row[2],
                                (String) row[3],
                                (String) row[4],
                                (String) row[5],
                                criteria),
                        UUID.fromString((String) row[6]),
                        UUID.fromString((String) row[7]),
                        (Long) row[8]))
                .toList();
    }

    /** The devices at these locations, the latest surgery first, each with its treatment and placement. */
    public Page<DeviceEntity> devices(RecallCriteria criteria, Collection<UUID> locations, Page.Request page) {
        Conditions conditions = conditions(criteria).in("d.locationId", "locations", locations);
        if (page.cursor() != null) {
            List<String> last = Cursor.values(page.cursor(), 2);
            conditions
                    .and(
                            "(d.surgeryDate < :lastDate or d.surgeryDate = :lastDate and d.id < :lastId)",
                            "lastDate",
                            Date.valueOf(TreatmentRepository.day(last.get(0))))
                    .parameter("lastId", last.get(1));
        }
        List<Object[]> found = conditions
                .query(
                        entities,
                        "select d.id, d.treatmentId, d.placementId from Device d",
                        "order by d.surgeryDate desc, d.id desc",
                        Object[].class)
                .setMaxResults(page.limit() + 1)
                .getResultList();
        List<DeviceEntity> rows = load(found);
        if (rows.size() <= page.limit()) {
            return new Page<>(rows, null);
        }
        DeviceEntity end = rows.get(page.limit() - 1);
        return new Page<>(
                rows.subList(0, page.limit()), Cursor.of(end.treatment().surgeryDate(), end.id()));
    }

    /**
     * Such devices at every location, in the order in which they were recorded.
     *
     * @param treatment only those of this one; null for all
     * @param most how many at most
     */
    public List<DeviceEntity> everywhere(RecallCriteria criteria, UUID treatment, int most) {
        return load(conditions(criteria)
                .and("d.treatmentId = :treatment", "treatment", treatment == null ? null : treatment.toString())
                .query(
                        entities,
                        "select d.id, d.treatmentId, d.placementId from Device d",
                        "order by d.id",
                        Object[].class)
                .setMaxResults(most)
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

    private Conditions conditions(RecallCriteria criteria) {
        Conditions conditions = new Conditions()
                .and("d.lotNormal in :lots", "lots", criteria.lotSpellings())
                .and("d.serialNormal in :serials", "serials", criteria.serialSpellings())
                .and("d.productCodeNormal = :code", "code", criteria.productCodeNormal())
                .and("d.surgeryDate >= :from", "from", criteria.from() == null ? null : Date.valueOf(criteria.from()))
                .and("d.surgeryDate <= :to", "to", criteria.to() == null ? null : Date.valueOf(criteria.to()))
                .and("d.deleted = :deleted", "deleted", false);
        if (criteria.supplier() != null) {
            conditions.in("d.supplierId", "suppliers", sameSuppliers.apply(criteria.supplier()));
        }
        if (criteria.withUnknownProduct()) {
            return conditions.and("(d.udiDi = :udiDi or d.udiDi is null)", "udiDi", criteria.udiDi());
        }
        return conditions
                .and("d.udiDi = :udiDi", "udiDi", criteria.udiDi())
                .and("d.issuer = :issuer", "issuer", criteria.udiDi() == null ? null : criteria.issuer());
    }
}
