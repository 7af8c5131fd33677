package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.registry.internal.domain.RecallCase.Placed;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a device in a patient of a recall case; never changed. */
@Entity(name = "RecallDevice")
@Table(name = "registry_recall_device")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RecallDeviceEntity {

    @Id
    private String id;

    @Column(name = "case_id")
    private String caseId;

    @Column(name = "recall_patient_id")
    private String recallPatientId;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "treatment_id")
    private String treatmentId;

    @Column(name = "placement_id")
    private String placementId;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "position")
    private Integer position;

    @Column(name = "surgery_date")
    private Date surgeryDate;

    @Column(name = "practitioner_name")
    private String practitionerName;

    @Embedded
    private PieceColumns piece;

    protected RecallDeviceEntity() {}

    public RecallDeviceEntity(RecallPatientEntity patient, DeviceEntity device) {
        TreatmentEntity treatment = device.treatment();
        PlacementEntity placement = device.placement();
        this.id = Ids.next().toString();
        this.caseId = patient.recall().toString();
        this.recallPatientId = patient.id().toString();
        this.deviceId = device.id().toString();
        this.treatmentId = treatment.id().toString();
        this.placementId = placement == null ? null : placement.id().toString();
        this.locationId = treatment.location().toString();
        this.position = placement == null ? null : placement.position().number();
        this.surgeryDate = Date.valueOf(treatment.surgeryDate());
        this.practitionerName = treatment.practitionerName();
        this.piece = new PieceColumns(device.toUse().device());
    }

    /**
     * @param lostOn null while the implant is in place
     */
    public Placed toPlaced(LocalDate lostOn) {
        return new Placed(
                UUID.fromString(treatmentId),
                placement(),
                location(),
                position == null ? null : ToothPosition.of(position),
                surgeryDate.toLocalDate(),
                practitionerName,
                piece.toPiece(),
                lostOn);
    }

    public UUID recallPatient() {
        return UUID.fromString(recallPatientId);
    }

    public UUID device() {
        return UUID.fromString(deviceId);
    }

    /** Null for a biomaterial. */
    public UUID placement() {
        return placementId == null ? null : UUID.fromString(placementId);
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }
}
