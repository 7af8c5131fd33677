package org.alveolus.patients.internal.persistence;

import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A patient's name from one of its words on. */
@Entity
@Table(name = "patients_name")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class PatientNameEntity {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "patient_id")
    private PatientEntity patient;

    private String beginning;

    protected PatientNameEntity() {}

    PatientNameEntity(PatientEntity patient, String beginning) {
        this.id = Ids.next().toString();
        this.patient = patient;
        this.beginning = beginning;
    }

    public PatientEntity patient() {
        return patient;
    }

    public String beginning() {
        return beginning;
    }
}
