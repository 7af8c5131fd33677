package org.alveolus.registry.internal.persistence;

import javax.persistence.Column;
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

/** That a treatment's extra information has a word. */
@Entity(name = "TreatmentWord")
@Table(name = "registry_treatment_word")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class TreatmentWordEntity {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "treatment_id")
    private TreatmentEntity treatment;

    @Column(name = "treatment_id", insertable = false, updatable = false)
    private String treatmentId;

    private String word;

    protected TreatmentWordEntity() {}

    TreatmentWordEntity(TreatmentEntity treatment, String word) {
        this.id = Ids.next().toString();
        this.treatment = treatment;
        this.treatmentId = treatment.id().toString();
        this.word = word;
    }

    String word() {
        return word;
    }
}
