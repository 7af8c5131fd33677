package org.alveolus.stock.internal.domain;

import java.util.ArrayList;
import java.util.List;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;

/** What an item's record still lacks where the maker's code did not give it. */
public final class ToComplete {

    private ToComplete() {}

    /** The names of the fields that are missing, in the order of the form. A lot or a serial number is enough. */
    public static List<String> of(Device device) {
        List<String> missing = new ArrayList<>();
        add(missing, "supplier", device.supplierName() == null);
        add(missing, "productCode", device.productCode() == null);
        add(missing, "lot", device.lot() == null && device.serial() == null);
        add(missing, "diameter", device.kind() == DeviceKind.IMPLANT && device.diameter() == null);
        add(missing, "length", device.kind() == DeviceKind.IMPLANT && device.length() == null);
        add(missing, "expiry", device.kind() != DeviceKind.ABUTMENT && device.expiry() == null);
        return missing;
    }

    private static void add(List<String> missing, String field, boolean isMissing) {
        if (isMissing) {
            missing.add(field);
        }
    }
}
