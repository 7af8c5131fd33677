package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A draft's row. */
@Entity(name = "Draft")
@Table(name = "registry_draft")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class DraftEntity {

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "treatment_id")
    private String treatmentId;

    private String title;

    private String content;

    @Column(name = "changed_at")
    private Timestamp changedAt;

    protected DraftEntity() {}

    /**
     * @param treatment null for a new one
     */
    public DraftEntity(UUID id, UUID account, UUID treatment) {
        this.id = id.toString();
        this.accountId = account.toString();
        this.treatmentId = treatment == null ? null : treatment.toString();
    }

    public void keep(String newTitle, String newContent, Instant now) {
        title = newTitle;
        content = newContent;
        changedAt = Timestamp.from(now);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public long version() {
        return version;
    }

    public boolean isOf(UUID account) {
        return accountId.equals(account.toString());
    }

    /** The treatment that is changed; null for a new one. */
    public UUID treatment() {
        return treatmentId == null ? null : UUID.fromString(treatmentId);
    }

    /** By which its owner knows it again; null when nothing was typed for it. */
    public String title() {
        return title;
    }

    public String content() {
        return content;
    }

    public Instant changedAt() {
        return changedAt.toInstant();
    }
}
