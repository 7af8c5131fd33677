package org.alveolus.registry.internal.domain;

import java.util.ArrayList;
import java.util.List;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Placement;

/**
 * Something that is missing or doubtful and should be completed (R15).
 *
 * @param pointer JSON pointer into the treatment
 * @param code {@code missing}, {@code missing-lot-or-serial} or {@code expired-at-surgery}
 */
public record ToComplete(String pointer, String code) {

    private static final String MISSING = "missing";

    /** What is to be completed in a treatment; empty when it is complete. */
    public static List<ToComplete> of(TreatmentDetails details) {
        List<ToComplete> open = new ArrayList<>();
        missing("/surgery/birthDate", details.surgery().birthDate(), open);
        for (int i = 0; i < details.placements().size(); i++) {
            Placement placement = details.placements().get(i);
            if (placement.implant() == null && placement.abutment() == null) {
                open.add(new ToComplete("/placements/" + i + "/implant", MISSING));
            }
        }
        for (PlacedDevice placed : PlacedDevice.all(details)) {
            device(placed, details, open);
        }
        return open;
    }

    private static void device(PlacedDevice placed, TreatmentDetails details, List<ToComplete> open) {
        Device device = placed.use().device();
        String pointer = placed.pointer() + "/device";
        missing(pointer + "/supplierName", device.supplierName(), open);
        missing(pointer + "/name", device.name(), open);
        if (device.lot() == null && device.serial() == null) {
            open.add(new ToComplete(pointer + "/lot", "missing-lot-or-serial"));
        }
        if (device.expiry() != null
                && device.expiry().lastDay().isBefore(details.surgery().date())) {
            open.add(new ToComplete(pointer + "/expiry", "expired-at-surgery"));
        }
    }

    private static void missing(String pointer, Object value, List<ToComplete> open) {
        if (value == null) {
            open.add(new ToComplete(pointer, MISSING));
        }
    }
}
