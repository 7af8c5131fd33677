package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.device;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.api.scan.ScanReport;
import org.alveolus.api.scan.ScanService;
import org.alveolus.api.stock.StockItem;
import org.alveolus.catalogue.internal.Suppliers;
import org.alveolus.registry.internal.Recalls.Found;
import org.alveolus.registry.internal.Recalls.Group;
import org.alveolus.registry.internal.Recalls.Recall;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.CheckDigits;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R7, P2 and P3 of recalls. */
public class RecallsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private static final String TISSUE = "A9997XYZ100T0476";
    private static final String OTHER_GTIN = "04012345678901";

    private final Clinic clinic = new Clinic(GROUND);

    @Test
    public void aLotIsFoundHoweverItIsWritten() throws Exception {
        placed("P-1", Clinic.implant("EF-51 a"));
        placed("P-2", Clinic.implant("ef51A"));
        placed("P-3", Clinic.implant("EF/51.A"));
        placed("P-4", Clinic.implant("EF51B"));

        for (String spelling : List.of("EF51A", "ef-51-a", " e f 5 1 a ", "EF_51/A")) {
            assertEquals(spelling, Set.of("P-1", "P-2", "P-3"), patients(find(lot(spelling))));
        }
        assertEquals(
                "kept as printed",
                Set.of("EF-51 a", "ef51A", "EF/51.A"),
                find(lot("EF51A")).devices().items().stream()
                        .map(found -> found.device().lot())
                        .collect(Collectors.toSet()));
    }

    @Test
    public void aTissueLotIsFoundWithoutTheZerosThatFillItsField() throws Exception {
        placed(
                "P-1",
                device(DeviceKind.IMPLANT, "Bank", "B1", "000000000000XYZ123", "000025", UdiIssuer.ICCBBA, TISSUE));
        placed("P-2", device(DeviceKind.IMPLANT, "Bank", "B1", "xyz 123", "25", UdiIssuer.ICCBBA, TISSUE));
        placed("P-3", device(DeviceKind.IMPLANT, "Bank", "B1", "XYZ1230", "250", UdiIssuer.ICCBBA, TISSUE));

        for (String spelling : List.of("XYZ123", "xyz-123", "0000 0000 0000 XYZ 123", "0XYZ123")) {
            assertEquals(spelling, Set.of("P-1", "P-2"), patients(find(lot(spelling))));
        }
        for (String division : List.of("25", "000025")) {
            assertEquals(
                    division, Set.of("P-1", "P-2"), patients(find(form(null, division, null, null, null, null, null))));
        }
    }

    @Test
    public void equalLotsOfDifferentMakersAreToldApart() throws Exception {
        placed("P-1", device(DeviceKind.IMPLANT, "Maker A", "A1", "L1", null, UdiIssuer.GS1, Clinic.GTIN));
        placed("P-2", device(DeviceKind.IMPLANT, "Maker B", "B1", "L1", null, UdiIssuer.HIBCC, "A99912345671"));
        placed("P-3", device(DeviceKind.IMPLANT, "Maker C", "C-1", "L1", null, null, null));
        placed("P-4", device(DeviceKind.IMPLANT, "maker c", "c1", "L1", null, null, null));

        Recall recall = find(lot("L1"));

        assertEquals(4, recall.summary().patients());
        assertEquals(
                "the same product once, however it is written",
                3,
                recall.summary().groups().size());
        assertTrue(recall.summary().groups().stream()
                .allMatch(group -> group.product().certain()));
        Map<String, Integer> patients = recall.summary().groups().stream()
                .collect(Collectors.toMap(group -> group.product().supplierName(), Group::patients));
        assertEquals(Map.of("Maker A", 1, "Maker B", 1, "Maker C", 2), patients);
        for (Found found : recall.devices().items()) {
            assertTrue(recall.summary().groups().stream()
                    .anyMatch(
                            group -> group.product().key().equals(found.group().key())));
        }
    }

    /** Proves S3, R7: a merge of suppliers loses no hit. */
    @Test
    public void aSupplierIsFoundUnderTheNamesOfItsDuplicatesToo() throws Exception {
        Treatment one = placed("P-1", device(DeviceKind.IMPLANT, "Maker A", "A1", "L1", null, null, null));
        Treatment two = placed("P-2", device(DeviceKind.IMPLANT, "Maker A GmbH", "A1", "L2", null, null, null));
        UUID maker = one.details().placements().get(0).implant().device().supplier();
        UUID duplicate = two.details().placements().get(0).implant().device().supplier();
        clinic.run(() -> clinic.catalogue.versionedSuppliers().merge(maker, List.of(duplicate)));
        for (UUID each : List.of(maker, duplicate)) {
            Recall recall = find(form(null, null, null, null, each, null, null));
            assertEquals(Set.of("P-1", "P-2"), patients(recall));
            assertEquals(
                    Set.of("Maker A", "Maker A GmbH"),
                    recall.devices().items().stream()
                            .map(found -> found.device().supplierName())
                            .collect(Collectors.toSet()));
        }
    }

    /** Proves R7, S3: a supplier that is renamed while in use keeps its name in what was recorded, and a recall finds both. */
    @Test
    public void aRenamedSupplierIsFoundUnderItsNewAndItsOldName() throws Exception {
        Treatment before = placed("P-1", device(DeviceKind.IMPLANT, "Maker A", "A1", "L1", null, null, null));
        UUID maker = before.details().placements().get(0).implant().device().supplier();
        clinic.run(() -> {
            Suppliers.Versioned known = clinic.catalogue.versionedSuppliers().get(maker);
            Supplier old = known.supplier();
            return clinic.catalogue
                    .versionedSuppliers()
                    .change(new Supplier(maker, "Maker B", old.address(), old.website()), known.version());
        });
        placed("P-2", device(DeviceKind.IMPLANT, "Maker B", "A1", "L2", null, null, null));

        Recall recall = find(form(null, null, null, null, maker, null, null));

        assertEquals(Set.of("P-1", "P-2"), patients(recall));
        assertEquals(
                Set.of("Maker A", "Maker B"),
                recall.devices().items().stream()
                        .map(found -> found.device().supplierName())
                        .collect(Collectors.toSet()));
    }

    @Test
    public void aProductsLotFindsWhatWasTypedWithoutProductToo() throws Exception {
        placed("P-1", device(DeviceKind.IMPLANT, "Maker A", "A1", "L1", null, UdiIssuer.GS1, Clinic.GTIN));
        placed("P-2", device(DeviceKind.IMPLANT, "Maker B", "B1", "L1", null, UdiIssuer.GS1, gtin(OTHER_GTIN)));
        placed("P-3", device(DeviceKind.IMPLANT, null, null, "l-1", null, null, null));

        Recall recall = find(new RecallCriteria.Form("L1", null, Clinic.GTIN, null, null, null, null, null).checked());

        assertEquals(Set.of("P-1", "P-3"), patients(recall));
        assertEquals(
                List.of(true, false),
                recall.summary().groups().stream()
                        .map(group -> group.product().certain())
                        .toList());
    }

    @Test
    public void everyWayToAskFindsTheSameDevice() throws Exception {
        Device device = device(DeviceKind.ABUTMENT, "Maker A", "02-A.1", "L1", "SN 7", UdiIssuer.GS1, Clinic.GTIN);
        Treatment treatment = clinic.record(clinic.details(
                "P-1",
                LocalDate.of(2026, 11, 20),
                List.of(placement(31, byHand(Clinic.implant("X")), byHand(device)))));
        UUID supplier =
                treatment.details().placements().get(0).abutment().device().supplier();
        LocalDate day = LocalDate.of(2026, 11, 20);

        for (RecallCriteria criteria : List.of(
                lot("l1"),
                form(null, "sn7", null, null, null, null, null),
                form(null, null, null, "02A1", null, null, null),
                form(null, null, null, null, supplier, day, day),
                form("L1", "SN-7", Clinic.GTIN, "02a1", supplier, day, null))) {
            Recall recall = find(criteria);
            assertEquals(criteria.toString(), 1, recall.devices().items().size());
            Found found = recall.devices().items().get(0);
            assertEquals(treatment.id(), found.treatment());
            assertEquals(31, found.position().number());
            assertEquals("symphysis", found.region());
            assertEquals(day, found.date());
            assertEquals("Dr. A. Voorbeeld", found.practitioner());
            assertEquals("Linden Noord", found.location().name());
            assertEquals("P-1", found.patient().number());
            assertEquals("02-A.1", found.device().productCode());
        }
        assertEquals(
                List.of(),
                find(form(null, null, null, null, supplier, day.plusDays(1), null))
                        .devices()
                        .items());
        assertEquals(
                2,
                find(form(null, null, "7630031730428", null, null, null, null))
                        .devices()
                        .items()
                        .size());
    }

    @Test
    public void aBiomaterialIsFoundWithoutPosition() throws Exception {
        TreatmentDetails plain = clinic.implant("P-1", 36, byHand(Clinic.implant("X")));
        Device graft = device(DeviceKind.BIOMATERIAL, "Bank", "BG", "G1", null, UdiIssuer.ICCBBA, "A9997XYZ100T0944");
        clinic.record(new TreatmentDetails(
                plain.surgery(),
                plain.placements(),
                new Techniques(List.of("bone-block"), List.of(), List.of(byHand(graft)), false),
                plain.other()));

        Found found = find(new RecallCriteria.Form(null, null, null, "A9997XYZ100T0944", null, null, null, null)
                        .checked())
                .devices()
                .items()
                .get(0);

        assertEquals(null, found.position());
        assertEquals(DeviceKind.BIOMATERIAL, found.device().kind());
    }

    @Test
    public void rightsNeverShortenItSilently() throws Exception {
        placed("P-1", Clinic.implant("L1"));
        clinic.record(clinic.south, clinic.implant("P-2", 36, byHand(Clinic.implant("L1"))));
        clinic.record(clinic.south, clinic.implant("P-3", 36, byHand(Clinic.implant("l-1"))));
        clinic.record(clinic.south, clinic.implant("P-1", 37, byHand(Clinic.implant("L1"))));

        Recall recall = clinic.as(clinic.person(Level.VIEW), () -> clinic.recalls.find(lot("L1"), Clinic.ALL));

        assertEquals(Set.of("P-1"), patients(recall));
        assertEquals(1, recall.summary().patients());
        assertEquals("P-1 is seen already", 2, recall.summary().hiddenPatients());
        assertEquals(1, recall.summary().hidden().size());
        Recalls.Hidden hidden = recall.summary().hidden().get(0);
        assertEquals("Linden Zuid", hidden.location().name());
        assertEquals(3, hidden.patients());
        assertEquals(List.of("Dr. B. Voorbeeld"), hidden.openedBy());
        Group group = recall.summary().groups().get(0);
        assertEquals(1, group.devices());
        assertEquals(3, group.hiddenDevices());
        assertEquals("everywhere, not where one works now", Set.of("P-1", "P-2", "P-3"), patients(find(lot("L1"))));
    }

    @Test
    public void theStockIsSearchedTooAndItsAbsenceIsTold() throws Exception {
        placed("P-1", Clinic.implant("L1"));
        StockItem inStock = clinic.item(Clinic.implant("l 1"));
        clinic.item(Clinic.implant("L2"));

        Recall recall = find(lot("L1"));

        assertTrue(recall.summary().stockPresent());
        assertEquals(
                List.of(inStock.id()),
                recall.summary().stock().stream()
                        .map(piece -> piece.item().id())
                        .toList());
        assertEquals(1, recall.summary().groups().size());
        assertEquals(1, recall.summary().groups().get(0).inStock());
        clinic.stockPresent = Optional.empty();
        assertFalse(find(lot("L1")).summary().stockPresent());
    }

    @Test
    public void aDeletedTreatmentIsNotRecalled() throws Exception {
        Treatment treatment = placed("P-1", Clinic.implant("L1"));
        clinic.delete(treatment);

        assertEquals(List.of(), find(lot("L1")).devices().items());
        assertEquals(List.of(), find(lot("L1")).summary().groups());
    }

    @Test
    public void anotherInstitutionFindsNothing() throws Exception {
        placed("P-1", Clinic.implant("L1"));

        Recall recall = clinic.as(clinic.stranger(), () -> clinic.recalls.find(lot("L1"), Clinic.ALL));

        assertEquals(List.of(), recall.devices().items());
        assertEquals(List.of(), recall.summary().groups());
        assertEquals(0, recall.summary().hiddenPatients());
    }

    @Test
    public void aScanFindsItsProductAndLot() throws Exception {
        placed("P-1", device(DeviceKind.IMPLANT, "Maker A", "A1", "L1", "S1", UdiIssuer.GS1, Clinic.GTIN));
        placed("P-2", device(DeviceKind.IMPLANT, "Maker A", "A1", "L1", "S2", UdiIssuer.GS1, Clinic.GTIN));
        placed("P-3", device(DeviceKind.IMPLANT, "Maker B", "B1", "L1", null, UdiIssuer.GS1, gtin(OTHER_GTIN)));
        assertEquals(
                "scan-absent",
                clinic.refused(() -> clinic.recalls.scanned("x", null, null)).type());
        clinic.scanPresent = Optional.of(new Reading());

        RecallCriteria criteria = clinic.run(() -> clinic.recalls.scanned("L1 S1", null, null));

        assertEquals(Set.of("P-1", "P-2"), patients(find(criteria)));
        assertEquals(Set.of("P-2"), patients(find(clinic.run(() -> clinic.recalls.scanned("- S2", null, null)))));
    }

    @Test
    public void eachPatientShownIsAuditedAndNoneThatIsHidden() throws Exception {
        Treatment seen = placed("P-1", Clinic.implant("L1"));
        placed("P-1", Clinic.implant("L1"));
        clinic.record(clinic.south, clinic.implant("P-2", 36, byHand(Clinic.implant("L1"))));
        GROUND.audit().clear();

        clinic.as(clinic.person(Level.VIEW), () -> clinic.recalls.find(lot("L1"), Clinic.ALL));

        List<AuditEvent> events = GROUND.audit().events();
        assertEquals(2, events.size());
        assertEquals(null, events.get(0).patient());
        assertEquals(seen.patient(), events.get(1).patient());
    }

    @Test
    public void partsFollowEachOtherAndTheListIsWhole() throws Exception {
        for (int i = 0; i < 7; i++) {
            placed("P-" + i, Clinic.implant("L1"));
        }
        List<Found> parts = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<Found> part = clinic.run(() -> clinic.recalls.find(lot("L1"), new Page.Request(from, 3)))
                    .devices();
            parts.addAll(part.items());
            cursor = part.next();
        } while (cursor != null);

        assertEquals(7, parts.size());
        assertEquals(find(lot("L1")).devices().items(), parts);
        assertEquals(
                parts, clinic.run(() -> clinic.recalls.all(lot("L1"))).devices().items());
    }

    private Treatment placed(String patient, Device device) throws Exception {
        return clinic.record(clinic.implant(patient, 36, byHand(device)));
    }

    private Recall find(RecallCriteria criteria) throws Exception {
        return clinic.run(() -> clinic.recalls.find(criteria, Clinic.ALL));
    }

    private static RecallCriteria lot(String lot) {
        return form(lot, null, null, null, null, null, null);
    }

    private static RecallCriteria form(
            String lot, String serial, String gtin, String productCode, UUID supplier, LocalDate from, LocalDate to) {
        return new RecallCriteria.Form(lot, serial, gtin, null, productCode, supplier, from, to).checked();
    }

    private static Set<String> patients(Recall recall) {
        return recall.devices().items().stream()
                .map(found -> found.patient().number())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With its check digit put right. */
    private static String gtin(String digits) {
        String stem = digits.substring(0, 13);
        return stem + CheckDigits.gs1(stem, 0, 13);
    }

    /** Reads 'lot serial', a dash for none, as of the known product. */
    private static final class Reading implements ScanService {

        @Override
        public ScanReport read(String text) {
            String[] parts = text.split(" ");
            ScanFields fields = ScanFields.builder()
                    .gtin(Gtin.of(Clinic.GTIN))
                    .lot(parts[0].equals("-") ? null : parts[0])
                    .serial(parts[1])
                    .build();
            return new ScanReport(text, null, "GS1", "gs1", List.of(), fields, List.of(), List.of(), null, List.of());
        }

        @Override
        public List<ScanReport> readImage(byte[] image) {
            return List.of();
        }
    }
}
