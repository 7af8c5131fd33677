package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Caller;
import org.alveolus.api.Ids;
import org.alveolus.api.registry.RecallContact.Outcome;
import org.alveolus.api.registry.RecallContact.Way;
import org.alveolus.registry.internal.domain.RecallCase.Contact;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of an attempt to reach a patient; only ever withdrawn. */
@Entity(name = "RecallContact")
@Table(name = "registry_recall_contact")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RecallContactEntity {

    @Id
    private String id;

    @Column(name = "case_id")
    private String caseId;

    @Column(name = "recall_patient_id")
    private String recallPatientId;

    @Column(name = "contacted_at")
    private Timestamp contactedAt;

    @Enumerated(EnumType.STRING)
    private Way way;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String remark;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "account_name")
    private String accountName;

    @Column(name = "withdrawn_at")
    private Timestamp withdrawnAt;

    @Column(name = "withdrawn_by")
    private String withdrawnBy;

    protected RecallContactEntity() {}

    public RecallContactEntity(
            RecallPatientEntity patient, Instant at, Way way, Outcome outcome, String remark, Caller who) {
        this.id = Ids.next().toString();
        this.caseId = patient.recall().toString();
        this.recallPatientId = patient.id().toString();
        this.contactedAt = Timestamp.from(at);
        this.way = way;
        this.outcome = outcome;
        this.remark = remark;
        this.accountId = Objects.toString(who.account(), null);
        this.accountName = who.name();
    }

    public void withdraw(Instant now, String who) {
        withdrawnAt = Timestamp.from(now);
        withdrawnBy = who;
    }

    public Contact toContact() {
        return new Contact(
                UUID.fromString(id),
                contactedAt.toInstant(),
                way,
                outcome,
                remark,
                accountName,
                withdrawnAt == null ? null : withdrawnAt.toInstant(),
                withdrawnBy);
    }

    public UUID recallPatient() {
        return UUID.fromString(recallPatientId);
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }
}
