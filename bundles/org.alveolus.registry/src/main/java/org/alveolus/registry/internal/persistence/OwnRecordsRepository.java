package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;

/** The rows of people's own records, in one transaction's entity manager. */
public final class OwnRecordsRepository {

    /** The most that are shown of a person. */
    private static final int MOST = 50;

    private final EntityManager entities;

    public OwnRecordsRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(Object row) {
        entities.persist(row);
    }

    public Optional<OwnRecordsEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(OwnRecordsEntity.class, id.toString()));
    }

    /** Like {@link #find}, and nobody else finds it so until the transaction ends. */
    public Optional<OwnRecordsEntity> findAlone(UUID id) {
        return Optional.ofNullable(
                entities.find(OwnRecordsEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those of a person, the latest first. */
    public List<OwnRecordsEntity> of(UUID account) {
        return entities.createQuery(
                        "select r from OwnRecords r where r.accountId = :account order by r.askedAt desc, r.id desc",
                        OwnRecordsEntity.class)
                .setParameter("account", account.toString())
                .setMaxResults(MOST)
                .getResultList();
    }

    public List<OwnFileEntity> files(UUID records) {
        return entities.createQuery(
                        "select f from OwnFile f where f.recordsId = :records order by f.format", OwnFileEntity.class)
                .setParameter("records", records.toString())
                .getResultList();
    }

    /** Null after the last. */
    public byte[] piece(UUID records, String format, int number) {
        return entities.createQuery(
                        "select p.content from OwnPiece p where p.recordsId = :records and p.format = :format"
                                + " and p.number = :number",
                        byte[].class)
                .setParameter("records", records.toString())
                .setParameter("format", format)
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    public void removeFiles(UUID records) {
        for (String entity : List.of("OwnFile", "OwnPiece")) {
            entities.createQuery("delete from " + entity + " f where f.recordsId = :records")
                    .setParameter("records", records.toString())
                    .executeUpdate();
        }
    }

    /** What is due, of all institutions, the longest due first. */
    public List<OwnTurnEntity> due(Instant now) {
        return entities.createQuery(
                        "select t from OwnTurn t where t.dueAt <= :now order by t.dueAt, t.recordsId",
                        OwnTurnEntity.class)
                .setParameter("now", Timestamp.from(now))
                .setMaxResults(MOST)
                .getResultList();
    }

    public void due(UUID records, Instant when) {
        entities.find(OwnTurnEntity.class, records.toString()).postpone(when);
    }

    public void removeTurn(UUID records) {
        Optional.ofNullable(entities.find(OwnTurnEntity.class, records.toString()))
                .ifPresent(entities::remove);
    }

    /** How many treatments of a practitioner there are, those that were deleted with them. */
    public int count(UUID practitioner) {
        return Math.toIntExact(entities.createQuery(
                        "select count(t.id) from Treatment t where t.practitionerId = :practitioner", Long.class)
                .setParameter("practitioner", practitioner.toString())
                .getSingleResult());
    }

    /** A place in the treatments of a practitioner. */
    public record Place(LocalDate date, String id) {}

    /** The next treatments of a practitioner at any location, the latest surgery first, those that were deleted with them. */
    public List<Place> next(UUID practitioner, Place after, int most) {
        Conditions conditions =
                new Conditions().and("t.practitionerId = :practitioner", "practitioner", practitioner.toString());
        if (after != null) {
            // The date by itself too: only that becomes the begin of a range in Derby's index.
            conditions
                    .and("t.surgeryDate <= :lastDate", "lastDate", Date.valueOf(after.date()))
                    .and("(t.surgeryDate < :lastDate or t.surgeryDate = :lastDate and t.id < :lastId)")
                    .parameter("lastId", after.id());
        }
        return conditions
                .query(
                        entities,
                        "select t.id, t.surgeryDate from Treatment t",
                        "order by t.surgeryDate desc, t.id desc",
                        Object[].class)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Place(((Date) row[1]).toLocalDate(), (String) row[0]))
                .toList();
    }

    /** Where a practitioner has treated. */
    public List<UUID> locations(UUID practitioner) {
        return entities
                .createQuery(
                        "select distinct t.locationId from Treatment t where t.practitionerId = :practitioner",
                        String.class)
                .setParameter("practitioner", practitioner.toString())
                .getResultList()
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    /** Those of these treatments that were not deleted, in their order. */
    public List<TreatmentEntity> treatments(List<Place> places) {
        return ById.load(
                entities,
                "select t from Treatment t where t.id in :ids and t.deletedAt is null",
                TreatmentEntity.class,
                row -> row.id().toString(),
                places.stream().map(Place::id).toList(),
                "t.referrer",
                "t.placements",
                "t.devices");
    }

    /** What stands of the follow-up of these treatments. */
    public List<FollowUpEntity> followUp(List<TreatmentEntity> treatments) {
        if (treatments.isEmpty()) {
            return List.of();
        }
        List<String> ids =
                ById.padded(treatments.stream().map(row -> row.id().toString()).toList());
        return Stream.of("Visit", "Complication", "Loss")
                .flatMap(entity -> entities.createQuery(
                                "select f from " + entity + " f where f.treatmentId in :ids and f.deletedAt is null",
                                FollowUpEntity.class)
                        .setParameter("ids", ids)
                        .getResultStream())
                .toList();
    }
}
