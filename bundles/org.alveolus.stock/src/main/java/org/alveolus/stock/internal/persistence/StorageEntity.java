package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Texts;
import org.alveolus.api.stock.StorageLocation;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A storage location's row; it stays when the storage location is deleted, for items that come back and for the history. */
@Entity
@Table(name = "stock_storage")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class StorageEntity {

    private static final int MAXIMUM_KEY = 240;

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    private String title;

    @Column(name = "title_key")
    private String titleKey;

    private String department;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Column(name = "moved_to")
    private String movedTo;

    @Version
    private long version;

    protected StorageEntity() {}

    public StorageEntity(UUID id, UUID location) {
        this.id = id.toString();
        this.locationId = location.toString();
    }

    /** The form in which a title is unique. */
    public static String key(String title) {
        return Texts.identity(title, MAXIMUM_KEY);
    }

    public StorageLocation toStorage() {
        return new StorageLocation(id(), location(), title, department, version);
    }

    public void describe(String newTitle, String newDepartment) {
        title = newTitle;
        titleKey = key(newTitle);
        department = newDepartment;
    }

    /**
     * Deletes it.
     *
     * @param target where its contents went; null when it was empty
     */
    public void delete(Instant now, UUID target) {
        deletedAt = now;
        movedTo = target == null ? null : target.toString();
        titleKey = id;
    }

    /** It is there again, since something came back to it. */
    public void reopen() {
        deletedAt = null;
        movedTo = null;
        titleKey = key(title);
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    /** Where its contents went when it was deleted; null when it was empty or is there. */
    public UUID movedTo() {
        return movedTo == null ? null : UUID.fromString(movedTo);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }

    public String title() {
        return title;
    }

    public String department() {
        return department;
    }

    public long version() {
        return version;
    }
}
