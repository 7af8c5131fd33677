package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.MappedSuperclass;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * A treatment as an index has it, one subclass for each. Derby is told by the comment behind the table's name to read that index and no
 * other: left to itself it takes one that is a little smaller and sorts all treatments. To PostgreSQL it is a comment. Only for queries
 * of what the index has.
 */
@MappedSuperclass
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public abstract class IndexedTreatment {

    /** With a tab, since EclipseLink puts a name with a space in quotation marks. */
    static final String BY = "registry_treatment--DERBY-PROPERTIES\tindex=registry_treatment_";

    static final String END = "\n";

    @Id
    private String id;

    @Column(name = "surgery_date")
    private Date surgeryDate;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "practitioner_id")
    private String practitionerId;

    private boolean incomplete;

    private String indication;

    @Column(name = "technique_1")
    private String technique1;

    @Column(name = "technique_2")
    private String technique2;

    private String positions;

    protected IndexedTreatment() {}

    @Entity(name = "TreatmentByDate")
    @Table(name = BY + "date" + END)
    public static class ByDate extends IndexedTreatment {}

    @Entity(name = "TreatmentByPractitioner")
    @Table(name = BY + "by" + END)
    public static class ByPractitioner extends IndexedTreatment {}

    @Entity(name = "TreatmentToComplete")
    @Table(name = BY + "todo" + END)
    public static class ToComplete extends IndexedTreatment {}
}
