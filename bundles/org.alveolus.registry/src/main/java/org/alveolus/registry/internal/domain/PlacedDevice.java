package org.alveolus.registry.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Techniques;

/**
 * A device of a treatment and its place in the form.
 *
 * @param pointer JSON pointer of the device's use in the treatment
 * @param kind what belongs into this place
 * @param placement index of its placement; -1 for a biomaterial
 */
public record PlacedDevice(String pointer, DeviceKind kind, int placement, DeviceUse use) {

    /** The devices of a treatment in the order of its form. */
    public static List<PlacedDevice> all(TreatmentDetails details) {
        List<PlacedDevice> devices = new ArrayList<>();
        map(details, device -> {
            devices.add(device);
            return device;
        });
        return devices;
    }

    /** The treatment with each device's use changed. */
    public static TreatmentDetails map(TreatmentDetails details, UnaryOperator<PlacedDevice> change) {
        List<Placement> placements = new ArrayList<>();
        for (Placement placement : details.placements()) {
            int index = placements.size();
            String pointer = "/placements/" + index;
            placements.add(new Placement(
                    placement.position(),
                    placement.region(),
                    changed(pointer + "/implant", DeviceKind.IMPLANT, index, placement.implant(), change),
                    changed(pointer + "/abutment", DeviceKind.ABUTMENT, index, placement.abutment(), change)));
        }
        Techniques techniques = details.techniques();
        List<DeviceUse> biomaterials = new ArrayList<>();
        for (DeviceUse use : techniques.biomaterials()) {
            String pointer = "/techniques/biomaterials/" + biomaterials.size();
            biomaterials.add(changed(pointer, DeviceKind.BIOMATERIAL, -1, use, change));
        }
        return new TreatmentDetails(
                details.surgery(),
                placements,
                new Techniques(techniques.codes(), techniques.positions(), biomaterials, techniques.mayGiveBlood()),
                details.other());
    }

    /** In the same place with another use. */
    public PlacedDevice with(DeviceUse other) {
        return new PlacedDevice(pointer, kind, placement, other);
    }

    private static DeviceUse changed(
            String pointer, DeviceKind kind, int placement, DeviceUse use, UnaryOperator<PlacedDevice> change) {
        return Stream.ofNullable(use)
                .map(present -> change.apply(new PlacedDevice(pointer, kind, placement, present)))
                .map(PlacedDevice::use)
                .findFirst()
                .orElse(null);
    }
}
