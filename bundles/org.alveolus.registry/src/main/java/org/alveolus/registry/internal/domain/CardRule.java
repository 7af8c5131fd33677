package org.alveolus.registry.internal.domain;

import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * Whether a product needs an implant card, and why (R8).
 *
 * @param version of the row, the entity tag
 */
public record CardRule(UdiIssuer issuer, String udiDi, boolean needed, String reason, long version) {

    /**
     * What holds for a product without a rule of its own: implants and biomaterials stay in the body as implantable
     * devices (Regulation (EU) 2017/745, article 18(1)); abutments are connectors and screws, which article 18(3) exempts.
     */
    public static boolean neededByDefault(DeviceKind kind) {
        return kind != DeviceKind.ABUTMENT;
    }
}
