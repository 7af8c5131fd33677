package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.device;
import static org.alveolus.registry.internal.Clinic.faults;
import static org.alveolus.registry.internal.Clinic.of;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R3, R4, R5, P2, P3, P9 of treatments. */
public class TreatmentsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private final Clinic clinic = new Clinic(GROUND);

    @Test
    public void keepsAllFourTiles() throws Exception {
        Device scanned = new Device(
                DeviceKind.IMPLANT,
                null,
                "Maker",
                "REF 1",
                "Implantat \u00c4\u690d",
                "BLX",
                "EF-51 a",
                "S 1",
                new BigDecimal("4.125"),
                new BigDecimal("12"),
                CodedDate.parse("2031-04"),
                UdiIssuer.GS1,
                Clinic.GTIN,
                "01" + Clinic.GTIN + "10EF-51 a\u001d21S 1",
                Device.Entry.SCAN);
        Device abutment = device(DeviceKind.ABUTMENT, "Maker", "AB", "L2", null, null, null);
        Device graft =
                device(DeviceKind.BIOMATERIAL, "Bank", "BG", null, "000025", UdiIssuer.ICCBBA, "A9997XYZ100T0944");
        TreatmentDetails given = new TreatmentDetails(
                new Surgery(
                        " P-1 ",
                        "J. Voorbeeld",
                        LocalDate.of(1961, 4, 30),
                        LocalDate.of(2026, 11, 20),
                        clinic.practitioner,
                        "bounded-gap",
                        "two\nlines"),
                List.of(
                        new Placement(ToothPosition.of(31), null, byHand(scanned), byHand(abutment)),
                        new Placement(ToothPosition.of(16), "zygoma", byHand(scanned), null)),
                new Techniques(
                        List.of("sinus-lift-lateral", "bone-block"),
                        List.of(ToothPosition.of(16), ToothPosition.of(17)),
                        List.of(byHand(graft), byHand(graft)),
                        true),
                new Other(new Referrer(null, " De Esdoorn "), "own-implantologist", "referrer", "Extra"));

        Treatment recorded = clinic.record(given);
        Treatment read = clinic.run(() -> clinic.treatments.get(recorded.id()));

        assertEquals(recorded, read);
        TreatmentDetails kept = read.details();
        assertEquals("P-1", kept.surgery().patientNumber());
        assertEquals("two\nlines", kept.surgery().specification());
        assertEquals("Dr. A. Voorbeeld", read.practitionerName());
        assertEquals(clinic.north, read.location());
        assertEquals("symphysis", kept.placements().get(0).region());
        assertEquals("zygoma", kept.placements().get(1).region());
        Device implant = kept.placements().get(0).implant().device();
        assertEquals(withSupplierOf(implant, scanned), implant);
        assertEquals("4.125", implant.diameter().toPlainString());
        assertEquals("AB", kept.placements().get(0).abutment().device().productCode());
        assertEquals(given.techniques().codes(), kept.techniques().codes());
        assertEquals(given.techniques().positions(), kept.techniques().positions());
        assertEquals(2, kept.techniques().biomaterials().size());
        assertTrue(kept.techniques().mayGiveBlood());
        assertEquals("De Esdoorn", kept.other().referrer().name());
        assertEquals("Extra", kept.other().extra());
        assertEquals(1, read.version());
    }

    @Test
    public void surgeryBeforeImplantsHasATechniqueAndNoPlacement() throws Exception {
        TreatmentDetails none = clinic.details("P-1", LocalDate.of(2026, 11, 20), List.of());

        assertEquals(List.of("/placements required"), faults(clinic.refused(() -> clinic.record(none))));

        TreatmentDetails graft = new TreatmentDetails(
                none.surgery(),
                List.of(),
                new Techniques(List.of("bone-block"), List.of(ToothPosition.of(36)), List.of(), false),
                none.other());
        assertEquals(List.of(), clinic.record(graft).details().placements());
    }

    @Test
    public void takesItsStockItemsAndKnowsTheirDevices() throws Exception {
        StockItem implant = clinic.item(Clinic.implant("L1"));
        StockItem graft = clinic.item(device(DeviceKind.BIOMATERIAL, "Bank", "BG", "G1", null, null, null));
        TreatmentDetails details = clinic.implant("P-1", 36, of(implant));

        Treatment treatment = clinic.record(new TreatmentDetails(
                details.surgery(),
                details.placements(),
                new Techniques(List.of("bone-augmentation"), List.of(), List.of(of(graft)), false),
                details.other()));

        assertEquals(
                implant.device(),
                treatment.details().placements().get(0).implant().device());
        assertEquals(
                graft.device(),
                treatment.details().techniques().biomaterials().get(0).device());
        assertEquals(StockItem.State.USED, clinic.state(implant));
        assertEquals(StockItem.State.USED, clinic.state(graft));
        assertEquals(
                treatment.id(),
                clinic.run(() -> clinic.stock.find(implant.id())).orElseThrow().takenFor());
        assertEquals(List.of("ADDED", "TAKEN"), clinic.movements(implant));
    }

    @Test
    public void aStockItemsDeviceCanBeCompletedButItsLotNotChanged() throws Exception {
        Device bare = new Device(
                DeviceKind.IMPLANT,
                null,
                null,
                null,
                "Bare",
                null,
                "L-1",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Device.Entry.TYPED);
        StockItem item = clinic.item(bare);
        Device more = device(DeviceKind.IMPLANT, "Maker", "C1", "l 1", "S9", UdiIssuer.GS1, Clinic.GTIN);

        Device kept = clinic.record(clinic.implant("P-1", 36, new DeviceUse(item.id(), more)))
                .details()
                .placements()
                .get(0)
                .implant()
                .device();

        assertEquals("Maker", kept.supplierName());
        assertEquals("L-1", kept.lot());
        assertEquals("S9", kept.serial());
        StockItem another = clinic.item(bare);
        Device other = device(DeviceKind.IMPLANT, "Maker", "C1", "L2", null, null, null);
        assertEquals(
                List.of("/placements/0/implant/device/lot differs-from-stock"),
                faults(clinic.refused(
                        () -> clinic.record(clinic.implant("P-1", 36, new DeviceUse(another.id(), other))))));
        assertEquals(StockItem.State.IN_STOCK, clinic.state(another));
    }

    @Test
    public void nothingIsTakenWhenTheTreatmentIsRefused() throws Exception {
        StockItem item = clinic.item(Clinic.implant("L1"));
        TreatmentDetails details = clinic.implant("P-1", 36, of(item));
        Surgery surgery = details.surgery();
        Surgery beforeBirth = new Surgery(
                "P-1", null, null, LocalDate.of(1950, 1, 1), surgery.practitioner(), surgery.indication(), null);
        clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L0"))));

        Problem problem = clinic.refused(() -> clinic.record(
                new TreatmentDetails(beforeBirth, details.placements(), details.techniques(), details.other())));

        assertEquals(List.of("/surgery/date before-birth"), faults(problem));
        assertEquals(StockItem.State.IN_STOCK, clinic.state(item));
        assertEquals(List.of("ADDED"), clinic.movements(item));
    }

    @Test
    public void everyItemThatSomebodyElseUsedIsNamedAndTheDeviceCanBeEnteredByHand() throws Exception {
        StockItem first = clinic.item(Clinic.implant("L1"));
        StockItem second = clinic.item(Clinic.implant("L2"));
        StockItem free = clinic.item(Clinic.implant("L3"));
        clinic.record(clinic.details(
                "P-1",
                LocalDate.of(2026, 11, 20),
                List.of(placement(36, of(first), null), placement(37, of(second), null))));
        TreatmentDetails wanted = clinic.details(
                "P-2",
                LocalDate.of(2026, 11, 20),
                List.of(
                        placement(34, of(first), null),
                        placement(35, of(free), null),
                        placement(36, of(second), null)));

        Problem problem = clinic.refused(() -> clinic.record(wanted));

        assertEquals("item-used", problem.type());
        assertEquals(409, problem.status());
        assertEquals(
                List.of("/placements/0/implant/stockItem item-used", "/placements/2/implant/stockItem item-used"),
                faults(problem));
        assertTrue(problem.extensions().toString(), problem.extensions().containsKey("item"));
        assertEquals(StockItem.State.IN_STOCK, clinic.state(free));
        Treatment saved = clinic.record(clinic.implant("P-2", 34, byHand(first.device())));
        assertNull(saved.details().placements().get(0).implant().stockItem());
        assertEquals(
                "L1", saved.details().placements().get(0).implant().device().lot());
    }

    @Test
    public void anExpiredItemIsRefusedByName() throws Exception {
        Device old = new Device(
                DeviceKind.IMPLANT,
                null,
                "Maker",
                null,
                "Old",
                null,
                "L1",
                null,
                null,
                null,
                CodedDate.parse("2026-10"),
                null,
                null,
                null,
                Device.Entry.TYPED);
        StockItem item = clinic.item(old);

        Problem problem = clinic.refused(() -> clinic.record(clinic.implant("P-1", 36, of(item))));

        assertEquals("item-expired", problem.type());
        assertEquals(List.of("/placements/0/implant/stockItem item-expired"), faults(problem));
    }

    @Test
    public void aChangePutsBackWhatIsNotUsedAnyMoreAndTakesWhatIsNew() throws Exception {
        StockItem kept = clinic.item(Clinic.implant("L1"));
        StockItem left = clinic.item(Clinic.implant("L2"));
        StockItem added = clinic.item(Clinic.implant("L3"));
        LocalDate date = LocalDate.of(2026, 11, 20);
        Treatment treatment = clinic.record(
                clinic.details("P-1", date, List.of(placement(36, of(kept), null), placement(37, of(left), null))));

        Treatment changed = clinic.change(
                treatment,
                clinic.details("P-1", date, List.of(placement(37, of(added), null), placement(35, of(kept), null))));

        assertEquals(2, changed.version());
        assertEquals(StockItem.State.USED, clinic.state(kept));
        assertEquals(StockItem.State.IN_STOCK, clinic.state(left));
        assertEquals(StockItem.State.USED, clinic.state(added));
        assertEquals(List.of("ADDED", "TAKEN"), clinic.movements(kept));
        assertEquals(List.of("ADDED", "TAKEN", "PUT_BACK"), clinic.movements(left));
        assertEquals(changed, clinic.run(() -> clinic.treatments.get(treatment.id())));
        assertEquals(
                List.of(37, 35),
                changed.details().placements().stream()
                        .map(placement -> placement.position().number())
                        .toList());
    }

    @Test
    public void whatWasReadCanBeSentBackUnchanged() throws Exception {
        StockItem item = clinic.item(Clinic.implant("L1"));
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, of(item)));

        Treatment same = clinic.change(treatment, treatment.details());

        assertEquals(treatment.details(), same.details());
        assertEquals(List.of("ADDED", "TAKEN"), clinic.movements(item));
    }

    @Test
    public void aChangeFromAnOldStateIsRefused() throws Exception {
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        clinic.change(treatment, clinic.implant("P-1", 37, byHand(Clinic.implant("L1"))));

        Problem problem =
                clinic.refused(() -> clinic.change(treatment, clinic.implant("P-1", 38, byHand(Clinic.implant("L1")))));

        assertEquals("changed-meanwhile", problem.type());
        assertEquals(412, problem.status());
    }

    @Test
    public void deletingPutsBackAndRestoringTakesAgain() throws Exception {
        StockItem item = clinic.item(Clinic.implant("L1"));
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, of(item)));

        clinic.delete(treatment);

        assertEquals(StockItem.State.IN_STOCK, clinic.state(item));
        assertEquals(
                404, clinic.refused(() -> clinic.treatments.get(treatment.id())).status());
        assertEquals(Optional.empty(), clinic.run(() -> clinic.treatments.find(treatment.id())));
        assertEquals(
                404,
                clinic.refused(() -> clinic.change(treatment, treatment.details()))
                        .status());

        Treatment restored = clinic.run(() -> clinic.treatments.restore(treatment.id(), false));

        assertEquals(treatment.details(), restored.details());
        assertEquals(StockItem.State.USED, clinic.state(item));
        assertEquals(List.of("ADDED", "TAKEN", "PUT_BACK", "TAKEN"), clinic.movements(item));
        assertEquals(
                "not-deleted",
                clinic.refused(() -> clinic.treatments.restore(treatment.id(), false))
                        .type());
    }

    @Test
    public void restoringNamesTheItemThatIsGoneAndCanLeaveTheStockAlone() throws Exception {
        StockItem item = clinic.item(Clinic.implant("L1"));
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, of(item)));
        clinic.delete(treatment);
        clinic.record(clinic.implant("P-2", 36, of(item)));

        Problem problem = clinic.refused(() -> clinic.treatments.restore(treatment.id(), false));

        assertEquals("item-used", problem.type());
        assertEquals(List.of("/placements/0/implant/stockItem item-used"), faults(problem));
        Treatment restored = clinic.run(() -> clinic.treatments.restore(treatment.id(), true));
        DeviceUse use = restored.details().placements().get(0).implant();
        assertNull(use.stockItem());
        assertEquals("L1", use.device().lot());
        assertEquals(restored, clinic.run(() -> clinic.treatments.get(treatment.id())));
        assertEquals(List.of("ADDED", "TAKEN", "PUT_BACK", "TAKEN"), clinic.movements(item));
    }

    @Test
    public void worksWithoutStockAndSaysSo() throws Exception {
        StockItem item = clinic.item(Clinic.implant("L1"));
        StockItem next = clinic.item(Clinic.implant("L2"));
        Treatment withItem = clinic.record(clinic.implant("P-1", 36, of(item)));
        clinic.stockPresent = Optional.empty();

        Problem problem = clinic.refused(() -> clinic.record(clinic.implant("P-1", 36, of(next))));

        assertEquals("stock-absent", problem.type());
        assertEquals(409, problem.status());
        assertEquals(List.of("/placements/0/implant/stockItem stock-absent"), faults(problem));
        Treatment byHand = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L2"))));
        clinic.delete(byHand);
        assertEquals(
                "what stays needs no stock",
                2,
                clinic.change(withItem, withItem.details()).version());
        Problem stuck = clinic.refused(() -> {
            clinic.treatments.delete(withItem.id(), EntityTags.ANY);
            return null;
        });
        assertEquals("stock-absent", stuck.type());
    }

    @Test
    public void whatAPersonCompletedIsLearned() throws Exception {
        clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));

        assertEquals(
                "021.5512",
                clinic.run(() -> clinic.catalogue.find(UdiIssuer.GS1, Clinic.GTIN))
                        .orElseThrow()
                        .productCode());
    }

    @Test
    public void foreignAndUnknownIdsAreRefusedByPointer() throws Exception {
        Clinic other = new Clinic(GROUND);
        StockItem foreign = other.item(Clinic.implant("L1"));
        UUID referrer = other.record(withReferrer(
                        other.implant("P-1", 36, byHand(Clinic.implant("L1"))), new Referrer(null, "Foreign")))
                .details()
                .other()
                .referrer()
                .id();
        TreatmentDetails details = clinic.implant("P-1", 36, of(foreign));
        Surgery surgery = details.surgery();
        TreatmentDetails wrong = new TreatmentDetails(
                new Surgery("P-1", null, null, surgery.date(), other.practitioner, "single-tooth", null),
                details.placements(),
                details.techniques(),
                new Other(new Referrer(referrer, null), null, "referrer", null));

        assertEquals(
                List.of(
                        "/placements/0/implant/stockItem unknown",
                        "/surgery/practitioner unknown",
                        "/other/referrer/id unknown"),
                faults(clinic.refused(() -> clinic.record(wrong))));
        Device withForeignSupplier = new Device(
                DeviceKind.IMPLANT,
                UUID.randomUUID(),
                null,
                null,
                "X",
                null,
                "L",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Device.Entry.TYPED);
        assertEquals(
                List.of("/placements/0/implant/device/supplier unknown"),
                faults(clinic.refused(() -> clinic.record(clinic.implant("P-1", 36, byHand(withForeignSupplier))))));
    }

    @Test
    public void anotherKindOfDeviceIsRefused() throws Exception {
        StockItem graft = clinic.item(device(DeviceKind.BIOMATERIAL, "Bank", "BG", "G1", null, null, null));

        assertEquals(
                List.of("/placements/0/implant/stockItem wrong-kind"),
                faults(clinic.refused(() -> clinic.record(clinic.implant("P-1", 36, of(graft))))));
    }

    @Test
    public void anotherDateOfBirthUnderTheNumberIsRefused() throws Exception {
        clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        TreatmentDetails details = clinic.implant("P-1", 36, byHand(Clinic.implant("L1")));
        Surgery surgery = details.surgery();
        Surgery other = new Surgery(
                "P-1",
                null,
                LocalDate.of(1962, 4, 30),
                surgery.date(),
                surgery.practitioner(),
                surgery.indication(),
                null);

        assertEquals(
                "birth-date-differs",
                clinic.refused(() -> clinic.record(new TreatmentDetails(
                                other, details.placements(), details.techniques(), details.other())))
                        .type());
    }

    @Test
    public void rightsAreThoseAtTheTreatmentsLocation() throws Exception {
        Treatment north = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        Treatment south = clinic.record(clinic.south, clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        TreatmentDetails details = clinic.implant("P-1", 37, byHand(Clinic.implant("L1")));

        assertEquals(
                403,
                clinic.refused(clinic.person(Level.VIEW), () -> clinic.treatments.record(details, new Problem.Faults()))
                        .status());
        assertEquals(north, clinic.as(clinic.person(Level.VIEW), () -> clinic.treatments.get(north.id())));
        assertEquals(
                403,
                clinic.refused(clinic.person(Level.DELETE), () -> clinic.treatments.get(south.id()))
                        .status());
        assertEquals(
                403,
                clinic.refused(
                                clinic.person(Level.DELETE),
                                () -> clinic.treatments.change(
                                        south.id(), EntityTags.ANY, details, new Problem.Faults()))
                        .status());
        assertEquals(
                403,
                clinic.refused(clinic.person(Level.EDIT), () -> {
                            clinic.treatments.delete(north.id(), EntityTags.ANY);
                            return null;
                        })
                        .status());
    }

    @Test
    public void anotherInstitutionSeesNothing() throws Exception {
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        TreatmentDetails details = clinic.implant("P-1", 37, byHand(Clinic.implant("L1")));

        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> clinic.treatments.get(treatment.id()))
                        .status());
        assertEquals(
                404,
                clinic.refused(
                                clinic.stranger(),
                                () -> clinic.treatments.change(
                                        treatment.id(), EntityTags.ANY, details, new Problem.Faults()))
                        .status());
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> {
                            clinic.treatments.delete(treatment.id(), EntityTags.ANY);
                            return null;
                        })
                        .status());
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> clinic.treatments.restore(treatment.id(), false))
                        .status());
        assertEquals(
                List.of(),
                clinic.as(clinic.stranger(), () -> clinic.treatments.list(TreatmentListTest.everything(), Clinic.ALL))
                        .items());
        assertEquals(treatment, clinic.run(() -> clinic.treatments.get(treatment.id())));
    }

    @Test
    public void everyActIsAudited() throws Exception {
        GROUND.audit().clear();
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        clinic.run(() -> clinic.treatments.get(treatment.id()));
        clinic.change(treatment, clinic.implant("P-2", 36, byHand(Clinic.implant("L1"))));
        clinic.delete(treatment);

        List<String> lines = GROUND.audit().events().stream()
                .filter(event -> event.objectType().equals("treatment"))
                .map(event -> event.action() + " " + event.objectId() + " "
                        + event.patient().equals(treatment.patient()))
                .toList();

        assertEquals(
                List.of(
                        "CREATE " + treatment.id() + " true",
                        "READ " + treatment.id() + " true",
                        "UPDATE " + treatment.id() + " true",
                        "UPDATE " + treatment.id() + " false",
                        "DELETE " + treatment.id() + " false"),
                lines);
        assertTrue(GROUND.audit().events().stream().noneMatch(event -> event.outcome() == AuditEvent.Outcome.REFUSED));
    }

    @Test
    public void whoHasOneLocationNeedNotNameIt() throws Exception {
        Treatment treatment = clinic.as(
                clinic.person(Level.EDIT).at(null),
                () -> clinic.treatments.record(
                        clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))), new Problem.Faults()));

        assertEquals(clinic.north, treatment.location());
        assertEquals(
                "location-required",
                clinic.refused(
                                clinic.everybody.at(null),
                                () -> clinic.treatments.record(
                                        clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))), new Problem.Faults()))
                        .type());
    }

    @Test
    public void aReferrerIsAddedOnce() throws Exception {
        TreatmentDetails details = clinic.implant("P-1", 36, byHand(Clinic.implant("L1")));

        Referrer first = clinic.record(withReferrer(details, new Referrer(null, "De  Esdoorn")))
                .details()
                .other()
                .referrer();
        Referrer again = clinic.record(withReferrer(details, new Referrer(null, "de esdoorn")))
                .details()
                .other()
                .referrer();
        Referrer other = clinic.record(withReferrer(details, new Referrer(null, "De Linde")))
                .details()
                .other()
                .referrer();

        assertEquals(first, again);
        assertNotEquals(first.id(), other.id());
        assertEquals(
                List.of(first, other),
                clinic.run(() -> clinic.referrers.search(" de ", Clinic.ALL)).items());
        assertEquals(
                List.of(other),
                clinic.run(() -> clinic.referrers.search("DE L", Clinic.ALL)).items());
        assertEquals(
                List.of(),
                clinic.run(() -> clinic.referrers.search("%", Clinic.ALL)).items());
    }

    private static TreatmentDetails withReferrer(TreatmentDetails details, Referrer referrer) {
        return new TreatmentDetails(
                details.surgery(),
                details.placements(),
                details.techniques(),
                new Other(referrer, null, "referrer", null));
    }

    private static Device withSupplierOf(Device settled, Device given) {
        return new Device(
                given.kind(),
                settled.supplier(),
                given.supplierName(),
                given.productCode(),
                given.name(),
                given.type(),
                given.lot(),
                given.serial(),
                given.diameter(),
                given.length(),
                given.expiry(),
                given.issuer(),
                given.udiDi(),
                given.rawScan(),
                given.entry());
    }

    @Test
    public void aPieceThatIsPlacedAlreadyIsToldAndMayBeConfirmed() throws Exception {
        Device piece = Clinic.device(DeviceKind.IMPLANT, "Maker", "021", null, "SN-77", UdiIssuer.GS1, Clinic.GTIN);
        Device same = Clinic.device(DeviceKind.IMPLANT, "Maker", "021", null, "sn 77", UdiIssuer.GS1, Clinic.GTIN);
        Device other = Clinic.device(DeviceKind.IMPLANT, "Maker", "B1", null, "SN-77", UdiIssuer.HIBCC, "A99912345671");
        Treatment first = clinic.record(clinic.implant("P-1", 36, Clinic.byHand(piece)));

        Problem refused = clinic.refused(() ->
                clinic.treatments.record(clinic.implant("P-2", 46, Clinic.byHand(same)), new Problem.Faults(), false));
        assertEquals("placed-already", refused.type());
        assertEquals(List.of("/placements/0/implant/device/serial placed-already"), Clinic.faults(refused));
        Map<?, ?> place = (Map<?, ?>) ((List<?>) refused.extensions().get("placed")).get(0);
        assertEquals("P-1", place.get("patientNumber"));
        assertEquals("36", place.get("position"));
        clinic.run(() ->
                clinic.treatments.record(clinic.implant("P-3", 46, Clinic.byHand(other)), new Problem.Faults(), false));
        Treatment confirmed = clinic.run(() ->
                clinic.treatments.record(clinic.implant("P-2", 46, Clinic.byHand(same)), new Problem.Faults(), true));
        assertEquals(
                "what was confirmed is not asked again",
                2,
                clinic.run(() -> clinic.treatments.change(
                                confirmed.id(), confirmed.version(), confirmed.details(), new Problem.Faults(), false))
                        .version());

        clinic.delete(first);
        clinic.delete(confirmed);
        clinic.run(() ->
                clinic.treatments.record(clinic.implant("P-4", 46, Clinic.byHand(piece)), new Problem.Faults(), false));
    }

    @Test
    public void aPieceIsNotPlacedTwiceInOneTreatment() {
        Device piece = Clinic.device(DeviceKind.IMPLANT, "Maker", "021", null, "SN-78", UdiIssuer.GS1, Clinic.GTIN);
        assertEquals(
                List.of(
                        "/placements/0/implant/device/serial placed-already",
                        "/placements/1/implant/device/serial placed-already"),
                Clinic.faults(clinic.refused(() -> clinic.treatments.record(
                        clinic.details(
                                "P-1",
                                LocalDate.of(2026, 11, 20),
                                List.of(
                                        Clinic.placement(36, Clinic.byHand(piece), null),
                                        Clinic.placement(37, Clinic.byHand(piece), null))),
                        new Problem.Faults(),
                        false))));
    }
}
