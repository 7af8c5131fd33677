package org.alveolus.registry.internal.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.registry.internal.domain.FollowUp;
import org.alveolus.registry.internal.domain.FollowUp.Former;

/** The rows of the follow-up, in one transaction's entity manager. */
public final class FollowUpRepository {

    private final EntityManager entities;

    public FollowUpRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(FollowUpEntity row) {
        entities.persist(row);
    }

    /** Keeps the state in which a row is before it is changed. */
    public void keep(FollowUpTraceEntity state) {
        entities.persist(state);
    }

    /** An entry of the treatment, also one that was deleted. */
    public Optional<FollowUpEntity> find(UUID treatment, Kind kind, UUID id) {
        return Optional.<FollowUpEntity>ofNullable(entities.find(FollowUpEntity.type(kind), id.toString()))
                .filter(row -> row.treatment().equals(treatment));
    }

    /** What stands of a treatment, the earliest first. */
    public List<FollowUpEntity> standing(UUID treatment) {
        List<FollowUpEntity> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String entity = FollowUpEntity.type(kind).getSimpleName().replace("Entity", "");
            rows.addAll(entities.createQuery(
                            "select f from " + entity + " f where f.treatmentId = :treatment and f.deletedAt is null",
                            FollowUpEntity.type(kind))
                    .setParameter("treatment", treatment.toString())
                    .getResultList());
        }
        rows.sort(Comparator.comparing((FollowUpEntity row) -> row.entry().date())
                .thenComparing(FollowUpEntity::kind)
                .thenComparing(FollowUpEntity::id));
        return rows;
    }

    /** The former states of each entry of a treatment, the first first. */
    public Map<UUID, List<Former>> former(UUID treatment) {
        return entities
                .createQuery(
                        "select t from FollowUpTrace t where t.treatmentId = :treatment order by t.doneAt, t.id",
                        FollowUpTraceEntity.class)
                .setParameter("treatment", treatment.toString())
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        FollowUpTraceEntity::entry,
                        Collectors.mapping(FollowUpTraceEntity::toFormer, Collectors.toList())));
    }

    /** When the implants of these placements were lost; those that were not are left out. */
    public Map<UUID, LocalDate> losses(Collection<UUID> placements) {
        return ById.load(
                        entities,
                        "select l from Loss l where l.lostPlacement in :ids",
                        LossEntity.class,
                        row -> row.placement().toString(),
                        placements.stream().map(UUID::toString).distinct().toList())
                .stream()
                .collect(Collectors.toMap(
                        FollowUpEntity::placement, row -> row.entry().date()));
    }

    /** Whether another implant of the placement was recorded as lost, besides this entry. */
    public boolean lost(UUID placement, UUID besides) {
        return entities
                .createQuery("select l from Loss l where l.lostPlacement = :placement", LossEntity.class)
                .setParameter("placement", placement.toString())
                .getResultList()
                .stream()
                .anyMatch(row -> !row.id().equals(besides));
    }

    /** The entry with its former states. */
    public FollowUp withFormer(FollowUpEntity row) {
        return row.toFollowUp(former(row.treatment()).getOrDefault(row.id(), List.of()));
    }
}
