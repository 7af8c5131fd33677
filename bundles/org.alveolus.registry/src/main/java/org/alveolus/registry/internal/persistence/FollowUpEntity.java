package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Id;
import javax.persistence.MappedSuperclass;
import javax.persistence.Version;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.registry.internal.domain.FollowUp;
import org.alveolus.registry.internal.domain.FollowUp.Former;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** What the rows of visits, complications and losses have in common. */
@MappedSuperclass
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public abstract class FollowUpEntity {

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "treatment_id")
    private String treatmentId;

    @Column(name = "placement_id")
    private String placementId;

    @Column(name = "location_id")
    private String locationId;

    private Date date;

    private String text;

    @Column(name = "by_id")
    private String byId;

    @Column(name = "by_name")
    private String byName;

    @Column(name = "recorded_at")
    private Timestamp recordedAt;

    @Column(name = "deleted_at")
    private Timestamp deletedAt;

    protected FollowUpEntity() {}

    /** The class of the rows of a kind. */
    public static Class<? extends FollowUpEntity> type(Kind kind) {
        return switch (kind) {
            case VISIT -> VisitEntity.class;
            case COMPLICATION -> ComplicationEntity.class;
            case LOSS -> LossEntity.class;
        };
    }

    /** A row of this kind, nothing of it recorded yet. */
    public static FollowUpEntity create(Kind kind, UUID id, TreatmentEntity treatment, UUID placement, Instant now) {
        FollowUpEntity row =
                switch (kind) {
                    case VISIT -> new VisitEntity();
                    case COMPLICATION -> new ComplicationEntity();
                    case LOSS -> new LossEntity();
                };
        row.id = id.toString();
        row.treatmentId = treatment.id().toString();
        row.placementId = placement.toString();
        row.locationId = treatment.location().toString();
        row.recordedAt = Timestamp.from(now);
        row.stand(placement.toString());
        return row;
    }

    /**
     * Records what happened.
     *
     * @param who the name of {@code entry.by()}
     */
    public void record(FollowUpEntry entry, String who) {
        date = Date.valueOf(entry.date());
        text = entry.text();
        byId = entry.by().toString();
        byName = who;
        recordOwn(entry);
    }

    public void delete(Instant now) {
        deletedAt = Timestamp.from(now);
        stand(null);
    }

    public void restore() {
        deletedAt = null;
        stand(placementId);
    }

    /** With what was recorded before. */
    public FollowUp toFollowUp(List<Former> former) {
        return new FollowUp(id(), version, kind(), placement(), entry(), byName, recordedAt.toInstant(), former);
    }

    /** What is recorded. */
    public FollowUpEntry entry() {
        return new FollowUpEntry(
                date.toLocalDate(),
                code(),
                text,
                UUID.fromString(byId),
                Optional.ofNullable(next()).map(Date::toLocalDate).orElse(null));
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public long version() {
        return version;
    }

    public UUID treatment() {
        return UUID.fromString(treatmentId);
    }

    public UUID placement() {
        return UUID.fromString(placementId);
    }

    public String byName() {
        return byName;
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    public abstract Kind kind();

    abstract String code();

    abstract Date next();

    abstract void recordOwn(FollowUpEntry entry);

    /**
     * Where it counts as what happened only once.
     *
     * @param placement null when it counts no more
     */
    void stand(String placement) {}
}
