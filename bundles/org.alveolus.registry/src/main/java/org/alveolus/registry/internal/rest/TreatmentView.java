package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.registry.Treatment;
import org.alveolus.registry.internal.domain.ToComplete;
import org.alveolus.registry.internal.rest.TreatmentForm.OtherTile;
import org.alveolus.registry.internal.rest.TreatmentForm.PlacementTile;
import org.alveolus.registry.internal.rest.TreatmentForm.SurgeryTile;
import org.alveolus.registry.internal.rest.TreatmentForm.TechniquesTile;

/** A treatment as it is shown. */
@Schema(name = "Treatment")
public record TreatmentView(
        @Schema(example = "01938f70-2b1c-7a3d-8e4f-5a6b7c8d9e0f") UUID id,
        @Schema(description = "Practice location", example = "01938f6e-1111-7abc-8def-0123456789ab") UUID location,
        @Schema(description = "Id of the patient", example = "01938f70-2222-7abc-8def-0123456789ab") UUID patient,
        @Schema(description = "When it was recorded", example = "Dr. A. Voorbeeld") String practitionerName,
        SurgeryTile surgery,
        List<PlacementTile> placements,
        TechniquesTile techniques,
        OtherTile other,
        @Schema(description = "What is missing or doubtful") List<Open> toComplete,
        Instant recordedAt,
        Instant changedAt) {

    /** Something to be completed. */
    @Schema(name = "ToComplete")
    public record Open(
            @Schema(description = "JSON pointer into the treatment", example = "/placements/0/implant/device/lot")
                    String pointer,
            @Schema(
                            description = "missing, missing-lot-or-serial or expired-at-surgery",
                            example = "missing-lot-or-serial")
                    String code) {}

    static TreatmentView of(Treatment treatment) {
        TreatmentForm form = TreatmentForm.of(treatment.details());
        return new TreatmentView(
                treatment.id(),
                treatment.location(),
                treatment.patient(),
                treatment.practitionerName(),
                form.surgery(),
                form.placements(),
                form.techniques(),
                form.other(),
                open(treatment),
                treatment.recordedAt(),
                treatment.changedAt());
    }

    /** What is missing or doubtful in a treatment. */
    static List<Open> open(Treatment treatment) {
        return ToComplete.of(treatment.details()).stream()
                .map(open -> new Open(open.pointer(), open.code()))
                .toList();
    }
}
