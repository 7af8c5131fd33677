package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;

/** A treatment as it is sent and shown: the four tiles of its form. Any component may be null when it is sent. */
@Schema(name = "TreatmentForm", description = "The four tiles of a treatment")
public record TreatmentForm(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) SurgeryTile surgery,
        @Schema(description = "What was placed where; empty only for surgery before implants")
                List<PlacementTile> placements,
        TechniquesTile techniques,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) OtherTile other) {

    /** The first tile. */
    @Schema(name = "TreatmentSurgery", description = "Whom, when, by whom and why")
    public record SurgeryTile(
            @Schema(
                            description = "As in the practice's own system, 1 to 64 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "P-10023")
                    String patientNumber,
            @Schema(
                            description =
                                    "Recorded with the patient when none was recorded before, at most 200 characters",
                            example = "J. Voorbeeld")
                    String patientName,
            @Schema(description = "Recorded with the patient when none was recorded before", example = "1961-04-30")
                    LocalDate birthDate,
            @Schema(description = "Day of surgery", requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-11-20")
                    LocalDate date,
            @Schema(
                            description = "The account of who treated, see /api/registry/practitioners",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID practitioner,
            @Schema(
                            description = "Code of the choice list 'indication'",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "single-tooth")
                    String indication,
            @Schema(description = "At most 1000 characters", example = "Fracture after trauma") String specification) {}

    /** One placement of the second tile. */
    @Schema(name = "TreatmentPlacement")
    public record PlacementTile(
            @Schema(
                            description = "FDI, ISO 3950: 11 to 18, 21 to 28, 31 to 38 or 41 to 48",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "36")
                    String position,
            @Schema(
                            description = "Code of the choice list 'jaw-region'; that of the position when left out",
                            example = "mandible-molar")
                    String region,
            @Schema(description = "Left out when none was placed") UseTile implant,
            @Schema(description = "The (healing) abutment; left out when none was placed") UseTile abutment) {

        private static final PlacementTile EMPTY = new PlacementTile(null, null, null, null);
    }

    /** A device and where it came from. */
    @Schema(
            name = "TreatmentDevice",
            description = "A device taken from stock by its item's id, or typed or scanned by its fields."
                    + " With a stock item, fields that are given complete what the stock knows.")
    public record UseTile(
            @Schema(
                            description = "Id of the stock item that is taken; left out for a device by hand",
                            example = "01938f6e-7a10-7c44-8b1f-6a2c9d0e1f35")
                    UUID stockItem,
            @Schema(description = "What is known of it; may be left out with a stock item") DeviceForm device,
            @Schema(
                            description =
                                    "Why a stock item is used although it has expired, 1 to 200 characters; needs the task"
                                            + " 'use-expired-item'. Only when saving",
                            example = "No other piece of this size within reach")
                    String expiredReason) {

        private static final UseTile EMPTY = new UseTile(null, null, null);

        static UseTile of(DeviceUse use) {
            return use == null ? null : new UseTile(use.stockItem(), form(use.device()), null);
        }

        /** The kind is that of the place; one that is given must be it. */
        private DeviceUse use(String pointer, DeviceKind kind, Problem.Faults faults) {
            faults.text(pointer + "/expiredReason", expiredReason, 0, DeviceForm.MAXIMUM_TEXT);
            String reason = Texts.stripped(expiredReason);
            if (device == null) {
                if (stockItem == null) {
                    faults.required(pointer + "/device", null);
                }
                return new DeviceUse(stockItem, null, reason);
            }
            return new DeviceUse(stockItem, withKind(device, kind).checked(pointer + "/device", faults), reason);
        }

        private static DeviceForm withKind(DeviceForm device, DeviceKind kind) {
            return device.kind() != null
                    ? device
                    : new DeviceForm(
                            kind,
                            device.supplier(),
                            device.supplierName(),
                            device.productCode(),
                            device.name(),
                            device.type(),
                            device.lot(),
                            device.serial(),
                            device.diameter(),
                            device.length(),
                            device.expiry(),
                            device.issuer(),
                            device.udiDi(),
                            device.rawScan(),
                            device.entry());
        }

        static DeviceForm form(Device device) {
            return new DeviceForm(
                    device.kind(),
                    device.supplier(),
                    device.supplierName(),
                    device.productCode(),
                    device.name(),
                    device.type(),
                    device.lot(),
                    device.serial(),
                    device.diameter(),
                    device.length(),
                    device.expiry(),
                    device.issuer(),
                    device.udiDi(),
                    device.rawScan(),
                    device.entry());
        }
    }

    /** The third tile. */
    @Schema(name = "TreatmentTechniques", description = "Additional techniques")
    public record TechniquesTile(
            @Schema(
                            description = "At most two codes of the choice list 'technique'",
                            example = "[\"sinus-lift-lateral\"]")
                    List<String> codes,
            @Schema(description = "Where they were used, FDI", example = "[\"16\", \"17\"]") List<String> positions,
            @Schema(description = "At most 50") List<UseTile> biomaterials,
            @Schema(description = "Whether the patient may still give blood; false when left out", example = "false")
                    Boolean mayGiveBlood) {

        private static final TechniquesTile NONE = new TechniquesTile(null, null, null, null);
    }

    /** The fourth tile. */
    @Schema(name = "TreatmentOther")
    public record OtherTile(
            @Schema(description = "Who sent the patient: by id, or by name and then added when new")
                    ReferrerTile referrer,
            @Schema(description = "Code of the choice list 'aftercare'", example = "own-implantologist")
                    String aftercare,
            @Schema(
                            description = "Code of the choice list 'prosthetics-by'",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "referrer")
                    String prostheticsBy,
            @Schema(description = "Extra information, at most 4000 characters", example = "Immediate loading")
                    String extra) {

        private static final OtherTile NONE = new OtherTile(null, null, null, null);
    }

    /** A referrer. */
    @Schema(name = "Referrer")
    public record ReferrerTile(
            @Schema(example = "01938f6e-8b21-7d55-9c20-7b3dae1f2046") UUID id,
            @Schema(example = "Tandartspraktijk De Esdoorn") String name) {

        static ReferrerTile of(Referrer referrer) {
            return referrer == null ? null : new ReferrerTile(referrer.id(), referrer.name());
        }
    }

    static TreatmentForm of(TreatmentDetails details) {
        Surgery surgery = details.surgery();
        Techniques techniques = details.techniques();
        Other other = details.other();
        return new TreatmentForm(
                new SurgeryTile(
                        surgery.patientNumber(),
                        surgery.patientName(),
                        surgery.birthDate(),
                        surgery.date(),
                        surgery.practitioner(),
                        surgery.indication(),
                        surgery.specification()),
                details.placements().stream()
                        .map(placement -> new PlacementTile(
                                placement.position().toString(),
                                placement.region(),
                                UseTile.of(placement.implant()),
                                UseTile.of(placement.abutment())))
                        .toList(),
                new TechniquesTile(
                        techniques.codes(),
                        techniques.positions().stream()
                                .map(ToothPosition::toString)
                                .toList(),
                        techniques.biomaterials().stream().map(UseTile::of).toList(),
                        techniques.mayGiveBlood()),
                new OtherTile(
                        ReferrerTile.of(other.referrer()), other.aftercare(), other.prostheticsBy(), other.extra()));
    }

    /**
     * The treatment as far as it can be read; the rules say the rest.
     *
     * @param faults gets what cannot be read, each once
     */
    TreatmentDetails details(Problem.Faults faults) {
        return new TreatmentDetails(givenSurgery(), givenPlacements(faults), givenTechniques(faults), givenOther());
    }

    private Surgery givenSurgery() {
        return surgery == null
                ? new Surgery(null, null, null, null, null, null, null)
                : new Surgery(
                        surgery.patientNumber(),
                        surgery.patientName(),
                        surgery.birthDate(),
                        surgery.date(),
                        surgery.practitioner(),
                        surgery.indication(),
                        surgery.specification());
    }

    private List<Placement> givenPlacements(Problem.Faults faults) {
        List<Placement> read = new ArrayList<>();
        for (PlacementTile each : listed(placements)) {
            String pointer = "/placements/" + read.size();
            PlacementTile tile = each == null ? PlacementTile.EMPTY : each;
            read.add(new Placement(
                    position(pointer + "/position", tile.position(), faults),
                    tile.region(),
                    use(pointer + "/implant", DeviceKind.IMPLANT, tile.implant(), faults),
                    use(pointer + "/abutment", DeviceKind.ABUTMENT, tile.abutment(), faults)));
        }
        return read;
    }

    private Techniques givenTechniques(Problem.Faults faults) {
        TechniquesTile tile = techniques == null ? TechniquesTile.NONE : techniques;
        List<String> codes = new ArrayList<>();
        for (String code : listed(tile.codes())) {
            faults.required("/techniques/codes/" + codes.size(), code);
            codes.add(code == null ? "" : code);
        }
        List<ToothPosition> positions = new ArrayList<>();
        List<String> texts = listed(tile.positions());
        for (int i = 0; i < texts.size(); i++) {
            ToothPosition position = position("/techniques/positions/" + i, texts.get(i), faults);
            if (position != null) {
                positions.add(position);
            }
        }
        List<DeviceUse> biomaterials = new ArrayList<>();
        for (UseTile each : listed(tile.biomaterials())) {
            biomaterials.add(use(
                    "/techniques/biomaterials/" + biomaterials.size(),
                    DeviceKind.BIOMATERIAL,
                    each == null ? UseTile.EMPTY : each,
                    faults));
        }
        return new Techniques(codes, positions, biomaterials, Boolean.TRUE.equals(tile.mayGiveBlood()));
    }

    private Other givenOther() {
        OtherTile tile = other == null ? OtherTile.NONE : other;
        ReferrerTile referrer = tile.referrer();
        return new Other(
                referrer == null ? null : new Referrer(referrer.id(), referrer.name()),
                tile.aftercare(),
                tile.prostheticsBy(),
                tile.extra());
    }

    private static ToothPosition position(String pointer, String text, Problem.Faults faults) {
        if (text == null || text.isBlank()) {
            faults.required(pointer, null);
            return null;
        }
        try {
            return ToothPosition.parse(text.strip());
        } catch (IllegalArgumentException e) {
            faults.add(pointer, "no-position", e.getMessage());
            return null;
        }
    }

    private static DeviceUse use(String pointer, DeviceKind kind, UseTile tile, Problem.Faults faults) {
        return tile == null ? null : tile.use(pointer, kind, faults);
    }

    private static <T> List<T> listed(List<T> values) {
        return values == null ? List.of() : values;
    }
}
