package org.alveolus.registry.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.registry.internal.domain.FollowUp;
import org.alveolus.registry.internal.domain.FollowUp.Act;
import org.alveolus.registry.internal.domain.FollowUp.Former;
import org.alveolus.registry.internal.domain.FollowUpRules;
import org.alveolus.registry.internal.persistence.FollowUpEntity;
import org.alveolus.registry.internal.persistence.FollowUpRepository;
import org.alveolus.registry.internal.persistence.FollowUpTraceEntity;
import org.alveolus.registry.internal.persistence.PlacementEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;

/** What becomes of placed implants: visits, complications and loss (R9). Any thread. */
public final class FollowUps {

    /**
     * A placed implant and what happened to it.
     *
     * @param loss null while it is in place
     * @param entries the earliest first
     */
    public record Implant(UUID placement, ToothPosition position, Device device, Loss loss, List<FollowUp> entries) {}

    /**
     * The loss of an implant.
     *
     * @param early {@link FollowUpRules#early}
     * @param replacement what was placed there later; null when nothing was
     */
    public record Loss(LocalDate date, boolean early, Replacement replacement) {}

    /** A later implant at the position of a lost one. */
    public record Replacement(UUID treatment, LocalDate date) {}

    private static final String OBJECT = "follow-up";

    private final Ground ground;
    private final Neighbours neighbours;
    private final ChoiceLists choices;

