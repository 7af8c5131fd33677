package org.alveolus.registry.internal.persistence;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a patient's number from one of its signs on; never changed. */
@Entity(name = "PatientNumber")
@Table(name = "registry_number")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class NumberEntity {

    @Id
    private String id;

    private String ending;

    private String number;

    protected NumberEntity() {}

    NumberEntity(String number, int start) {
        this.id = Ids.next().toString();
        this.ending = number.substring(start);
        this.number = number;
    }
}
