package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.alveolus.registry.internal.domain.RecallCase.Contact;
import org.alveolus.registry.internal.domain.RecallCase.Person;
import org.alveolus.registry.internal.domain.RecallCase.Placed;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a patient in a recall case. */
@Entity(name = "RecallPatient")
@Table(name = "registry_recall_patient")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RecallPatientEntity {

    @Id
    private String id;

    @Column(name = "case_id")
    private String caseId;

    @Column(name = "patient_id")
    private String patientId;

    @Column(name = "patient_number")
    private String patientNumber;

    @Column(name = "found_at")
    private Timestamp foundAt;

    @Column(name = "settled_at")
    private Timestamp settledAt;

    @Column(name = "settled_by")
    private String settledBy;

    private String remark;

    protected RecallPatientEntity() {}

    public RecallPatientEntity(UUID recall, UUID patient, String number, Instant now) {
        this.id = Ids.next().toString();
        this.caseId = recall.toString();
        this.patientId = patient.toString();
        this.patientNumber = number;
        this.foundAt = Timestamp.from(now);
    }

    /**
     * @param how null when not told
     */
    public void settle(Instant now, String who, String how) {
        settledAt = Timestamp.from(now);
        settledBy = who;
        remark = how;
    }

    /** That there is something to do again. */
    public void unsettle() {
        settledAt = null;
        settledBy = null;
        remark = null;
    }

    public Person toPerson(List<Placed> devices, List<Contact> contacts) {
        return new Person(
                id(),
                patient(),
                patientNumber,
                foundAt.toInstant(),
                settledAt == null ? null : settledAt.toInstant(),
                settledBy,
                remark,
                devices,
                contacts);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public UUID recall() {
        return UUID.fromString(caseId);
    }

    public UUID patient() {
        return UUID.fromString(patientId);
    }

    /** The patient's number when they were found. */
    public String number() {
        return patientNumber;
    }

    public boolean settled() {
        return settledAt != null;
    }
}
