package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.stock.internal.domain.CountState;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A count's row. */
@Entity
@Table(name = "stock_count")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class CountEntity {

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "storage_id")
    private String storageId;

    @Column(name = "storage_title")
    private String storageTitle;

    private int number;

    @Enumerated(EnumType.STRING)
    private CountState state;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "started_by")
    private String startedBy;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "finished_by")
    private String finishedBy;

    private int changes;

    @Version
    private long version;

    protected CountEntity() {}

    public CountEntity(UUID id, int number, StorageEntity storage, Instant now, String by) {
        this.id = id.toString();
        this.number = number;
        this.locationId = storage.location().toString();
        this.storageId = storage.id().toString();
        this.storageTitle = storage.title();
        this.state = CountState.OPEN;
        this.startedAt = now;
        this.startedBy = by;
    }

    /** What was found changed, which is a change of its own. */
    public void touch() {
        changes++;
    }

    public void end(CountState newState, Instant now, String by) {
        state = newState;
        finishedAt = now;
        finishedBy = by;
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }

    public UUID storage() {
        return UUID.fromString(storageId);
    }

    public String storageTitle() {
        return storageTitle;
    }

    public int number() {
        return number;
    }

    public CountState state() {
        return state;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public String startedBy() {
        return startedBy;
    }

    public Instant finishedAt() {
        return finishedAt;
    }

    public String finishedBy() {
        return finishedBy;
    }

    public long version() {
        return version;
    }
}