    FollowUps(Ground ground, Neighbours neighbours, ChoiceLists choices) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.choices = choices;
    }

    /**
     * The implants of a treatment with what happened to them.
     *
     * @throws org.alveolus.api.ProblemException 403; 404
     */
    public List<Implant> implants(UUID treatment) {
        return ground.run(entities -> {
            TreatmentEntity row = allowed(new TreatmentRepository(entities).find(treatment), Level.VIEW);
            audit(Action.READ, row, treatment, null);
            FollowUpRepository repository = new FollowUpRepository(entities);
            List<FollowUpEntity> standing = repository.standing(treatment);
            Map<UUID, List<Former>> former = repository.former(treatment);
            List<TreatmentEntity> others = standing.stream().anyMatch(entry -> entry.kind() == Kind.LOSS)
                    ? new TreatmentRepository(entities).ofPatient(row.patient())
                    : List.of();
            return row.implants().entrySet().stream()
                    .map(placed -> {
                        List<FollowUp> entries = standing.stream()
                                .filter(entry ->
                                        entry.placement().equals(placed.getKey().id()))
                                .map(entry -> entry.toFollowUp(former.getOrDefault(entry.id(), List.of())))
                                .toList();
                        return new Implant(
                                placed.getKey().id(),
                                placed.getKey().position(),
                                placed.getValue().device(),
                                loss(row, placed.getKey(), entries, others),
                                entries);
                    })
                    .toList();
        });
    }

    /**
     * Records the same for some implants of a treatment.
     *
     * @param placements whose implants are meant; at least one
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403; 404; 409 {@code lost-already} naming the placement
     */
    public List<FollowUp> add(UUID treatment, Kind kind, List<UUID> placements, FollowUpEntry entry) {
        return ground.run(entities -> {
            TreatmentEntity row = alone(entities, treatment);
            FollowUpRepository repository = new FollowUpRepository(entities);
            Problem.Faults faults = new Problem.Faults();
            FollowUpEntry checked = checked(kind, entry, row, null, faults);
            String who = name(checked.by(), null, null, faults);
            placements(row, placements, faults);
            faults.refuse();
            if (repository.standing(treatment).size() + placements.size() > FollowUpRules.MAXIMUM_ENTRIES) {
                throw Problem.conflict(
                                "too-many", "A treatment has at most " + FollowUpRules.MAXIMUM_ENTRIES + " entries.")
                        .exception();
            }
            if (kind == Kind.LOSS) {
                IntStream.range(0, placements.size())
                        .forEach(i -> once(repository, placements.get(i), null, "/placements/" + i));
            }
            return placements.stream()
                    .map(placement -> {
                        FollowUpEntity added = FollowUpEntity.create(kind, Ids.next(), row, placement, now());
                        added.record(checked, who);
                        repository.add(added);
                        entities.flush();
                        audit(Action.CREATE, row, added.id(), "A " + kind.code());
                        return added.toFollowUp(List.of());
                    })
                    .toList();
        });
    }

    /**
     * As {@link #add}, of the implants at these positions.
     *
     * @throws org.alveolus.api.ProblemException as {@link #add}
     */
    public List<FollowUp> addAt(UUID treatment, Kind kind, List<ToothPosition> positions, FollowUpEntry entry) {
        return ground.run(entities -> {
            TreatmentEntity row = alone(entities, treatment);
            Problem.Faults faults = new Problem.Faults();
            List<UUID> placements = IntStream.range(0, positions.size())
                    .mapToObj(i -> row.implants().keySet().stream()
                            .filter(placement -> placement.position().equals(positions.get(i)))
                            .findFirst()
                            .map(PlacementEntity::id)
                            .orElseGet(() -> {
                                faults.add("/placements/" + i, "unknown", "There is no implant at this position");
                                return null;
                            }))
                    .toList();
            faults.refuse();
            return add(treatment, kind, placements, entry);
        });
    }

    /**
     * Corrects an entry; what it said before is kept.
     *
     * @param expected the version that the correction was made from
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403; 404; 412 {@code changed-meanwhile}
     */
    public FollowUp correct(UUID treatment, Kind kind, UUID id, long expected, FollowUpEntry entry) {
        return ground.run(entities -> {
            TreatmentEntity row = alone(entities, treatment);
            FollowUpRepository repository = new FollowUpRepository(entities);
            FollowUpEntity present = standing(repository, treatment, kind, id);
            EntityTags.check(expected, present.version());
            Problem.Faults faults = new Problem.Faults();
            FollowUpEntry before = present.entry();
            FollowUpEntry checked = checked(kind, entry, row, before.code(), faults);
            String who = name(checked.by(), before.by(), present.byName(), faults);
            faults.refuse();
            if (!checked.equals(before)) {
                keep(repository, present, Act.CORRECTED);
                present.record(checked, who);
                entities.flush();
                audit(Action.UPDATE, row, id, "Corrected a " + kind.code());
            }
            return repository.withFormer(present);
        });
    }

    /**
     * Deletes an entry; it is kept and can be restored.
     *
     * @throws org.alveolus.api.ProblemException 403; 404; 412 {@code changed-meanwhile}
     */
    public void delete(UUID treatment, Kind kind, UUID id, long expected) {
        ground.run(entities -> {
            TreatmentEntity row = alone(entities, treatment);
            FollowUpRepository repository = new FollowUpRepository(entities);
            FollowUpEntity present = standing(repository, treatment, kind, id);
            EntityTags.check(expected, present.version());
            keep(repository, present, Act.DELETED);
            present.delete(now());
            audit(Action.DELETE, row, id, "Deleted a " + kind.code());
            return null;
        });
    }

    /**
     * Brings back an entry that was deleted.
     *
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code not-deleted}, {@code lost-already}, or {@code out-of-order} when the
     *     treatment was changed so that it does not fit any more
     */
    public FollowUp restore(UUID treatment, Kind kind, UUID id) {
        return ground.run(entities -> {
            TreatmentEntity row = alone(entities, treatment);
            FollowUpRepository repository = new FollowUpRepository(entities);
            FollowUpEntity present = repository.find(treatment, kind, id).orElseThrow(FollowUps::noEntry);
            if (!present.deleted()) {
                throw Problem.conflict("not-deleted", "The entry is not deleted.")
                        .exception();
            }
            if (!ids(row).contains(present.placement())
                    || present.entry().date().isBefore(row.surgeryDate())) {
                throw Problem.conflict(
                                "out-of-order",
                                "The treatment was changed meanwhile and the entry does not fit any more.")
                        .exception();
            }
            if (kind == Kind.LOSS) {
                once(repository, present.placement(), id, "");
            }
            keep(repository, present, Act.RESTORED);
            present.restore();
            entities.flush();
            audit(Action.UPDATE, row, id, "Restored a " + kind.code());
            return repository.withFormer(present);
        });
    }

    /**
     * Refuses a change of a treatment that its follow-up contradicts.
     *
     * @param row as it would be
     */
    static void check(EntityManager entities, TreatmentEntity row) {
        Problem.Faults faults = new Problem.Faults();
        List<FollowUpEntity> standing = new FollowUpRepository(entities).standing(row.id());
        if (!standing.isEmpty() && standing.get(0).entry().date().isBefore(row.surgeryDate())) {
            faults.add(
                    "/surgery/date",
                    "after-follow-up",
                    "Follow-up was recorded for " + standing.get(0).entry().date() + ", before this day");
        }
        if (!ids(row).containsAll(
                        standing.stream().map(FollowUpEntity::placement).toList())) {
            faults.add(
                    "/placements",
                    "has-follow-up",
                    "An implant with follow-up is missing; keep it, or delete its follow-up first");
        }
        faults.refuse();
    }

    private FollowUpEntry checked(
            Kind kind, FollowUpEntry entry, TreatmentEntity row, String recorded, Problem.Faults faults) {
        LocalDate today = LocalDate.ofInstant(now(), neighbours.zone());
        return FollowUpRules.checked(kind, entry, row.surgeryDate(), today, choices.all(), recorded, faults);
    }

    private String name(UUID by, UUID before, String nameBefore, Problem.Faults faults) {
        if (by == null) {
            return null;
        }
        Optional<String> name = neighbours.accounts().findStaff(by).map(Account::name);
        if (name.isEmpty() && by.equals(before)) {
            return nameBefore;
        }
        if (name.isEmpty()) {
            faults.add("/by", "unknown", "There is no such member of staff");
        }
        return name.orElse(null);
    }

    private static void placements(TreatmentEntity row, List<UUID> placements, Problem.Faults faults) {
        if (placements.isEmpty()) {
            faults.required("/placements", null);
        }
        Set<UUID> known = ids(row);
        if (placements.size() > known.size()) {
            faults.add("/placements", "too-many", "The treatment has " + known.size() + " implants");
            return;
        }
        for (int i = 0; i < placements.size(); i++) {
            String pointer = "/placements/" + i;
            if (placements.subList(0, i).contains(placements.get(i))) {
                faults.add(pointer, "duplicate", "It stands in the list already");
            } else if (!known.contains(placements.get(i))) {
                faults.add(pointer, "unknown", "The treatment has no implant in such a placement");
            }
        }
    }

    private static void once(FollowUpRepository repository, UUID placement, UUID besides, String pointer) {
        if (repository.lost(placement, besides)) {
            throw new Problem(
                            "lost-already",
                            409,
                            "In conflict with what is recorded",
                            "The loss of this implant is recorded already; correct that entry.",
                            List.of(new Problem.FieldError(pointer, "lost-already", "The implant is lost already")),
                            Map.of())
                    .exception();
        }
    }

    private Loss loss(
            TreatmentEntity row, PlacementEntity placement, List<FollowUp> entries, List<TreatmentEntity> others) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.LOSS)
                .findFirst()
                .map(entry -> entry.entry().date())
                .map(date -> new Loss(
                        date,
                        FollowUpRules.early(row.surgeryDate(), date),
                        replacement(row, placement.position(), date, others)))
                .orElse(null);
    }

    private static Replacement replacement(
            TreatmentEntity row, ToothPosition position, LocalDate loss, List<TreatmentEntity> others) {
        return others.stream()
                .filter(other -> other != row && !other.surgeryDate().isBefore(loss))
                .filter(other -> other.implants().keySet().stream()
                        .anyMatch(placement -> placement.position().equals(position)))
                .findFirst()
                .map(other -> new Replacement(other.id(), other.surgeryDate()))
                .orElse(null);
    }

    private void keep(FollowUpRepository repository, FollowUpEntity present, Act act) {
        repository.keep(
                new FollowUpTraceEntity(present, act, now(), Callers.current().name()));
    }

    private static FollowUpEntity standing(FollowUpRepository repository, UUID treatment, Kind kind, UUID id) {
        return repository
                .find(treatment, kind, id)
                .filter(found -> !found.deleted())
                .orElseThrow(FollowUps::noEntry);
    }

    private static Set<UUID> ids(TreatmentEntity row) {
        return row.implants().keySet().stream().map(PlacementEntity::id).collect(Collectors.toSet());
    }

    /** Two who record at the same time come one after the other. */
    private static TreatmentEntity alone(EntityManager entities, UUID treatment) {
        return allowed(new TreatmentRepository(entities).findAlone(treatment), Level.EDIT);
    }

    private static TreatmentEntity allowed(Optional<TreatmentEntity> found, Level level) {
        TreatmentEntity row = found.filter(present -> !present.deleted())
                .orElseThrow(
                        () -> Problem.notFound("There is no such treatment.").exception());
        Callers.current().require(Modules.REGISTRY, level, row.location());
        return row;
    }

    private void audit(Action action, TreatmentEntity row, UUID entry, String detail) {
        ground.audit().record(AuditEvent.ofPatient(action, OBJECT, entry, row.patient(), detail));
    }

    /** As exact as every database keeps it. */
    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException noEntry() {
        return Problem.notFound("There is no such entry.").exception();
    }
}
