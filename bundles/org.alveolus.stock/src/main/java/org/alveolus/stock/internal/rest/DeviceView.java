package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;

/** A device in JSON, with the fields of {@link ItemDraft}. */
@Schema(name = "StockDevice")
public record DeviceView(
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
        @Schema(description = "Who issued the UDI-DI", example = "gs1") UdiIssuer issuer,
        @Schema(example = "07630031730428") String udiDi,
        @Schema(description = "The scanned text; only with a single item", example = "010763003173042810EF51")
                String rawScan,
        @Schema(description = "How it was entered", example = "scan") Device.Entry entry) {

    static DeviceView of(Device device) {
        return new DeviceView(
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
