package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.ToComplete;

/** An item in JSON: the fields of {@link ItemDraft}, so that what was read can be sent back, and what the stock knows. */
@Schema(name = "StockItem")
public record ItemView(
        @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
        @Schema(description = "Where it is in its life", example = "in-stock") StockItem.State state,
        @Schema(
                        description = "The storage location where it lies or lay",
                        example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
                UUID storage,
        @Schema(example = "Cabinet 1") String storageTitle,
        @Schema(example = "01938f6e-7100-7b1c-9d2e-3f4a5b6c7d8e") UUID practiceLocation,
        @Schema(example = "implant") DeviceKind kind,
        @Schema(example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e") UUID supplier,
        @Schema(example = "Implant Makers") String supplierName,
        @Schema(description = "Catalogue number (REF)", example = "021.5512") String productCode,
        @Schema(example = "Bone Level Tapered") String name,
        @Schema(example = "SLActive") String type,
        @Schema(description = "As printed", example = "EF51") String lot,
        @Schema(description = "As printed", example = "S-2044") String serial,
        @Schema(description = "Millimetres", example = "4.1") BigDecimal diameter,
        @Schema(description = "Millimetres", example = "12") BigDecimal length,
        @Schema(description = "Last day or month of use", type = "string", example = "2027-12-31") CodedDate expiry,
        @Schema(description = "Whether it must not be used any more", example = "false") boolean expired,
        @Schema(description = "Who issued the UDI-DI", example = "gs1") UdiIssuer issuer,
        @Schema(example = "07630031730428") String udiDi,
        @Schema(description = "The scanned text; only with a single item", example = "010763003173042810EF51")
                String rawScan,
        @Schema(description = "How it was entered", example = "scan") Device.Entry entry,
        @Schema(description = "Names of the fields that are still to be completed", example = "[\"expiry\"]")
                List<String> toComplete,
        @Schema(description = "The treatment that used it", example = "01938f6e-7300-7b1c-9d2e-3f4a5b6c7d8e")
                UUID takenFor,
        @Schema(description = "When it was put into stock", example = "2026-11-22T10:00:00Z") Instant addedAt) {

    static ItemView of(StockItem item, LocalDate today) {
        Device device = item.device();
        return new ItemView(
                item.id(),
                item.state(),
                item.storage(),
                item.storageTitle(),
                item.practiceLocation(),
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
                device.expiry() != null && device.expiry().lastDay().isBefore(today),
                device.issuer(),
                device.udiDi(),
                device.rawScan(),
                device.entry(),
                ToComplete.of(device),
                item.takenFor(),
                item.addedAt());
    }
}
