package org.alveolus.spi.supplier;

import java.util.Objects;
import org.alveolus.spi.udi.UdiIssuer;

/** Names a product as its code does: who issued the UDI-DI, and the UDI-DI, e.g. the 14 digits of a GTIN. */
public record ProductKey(UdiIssuer issuer, String udiDi) {

    public ProductKey {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(udiDi, "udiDi");
    }
}
