package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.Items;

/** An item as it is sent. What a scan gave ({@code fields} of {@code POST /api/scans}) goes in as it is. */
@Schema(name = "StockItemDraft")
public record ItemDraft(
        @Schema(
                        description = "The storage location where it lies",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
                UUID storage,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "implant") DeviceKind kind,
        @Schema(
                        description = "1 to 200 characters",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Bone Level Tapered")
                String name,
        @Schema(description = "The chosen supplier", example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e") UUID supplier,
        @Schema(description = "Or the name of one, added when it is not known", example = "Implant Makers")
                String supplierName,
        @Schema(description = "Catalogue number (REF), at most 200 characters", example = "021.5512")
                String productCode,
        @Schema(description = "At most 200 characters", example = "SLActive") String type,
        @Schema(description = "As printed, at most 200 characters", example = "EF51") String lot,
        @Schema(description = "As printed, at most 200 characters", example = "S-2044") String serial,
        @Schema(description = "Millimetres, at most three decimals", example = "4.1") BigDecimal diameter,
        @Schema(description = "Millimetres, at most three decimals", example = "12") BigDecimal length,
        @Schema(
                        description = "Last day of use, or the month where no day is printed",
                        type = "string",
                        example = "2027-12-31")
                CodedDate expiry,
        @Schema(description = "Who issued the UDI-DI; with udiDi", example = "gs1") UdiIssuer issuer,
        @Schema(description = "With issuer", example = "07630031730428") String udiDi,
        @Schema(
                        description = "Short for issuer gs1 and this as udiDi: 8, 12, 13 or 14 digits",
                        type = "string",
                        example = "07630031730428")
                Gtin gtin,
        @Schema(
                        description = "The text that was scanned, unchanged, at most 4000 characters",
                        example = "010763003173042810EF51")
                String rawScan,
        @Schema(description = "How it was entered; typed when left out", example = "scan") Device.Entry entry,
        @Schema(
                        description = "How many equal items are added, 1 to 200; 1 when left out; only when adding",
                        example = "1")
                Integer count) {

    /**
     * The device.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields
     */
    Device device() {
        Problem.Faults faults = new Problem.Faults().required("/storage", storage);
        faults.text("/name", name, 1, DeviceForm.MAXIMUM_TEXT);
        boolean both = gtin != null && (issuer != null || udiDi != null);
        if (both && (issuer != UdiIssuer.GS1 || !gtin.toString().equals(udiDi))) {
            faults.add("/gtin", "contradicts", "gtin and udiDi name different products");
        }
        Device device = new DeviceForm(
                        kind,
                        supplier,
                        supplierName,
                        productCode,
                        name == null || name.length() > DeviceForm.MAXIMUM_TEXT ? null : printable(name),
                        type,
                        lot,
                        serial,
                        diameter,
                        length,
                        expiry,
                        gtin == null ? issuer : UdiIssuer.GS1,
                        gtin == null ? udiDi : gtin.toString(),
                        rawScan,
                        entry)
                .checked("", faults);
        if (count != null && (count < 1 || count > Items.MAXIMUM_COUNT)) {
            faults.add("/count", "out-of-range", "count is a number from 1 to " + Items.MAXIMUM_COUNT);
        }
        faults.refuse();
        return device;
    }

    /** A name with control characters has been told already. */
    private static String printable(String text) {
        return text.chars().anyMatch(Character::isISOControl) ? null : text;
    }
}
