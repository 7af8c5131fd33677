package org.alveolus.scan.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alveolus.api.catalogue.Product;
import org.alveolus.api.scan.ScanReport;
import org.alveolus.scan.internal.FindingJson;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;

/** A scan as programs see it. */
@Schema(name = "Scan", description = "What was made of one scan.")
public record ScanJson(
        @Schema(description = "What was scanned, unchanged") String text,
        @Schema(description = "The symbol's name; null when it came as text", example = "Data Matrix") String symbology,
        @Schema(description = "GS1, HIBC, ISBT128, EAN; null when no driver understands the symbol", example = "GS1")
                @JsonInclude(JsonInclude.Include.ALWAYS)
                String standard,
        @Schema(description = "The driver that read it", example = "gs1") String driver,
        @Schema(description = "The parts of the code in order") List<ScanElement> elements,
        @Schema(
                        description =
                                "What the parts mean: gtin (14 digits), lot, serial, expiry and production (ISO 8601, only as"
                                        + " exact as coded), quantity, variant, ref, lic, unitOfMeasure, din, productCode, issuer (gs1, hibcc, iccbba), udiDi",
                        example = "{\"gtin\":\"07630031730428\",\"lot\":\"EF51\",\"expiry\":\"2025-10-19\"}")
                Map<String, String> fields,
        List<FindingJson> findings,
        List<Repair> repairs,
        @Schema(description = "What the institution knows of the product; null when nothing") Product product,
        @Schema(description = "Other readings to choose from; none has alternatives") List<ScanJson> alternatives) {

    static ScanJson of(ScanReport report) {
        return new ScanJson(
                report.text(),
                report.symbology(),
                report.standard(),
                report.driver(),
                report.elements(),
                fields(report.fields()),
                report.findings().stream().map(FindingJson::of).toList(),
                report.repairs(),
                report.product(),
                report.alternatives().stream().map(ScanJson::of).toList());
    }

    private static Map<String, String> fields(ScanFields fields) {
        Map<String, String> json = new LinkedHashMap<>();
        put(json, "issuer", fields.issuer().map(issuer -> issuer.name().toLowerCase(Locale.ROOT)));
        put(json, "udiDi", fields.udiDi());
        put(json, "gtin", fields.gtin());
        put(json, "lot", fields.lot());
        put(json, "serial", fields.serial());
        put(json, "expiry", fields.expiry());
        put(json, "production", fields.production());
        put(json, "quantity", fields.quantity());
        put(json, "variant", fields.variant());
        put(json, "ref", fields.ref());
        put(json, "lic", fields.lic());
        put(json, "unitOfMeasure", fields.unitOfMeasure());
        put(json, "din", fields.din());
        put(json, "productCode", fields.productCode());
        return json;
    }

    private static void put(Map<String, String> json, String name, Optional<?> value) {
        value.ifPresent(present -> json.put(name, present.toString()));
    }
}
