package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.ProductLine;

/** A product of a reorder level or an order, in JSON. */
@Schema(name = "StockProduct")
public record ProductView(
        @Schema(example = "implant") DeviceKind kind,
        @Schema(description = "Catalogue number (REF)", example = "021.5512") String productCode,
        @Schema(example = "Bone Level Tapered") String name,
        @Schema(example = "SLActive") String type,
        @Schema(description = "Millimetres", example = "4.1") BigDecimal diameter,
        @Schema(description = "Millimetres", example = "12") BigDecimal length,
        @Schema(description = "Who issued the UDI-DI", example = "gs1") UdiIssuer issuer,
        @Schema(example = "07630031730428") String udiDi) {

    static ProductView of(ProductLine product) {
        return new ProductView(
                product.kind(),
                product.productCode(),
                product.name(),
                product.type(),
                product.diameter(),
                product.length(),
                product.issuer(),
                product.udiDi());
    }
}
