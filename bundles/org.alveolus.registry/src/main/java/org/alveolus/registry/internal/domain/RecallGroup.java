package org.alveolus.registry.internal.domain;

import java.util.UUID;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.Device;
import org.alveolus.spi.udi.LotNumber;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * A product of a maker, by which the devices of a recall are told apart: equal lots of different makers are in different
 * groups.
 *
 * @param key names the group in an answer; the same for the same product
 * @param certain false when the recall names a product and it is not known whether these are of it
 */
public record RecallGroup(
        String key,
        UUID supplier,
        String supplierName,
        UdiIssuer issuer,
        String udiDi,
        String productCode,
        String name,
        boolean certain) {

    private static final int MAXIMUM = 200;

    /** The group of a device in a recall. */
    public static RecallGroup of(
            UUID supplier,
            String supplierName,
            UdiIssuer issuer,
            String udiDi,
            String productCode,
            String name,
            RecallCriteria criteria) {
        String key = udiDi != null
                ? issuer + ":" + udiDi
                : "REF:" + (supplier != null ? supplier : identity(supplierName)) + ":"
                        + (productCode != null ? LotNumber.normalise(productCode) : identity(name));
        boolean certain = criteria.udiDi() == null || udiDi != null;
        return new RecallGroup(key, supplier, supplierName, issuer, udiDi, productCode, name, certain);
    }

    /** The group of a device in a recall. */
    public static RecallGroup of(Device device, RecallCriteria criteria) {
        return of(
                device.supplier(),
                device.supplierName(),
                device.issuer(),
                device.udiDi(),
                device.productCode(),
                device.name(),
                criteria);
    }

    private static String identity(String name) {
        return name == null ? "" : Texts.identity(name, MAXIMUM);
    }
}
