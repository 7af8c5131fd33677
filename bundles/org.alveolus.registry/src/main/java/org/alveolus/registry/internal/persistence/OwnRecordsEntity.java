package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a person's own records as they asked for them. */
@Entity(name = "OwnRecords")
@Table(name = "registry_own_records")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class OwnRecordsEntity {

    /** What has become of them. */
    public enum State {
        /** Waiting, or being made. */
        ASKED,
        READY,
        FAILED,
        /** Their files are gone. */
        DELETED
    }

    private static final int LONGEST_FAILURE = 400;

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "account_name")
    private String accountName;

    private String language;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "asked_at")
    private Timestamp askedAt;

    private int total;

    private int done;

    @Column(name = "ready_at")
    private Timestamp readyAt;

    @Column(name = "deleted_at")
    private Timestamp deletedAt;

    private String failure;

    protected OwnRecordsEntity() {}

    public OwnRecordsEntity(UUID id, UUID account, String name, Locale language, Instant now) {
        this.id = id.toString();
        this.accountId = account.toString();
        this.accountName = name;
        this.language = language.getLanguage();
        this.state = State.ASKED;
        this.askedAt = Timestamp.from(now);
    }

    /** How far their making is. */
    public void progress(int treatmentsDone, int treatments) {
        done = treatmentsDone;
        total = treatments;
    }

    public void ready(Instant now) {
        state = State.READY;
        readyAt = Timestamp.from(now);
    }

    /** @param reason for administrators */
    public void fail(String reason) {
        state = State.FAILED;
        failure = reason.substring(0, Math.min(LONGEST_FAILURE, reason.length()));
    }

    public void delete(Instant now) {
        state = State.DELETED;
        deletedAt = Timestamp.from(now);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public UUID account() {
        return UUID.fromString(accountId);
    }

    public String accountName() {
        return accountName;
    }

    public Locale language() {
        return Locale.forLanguageTag(language);
    }

    public State state() {
        return state;
    }

    public Instant askedAt() {
        return askedAt.toInstant();
    }

    /** Null before. */
    public Instant readyAt() {
        return readyAt == null ? null : readyAt.toInstant();
    }

    public int total() {
        return total;
    }

    public int done() {
        return done;
    }
}
