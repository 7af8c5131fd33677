package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.alveolus.api.registry.ToothPosition;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A placement's row. */
@Entity(name = "Placement")
@Table(name = "registry_placement")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class PlacementEntity {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "treatment_id")
    private TreatmentEntity treatment;

    private int ordinal;

    @Column(name = "position")
    private int position;

    private String region;

    protected PlacementEntity() {}

    PlacementEntity(UUID id, TreatmentEntity treatment) {
        this.id = id.toString();
        this.treatment = treatment;
    }

    void record(int place, ToothPosition tooth, String regionCode) {
        ordinal = place;
        position = tooth.number();
        region = regionCode;
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public ToothPosition position() {
        return ToothPosition.of(position);
    }

    public String region() {
        return region;
    }
}
