package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Page;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Surgery;

/** A part of the list of treatments. */
@Schema(name = "TreatmentList")
public record TreatmentList(
        List<Line> items,
        @Schema(description = "Cursor of the next part; left out with the last") String next,
        @Schema(
                        description = "With the first part: the years in which there are treatments, the latest first",
                        example = "[2026, 2025, 2023]")
                List<Integer> years) {

    /** One treatment in the list. */
    @Schema(name = "TreatmentLine")
    public record Line(
            @Schema(example = "01938f70-2b1c-7a3d-8e4f-5a6b7c8d9e0f") UUID id,
            @Schema(description = "Practice location") UUID location,
            @Schema(description = "Id of the patient") UUID patient,
            @Schema(example = "P-10023") String patientNumber,
            @Schema(example = "J. Voorbeeld") String patientName,
            @Schema(example = "1961-04-30") LocalDate birthDate,
            @Schema(example = "2026-11-20") LocalDate date,
            UUID practitioner,
            @Schema(example = "Dr. A. Voorbeeld") String practitionerName,
            @Schema(example = "single-tooth") String indication,
            List<Place> placements,
            @Schema(example = "[\"sinus-lift-lateral\"]") List<String> techniques,
            @Schema(description = "How many things are missing or doubtful", example = "0") int toComplete,
            @Schema(description = "What is missing or doubtful") List<TreatmentView.Open> open) {}

    /** One placement in the list. */
    @Schema(name = "TreatmentLinePlacement")
    public record Place(
            @Schema(example = "36") String position,
            @Schema(example = "mandible-molar") String region,
            @Schema(description = "Product name", example = "BLX Roxolid SLActive") String implant,
            @Schema(description = "Product name", example = "Healing abutment") String abutment) {}

    /**
     * @param years null with a later part
     */
    static TreatmentList of(Page<Treatment> page, List<Integer> years) {
        return new TreatmentList(page.items().stream().map(TreatmentList::line).toList(), page.next(), years);
    }

    private static Line line(Treatment treatment) {
        Surgery surgery = treatment.details().surgery();
        List<TreatmentView.Open> open = TreatmentView.open(treatment);
        return new Line(
                treatment.id(),
                treatment.location(),
                treatment.patient(),
                surgery.patientNumber(),
                surgery.patientName(),
                surgery.birthDate(),
                surgery.date(),
                surgery.practitioner(),
                treatment.practitionerName(),
                surgery.indication(),
                treatment.details().placements().stream()
                        .map(TreatmentList::place)
                        .toList(),
                treatment.details().techniques().codes(),
                open.size(),
                open);
    }

    private static Place place(Placement placement) {
        return new Place(
                placement.position().toString(),
                placement.region(),
                name(placement.implant()),
                name(placement.abutment()));
    }

    private static String name(DeviceUse use) {
        return use == null ? null : use.device().name();
    }
}
