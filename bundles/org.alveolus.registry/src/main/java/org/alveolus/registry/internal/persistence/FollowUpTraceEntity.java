package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.registry.internal.domain.FollowUp.Act;
import org.alveolus.registry.internal.domain.FollowUp.Former;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a former state of an entry of the follow-up; never changed. */
@Entity(name = "FollowUpTrace")
@Table(name = "registry_follow_up_trace")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class FollowUpTraceEntity {

    @Id
    private String id;

    @Column(name = "treatment_id")
    private String treatmentId;

    @Column(name = "entry_id")
    private String entryId;

    @Enumerated(EnumType.STRING)
    private Act act;

    @Column(name = "done_at")
    private Timestamp doneAt;

    @Column(name = "account_name")
    private String accountName;

    @Column(name = "entry_date")
    private Date entryDate;

    private String code;

    private String content;

    @Column(name = "next_visit")
    private Date nextVisit;

    @Column(name = "by_name")
    private String byName;

    protected FollowUpTraceEntity() {}

    /** The state in which the entry is, before the act. */
    public FollowUpTraceEntity(FollowUpEntity entry, Act act, Instant at, String account) {
        FollowUpEntry state = entry.entry();
        this.id = Ids.next().toString();
        this.treatmentId = entry.treatment().toString();
        this.entryId = entry.id().toString();
        this.act = act;
        this.doneAt = Timestamp.from(at);
        this.accountName = account;
        this.entryDate = Date.valueOf(state.date());
        this.code = state.code();
        this.content = state.text();
        this.nextVisit = state.nextVisit() == null ? null : Date.valueOf(state.nextVisit());
        this.byName = entry.byName();
    }

    public UUID entry() {
        return UUID.fromString(entryId);
    }

    public Former toFormer() {
        return new Former(
                act,
                doneAt.toInstant(),
                accountName,
                new FollowUpEntry(
                        entryDate.toLocalDate(),
                        code,
                        content,
                        null,
                        Optional.ofNullable(nextVisit).map(Date::toLocalDate).orElse(null)),
                byName);
    }
}
