package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.stock.StockItem;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.RecallGroup;
import org.alveolus.spi.udi.UdiIssuer;

/** The answer to a recall. */
@Schema(name = "Recall")
public record RecallView(
        @Schema(description = "What was searched, as it was understood") Criteria criteria,
        @Schema(description = "Devices in patients whom the caller may see, the latest surgery first") List<Line> items,
        @Schema(description = "Cursor of the next part; left out with the last") String next,
        @Schema(description = "The products that were found; equal lots of different makers are apart")
                List<Product> groups,
        @Schema(description = "How many patients the caller may see", example = "2") int patients,
        @Schema(description = "How many more there are, at locations that the caller may not see", example = "1")
                int hiddenPatients,
        List<HiddenLocation> hidden,
        Stock stock) {

    /** What was searched. */
    @Schema(name = "RecallCriteria")
    public record Criteria(
            @Schema(example = "EF-51") String lot,
            String serial,
            @Schema(example = "gs1") UdiIssuer issuer,
            @Schema(example = "07630031730428") String udiDi,
            String productCode,
            UUID supplier,
            LocalDate from,
            LocalDate to) {

        static Criteria of(RecallCriteria criteria) {
            return new Criteria(
                    criteria.lot(),
                    criteria.serial(),
                    criteria.issuer(),
                    criteria.udiDi(),
                    criteria.productCode(),
                    criteria.supplier(),
                    criteria.from(),
                    criteria.to());
        }
    }

    /** A device in a patient. */
    @Schema(name = "RecallLine")
    public record Line(
            UUID treatment,
            @Schema(description = "Id of the patient") UUID patient,
            @Schema(example = "P-10023") String patientNumber,
            @Schema(example = "J. Voorbeeld") String patientName,
            @Schema(example = "1961-04-30") LocalDate birthDate,
            @Schema(description = "FDI; left out for a biomaterial", example = "36") String position,
            @Schema(example = "mandible-molar") String region,
            DeviceForm device,
            @Schema(description = "Key of the product in groups", example = "GS1:07630031730428") String group,
            @Schema(description = "Day of surgery", example = "2026-11-20") LocalDate date,
            @Schema(example = "Dr. A. Voorbeeld") String practitionerName,
            Place location,
            @Schema(description = "When the implant was lost; left out while it is in place", example = "2026-12-01")
                    LocalDate lostOn) {}

    /** A practice location. */
    @Schema(name = "RecallLocation")
    public record Place(
            UUID id,
            @Schema(description = "Left out while institutions are not installed", example = "Linden Centrum")
                    String name) {

        static Place of(PracticeLocation location) {
            return new Place(location.id(), location.name());
        }
    }

    /** A product of a maker. */
    @Schema(name = "RecallProduct")
    public record Product(
            @Schema(example = "GS1:07630031730428") String key,
            UUID supplier,
            @Schema(example = "Voorbeeld Implants") String supplierName,
            UdiIssuer issuer,
            String udiDi,
            @Schema(example = "061.4312") String productCode,
            @Schema(example = "Implant RB 4.5 x 12") String name,
            @Schema(
                            description =
                                    "false when a product was searched and none is recorded with these devices: check the"
                                            + " label",
                            example = "true")
                    boolean certain,
            @Schema(description = "Patients whom the caller may see", example = "2") int patients,
            @Schema(description = "Devices in them", example = "3") long devices,
            @Schema(description = "Devices in patients whom the caller may not see", example = "1") long hiddenDevices,
            @Schema(description = "Pieces still in stock", example = "4") int inStock) {}

    /** Patients at a location that the caller may not see. */
    @Schema(name = "RecallHidden")
    public record HiddenLocation(
            Place location,
            @Schema(example = "1") int patients,
            @Schema(description = "Who may open them", example = "[\"Dr. B. Voorbeeld\"]") List<String> openedBy) {}

    /** What is still in stock. */
    @Schema(name = "RecallStock")
    public record Stock(
            @Schema(description = "false when the stock is not installed", example = "true") boolean present,
            List<Piece> items) {}

    /** A piece in stock. */
    @Schema(name = "RecallPiece")
    public record Piece(
            UUID id,
            DeviceForm device,
            @Schema(description = "Key of the product in groups") String group,
            @Schema(example = "Cabinet 2") String storageTitle,
            Place location,
            StockItem.State state) {}

    static RecallView of(Recalls.Recall recall) {
        Recalls.Summary summary = recall.summary();
        return new RecallView(
                Criteria.of(recall.criteria()),
                recall.devices().items().stream().map(RecallView::line).toList(),
                recall.devices().next(),
                summary.groups().stream().map(RecallView::product).toList(),
                summary.patients(),
                summary.hiddenPatients(),
                summary.hidden().stream()
                        .map(hidden ->
                                new HiddenLocation(Place.of(hidden.location()), hidden.patients(), hidden.openedBy()))
                        .toList(),
                new Stock(
                        summary.stockPresent(),
                        summary.stock().stream().map(RecallView::piece).toList()));
    }

    private static Line line(Recalls.Found found) {
        Patient patient = found.patient();
        return new Line(
                found.treatment(),
                patient == null ? null : patient.id(),
                patient == null ? found.patientNumber() : patient.number(),
                patient == null ? null : patient.name(),
                patient == null ? null : patient.birthDate(),
                found.position() == null ? null : found.position().toString(),
                found.region(),
                TreatmentForm.UseTile.form(found.device()),
                found.group().key(),
                found.date(),
                found.practitioner(),
                Place.of(found.location()),
                found.lostOn());
    }

    private static Product product(Recalls.Group group) {
        RecallGroup product = group.product();
        return new Product(
                product.key(),
                product.supplier(),
                product.supplierName(),
                product.issuer(),
                product.udiDi(),
                product.productCode(),
                product.name(),
                product.certain(),
                group.patients(),
                group.devices(),
                group.hiddenDevices(),
                group.inStock());
    }

    private static Piece piece(Recalls.Piece piece) {
        return new Piece(
                piece.item().id(),
                TreatmentForm.UseTile.form(piece.item().device()),
                piece.group().key(),
                piece.item().storageTitle(),
                Place.of(piece.location()),
                piece.item().state());
    }
}
