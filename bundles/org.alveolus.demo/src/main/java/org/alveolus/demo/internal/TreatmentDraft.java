package org.alveolus.demo.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.api.stock.StockItem;

/** A treatment of the demo while it is put together. Used by one thread. */
final class TreatmentDraft {

    private final Surgery surgery;
    private final List<Placement> placements = new ArrayList<>();
    private Techniques techniques = Techniques.NONE;
    private Referrer referrer;
    private String aftercare = "own-implantologist";
    private String prosthetics = "own-dentist";
    private String extra;

    private TreatmentDraft(Surgery surgery) {
        this.surgery = surgery;
    }

    static TreatmentDraft of(Person patient, LocalDate date, Staff practitioner, String indication) {
        return new TreatmentDraft(new Surgery(
                patient.number(), patient.name(), patient.birthDate(), date, practitioner.account(), indication, null));
    }

    /** A device that did not come from the stock. */
    static DeviceUse brought(Box box) {
        return brought(box.device());
    }

    /** A device that did not come from the stock. */
    static DeviceUse brought(Device device) {
        return new DeviceUse(null, device);
    }

    /** A device that is taken from the stock. */
    static DeviceUse taken(StockItem item) {
        return new DeviceUse(item.id(), null);
    }

    TreatmentDraft implant(int position, DeviceUse implant) {
        return implant(position, implant, null);
    }

    TreatmentDraft implant(int position, DeviceUse implant, DeviceUse abutment) {
        placements.add(new Placement(ToothPosition.of(position), null, implant, abutment));
        return this;
    }

    TreatmentDraft techniques(List<String> codes, List<Integer> positions, DeviceUse... biomaterials) {
        techniques = new Techniques(
                codes,
                positions.stream().map(ToothPosition::of).toList(),
                Arrays.asList(biomaterials),
                techniques.mayGiveBlood());
        return this;
    }

    /** The patient may go on giving blood. */
    TreatmentDraft donor() {
        techniques = new Techniques(techniques.codes(), techniques.positions(), techniques.biomaterials(), true);
        return this;
    }

    TreatmentDraft sentBy(String name) {
        referrer = new Referrer(null, name);
        aftercare = "referrer";
        prosthetics = "referrer";
        return this;
    }

    TreatmentDraft extra(String text) {
        extra = text;
        return this;
    }

    TreatmentDetails details() {
        return new TreatmentDetails(
                surgery, placements, techniques, new Other(referrer, aftercare, prosthetics, extra));
    }
}
