package org.alveolus.stock.internal.domain;

import java.math.BigDecimal;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.UdiIssuer;

/** A product as a reorder level or an order names it; code, type, sizes and UDI-DI may be null. */
public record ProductLine(
        DeviceKind kind,
        String productCode,
        String name,
        String type,
        BigDecimal diameter,
        BigDecimal length,
        UdiIssuer issuer,
        String udiDi) {

    public static ProductLine of(Device device) {
        return new ProductLine(
                device.kind(),
                device.productCode(),
                device.name(),
                device.type(),
                device.diameter(),
                device.length(),
                device.issuer(),
                device.udiDi());
    }

    /**
     * What makes it this product: its UDI-DI, or the supplier with its code.
     *
     * @return null when it has neither UDI-DI nor code
     */
    public String key(UUID supplier) {
        if (udiDi != null) {
            return issuer + ":" + udiDi;
        }
        return productCode == null ? null : "REF:" + supplier + ":" + ItemKeys.code(productCode);
    }
}
