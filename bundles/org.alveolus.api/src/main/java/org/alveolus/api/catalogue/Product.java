package org.alveolus.api.catalogue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * What an institution knows of a product. Every value may be null but issuer and UDI-DI.
 *
 * @param sources where each value comes from, by the field's name: {@code learned} (the own institution), {@code catalogue}, or a
 *     connector's name
 */
public record Product(
        UdiIssuer issuer,
        String udiDi,
        DeviceKind kind,
        UUID supplier,
        String supplierName,
        String productCode,
        String name,
        String type,
        BigDecimal diameter,
        BigDecimal length,
        Map<String, String> sources) {

    public Product {
        sources = Map.copyOf(sources);
    }
}
