package org.alveolus.registry.internal.domain;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.spi.udi.CodedDate;
import org.junit.Test;

/** Proves R15: what is missing or doubtful is allowed and listed. */
public class ToCompleteTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    public void aWholeTreatmentHasNothingToComplete() {
        assertEquals(List.of(), open(DAY.minusYears(40), device("Maker", "Name", "L", null, "2026-11")));
        assertEquals(List.of(), open(DAY.minusYears(40), device("Maker", "Name", null, "S", null)));
    }

    @Test
    public void eachGapIsNamed() {
        assertEquals(
                List.of(
                        "/surgery/birthDate missing",
                        "/placements/0/implant/device/supplierName missing",
                        "/placements/0/implant/device/name missing",
                        "/placements/0/implant/device/lot missing-lot-or-serial",
                        "/placements/0/implant/device/expiry expired-at-surgery"),
                open(null, device(null, null, null, null, "2026-10")));
        assertEquals(List.of("/placements/0/implant missing"), open(DAY.minusYears(40), null));
    }

    private static List<String> open(LocalDate birth, Device device) {
        TreatmentDetails details = new TreatmentDetails(
                new Surgery("P", null, birth, DAY, UUID.randomUUID(), "single-tooth", null),
                List.of(new Placement(
                        ToothPosition.of(36), null, device == null ? null : new DeviceUse(null, device), null)),
                Techniques.NONE,
                new Other(null, null, "referrer", null));
        return ToComplete.of(details).stream()
                .map(each -> each.pointer() + " " + each.code())
                .toList();
    }

    private static Device device(String supplier, String name, String lot, String serial, String expiry) {
        return new Device(
                DeviceKind.IMPLANT,
                null,
                supplier,
                null,
                name,
                null,
                lot,
                serial,
                null,
                null,
                expiry == null ? null : CodedDate.parse(expiry),
                null,
                null,
                null,
                Device.Entry.TYPED);
    }
}
