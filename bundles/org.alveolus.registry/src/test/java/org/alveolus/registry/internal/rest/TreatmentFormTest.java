package org.alveolus.registry.internal.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.domain.TreatmentRules;
import org.alveolus.registry.internal.rest.TreatmentForm.OtherTile;
import org.alveolus.registry.internal.rest.TreatmentForm.PlacementTile;
import org.alveolus.registry.internal.rest.TreatmentForm.ReferrerTile;
import org.alveolus.registry.internal.rest.TreatmentForm.SurgeryTile;
import org.alveolus.registry.internal.rest.TreatmentForm.TechniquesTile;
import org.alveolus.registry.internal.rest.TreatmentForm.UseTile;
import org.junit.Test;

/** Proves R3, R4 and F1 of a treatment as it is sent. */
public class TreatmentFormTest {

    private static final SurgeryTile SURGERY = new SurgeryTile(
            "P-1", "J", LocalDate.of(1961, 4, 30), LocalDate.of(2026, 11, 20), UUID.randomUUID(), "single-tooth", "s");
    private static final OtherTile OTHER =
            new OtherTile(new ReferrerTile(null, "R"), "own-dentist", "referrer", "extra");

    @Test
    public void whatIsShownCanBeSentBack() {
        TreatmentForm form = new TreatmentForm(
                SURGERY,
                List.of(new PlacementTile(
                        "36",
                        "zygoma",
                        new UseTile(UUID.randomUUID(), device("L1", "4.1"), null),
                        new UseTile(null, device("L2", null), null))),
                new TechniquesTile(
                        List.of("bone-block"),
                        List.of("16", "17"),
                        List.of(new UseTile(null, device("G", null), null)),
                        true),
                OTHER);
        Problem.Faults faults = new Problem.Faults();

        TreatmentDetails details = form.details(faults);

        faults.refuse();
        assertEquals(details, TreatmentForm.of(details).details(faults));
        assertEquals(
                DeviceKind.IMPLANT,
                details.placements().get(0).implant().device().kind());
        assertEquals(
                DeviceKind.ABUTMENT,
                details.placements().get(0).abutment().device().kind());
        assertEquals(
                DeviceKind.BIOMATERIAL,
                details.techniques().biomaterials().get(0).device().kind());
    }

    @Test
    public void everythingMayBeLeftOutOrNullAndIsToldOnce() {
        assertEquals(
                List.of(
                        "/surgery/patientNumber required",
                        "/surgery/date required",
                        "/surgery/practitioner required",
                        "/surgery/indication required",
                        "/placements required",
                        "/other/prostheticsBy required"),
                faults(new TreatmentForm(null, null, null, null)));
    }

    @Test
    public void impossiblePositionsAreToldInTheirPlace() {
        List<PlacementTile> placements = Arrays.asList(
                new PlacementTile("19", null, null, null),
                new PlacementTile("99", null, null, null),
                null,
                new PlacementTile("36", null, null, null),
                new PlacementTile("55", null, null, null),
                new PlacementTile(" ", null, null, null),
                new PlacementTile("36\u0000", null, null, null));

        assertEquals(
                List.of(
                        "/placements/0/position no-position",
                        "/placements/1/position no-position",
                        "/placements/2/position required",
                        "/placements/4/position no-position",
                        "/placements/5/position required",
                        "/placements/6/position no-position"),
                faults(new TreatmentForm(SURGERY, placements, null, OTHER)));
    }

    @Test
    public void nullsInListsAreTold() {
        TechniquesTile techniques = new TechniquesTile(
                Arrays.asList("bone-block", null),
                Arrays.asList("16", null, "10"),
                Arrays.asList(null, new UseTile(null, null, null)),
                null);

        assertEquals(
                List.of(
                        "/techniques/codes/1 required",
                        "/techniques/positions/1 required",
                        "/techniques/positions/2 no-position",
                        "/techniques/biomaterials/0/device required",
                        "/techniques/biomaterials/1/device required",
                        "/techniques/codes/1 unknown-choice"),
                faults(new TreatmentForm(SURGERY, List.of(), techniques, OTHER)));
    }

    @Test
    public void faultsOfDevicesHaveTheirWholePointer() {
        DeviceForm faulty = new DeviceForm(
                DeviceKind.IMPLANT,
                null,
                "x".repeat(201),
                null,
                null,
                null,
                "a\u0007",
                null,
                BigDecimal.valueOf(-1),
                null,
                null,
                null,
                "123",
                null,
                null);
        List<PlacementTile> placements =
                List.of(new PlacementTile("36", null, null, new UseTile(UUID.randomUUID(), faulty, null)));

        assertEquals(
                List.of(
                        "/placements/0/abutment/device/supplierName too-long",
                        "/placements/0/abutment/device/lot control-character",
                        "/placements/0/abutment/device/diameter out-of-range",
                        "/placements/0/abutment/device/issuer required"),
                faults(new TreatmentForm(SURGERY, placements, null, OTHER)));
    }

    private static List<String> faults(TreatmentForm form) {
        Problem.Faults faults = new Problem.Faults();
        new TreatmentRules(LocalDate.of(2026, 11, 22), Choices.with(List.of()), null)
                .checked(form.details(faults), faults);
        return assertThrows(ProblemException.class, faults::refuse).problem().errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private static DeviceForm device(String lot, String diameter) {
        return new DeviceForm(
                null,
                null,
                "Maker",
                "REF",
                "Name",
                null,
                lot,
                null,
                diameter == null ? null : new BigDecimal(diameter),
                null,
                null,
                null,
                null,
                null,
                Device.Entry.TYPED);
    }
}
