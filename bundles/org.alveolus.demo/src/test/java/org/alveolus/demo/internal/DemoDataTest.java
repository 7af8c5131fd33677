package org.alveolus.demo.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.accounts.internal.Members;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.api.stock.StorageLocation;
import org.alveolus.registry.internal.FollowUps;
import org.alveolus.registry.internal.RecallCases;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.TreatmentFilter;
import org.alveolus.spi.scan.Reading;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves P13: what the demo holds, that it is made once and whole, and that its labels are real. */
public class DemoDataTest {

    private static final String LINDEN = "De Linden Implantologie";
    private static final String ESDOORN = "Kliniek De Esdoorn";
    private static final Page.Request ALL = new Page.Request(null, Page.MAXIMUM_SIZE);
    private static final TreatmentFilter EVERY =
            new TreatmentFilter(null, null, null, null, null, null, null, null, null, false);

    @ClassRule
    public static final DemoGround DEMO = new DemoGround();

    @BeforeClass
    public static void makeTheDemo() throws Exception {
        assertTrue(make());
    }

    @Test
    public void isMadeOnceAndOnlyInAnEmptyDatabase() throws Exception {
        List<Institution> made = DEMO.asSystem(() -> DEMO.institutions.all());
        assertEquals(
                Set.of(
                        "NL CLINIC " + LINDEN,
                        "NL CLINIC " + ESDOORN,
                        "DE CLINIC Praxis am Ahorn",
                        "NL LAB Tandtechniek De Brug"),
                made.stream()
                        .map(each -> each.country() + " " + each.kind() + " " + each.name())
                        .collect(Collectors.toSet()));
        assertFalse(make());
        assertEquals(made, DEMO.asSystem(() -> DEMO.institutions.all()));
    }

    @Test
    public void staffHaveDifferingRights() throws Exception {
        DEMO.in(LINDEN, () -> {
            UUID centre = DEMO.location("Linden Centrum");
            UUID south = DEMO.location("Linden Zuid");
            for (String module : Modules.ALL) {
                for (UUID location : List.of(centre, south)) {
                    assertEquals(
                            Level.DELETE,
                            member("admin@linden.example").rights().at(location, module));
                }
            }
            assertTrue(member("admin@linden.example").rights().administrator());
            Members.Member reception = member("reception@linden.example");
            assertFalse(reception.rights().administrator());
            assertEquals(Level.VIEW, reception.rights().at(south, Modules.REGISTRY));
            assertEquals(Level.NONE, reception.rights().at(south, Modules.STOCK));
            assertEquals(
                    Set.of(centre), member("reader@linden.example").rights().locations());
            assertEquals(
                    Level.DELETE, member("assistant@linden.example").rights().at(south, Modules.STOCK));
            assertEquals(7, DEMO.accounts.staff().size());
            return null;
        });
        DEMO.in(ESDOORN, () -> {
            assertEquals(
                    Set.of(DEMO.location("Esdoorn Haven")),
                    member("guest@linden.example").rights().locations());
            return null;
        });
        for (String email : List.of("admin@ahorn.example", "admin@esdoorn.example", "admin@lab.example")) {
            assertTrue(email, DEMO.asSystem(() -> DEMO.accounts.find(email)).isPresent());
        }
    }

    @Test
    public void stockLiesAtZuidAndHasEveryKind() throws Exception {
        LocalDate today = LocalDate.of(2026, 11, 22);
        DEMO.in(LINDEN, () -> {
            assertEquals(List.of(), DEMO.stock.storages(DEMO.location("Linden Centrum")));
            assertEquals(
                    List.of("Kast 1", "Kast 2", "Magazijn"),
                    DEMO.stock.storages(DEMO.location("Linden Zuid")).stream()
                            .map(StorageLocation::title)
                            .toList());
            List<StockItem> items = items();
            assertEquals(
                    Set.of(DeviceKind.values()),
                    items.stream().map(item -> item.device().kind()).collect(Collectors.toSet()));
            assertEquals(
                    List.of("EF51"),
                    expiring(items, LocalDate.MIN, today.minusDays(1))
                            .map(Device::lot)
                            .toList());
            assertEquals(
                    Set.of("RX2291", "BG5511", "D10502"),
                    expiring(items, today, today.plusDays(60)).map(Device::lot).collect(Collectors.toSet()));
            assertEquals(
                    Set.of("Kast 1", "Magazijn"),
                    DEMO.stock.recall(lot(LindenClinic.RECALLED_LOT)).stream()
                            .map(StockItem::storageTitle)
                            .collect(Collectors.toSet()));
            Supplier maker = DEMO.catalogue.suppliers().stream()
                    .filter(found -> found.name().equals("Voorbeeld Implants"))
                    .findFirst()
                    .orElseThrow();
            assertNotNull(maker.address());
            assertEquals("https://voorbeeld-implants.example", maker.website());
            assertEquals(
                    "VI-4112",
                    DEMO.catalogue
                            .find(DemoProduct.IMPLANT_41.issuer, DemoProduct.IMPLANT_41.udiDi)
                            .orElseThrow()
                            .productCode());
            return null;
        });
        DEMO.in(ESDOORN, () -> {
            assertEquals(
                    Set.of(DEMO.location("Esdoorn Noord"), DEMO.location("Esdoorn Haven")),
                    DEMO.stock.recall(lot(LindenClinic.RECALLED_LOT)).stream()
                            .map(StockItem::practiceLocation)
                            .collect(Collectors.toSet()));
            return null;
        });
    }

    @Test
    public void treatmentsFillListsAndRecall() throws Exception {
        DEMO.in(LINDEN, () -> {
            List<Treatment> treatments =
                    DEMO.registry.treatments().list(EVERY, ALL).items();
            assertEquals(10, treatments.size());
            assertEquals(
                    Set.of("Dr. Vera Voorbeeld", "Dr. Floris Fictief", "Dr. Gijs Gast"),
                    treatments.stream().map(Treatment::practitionerName).collect(Collectors.toSet()));
            assertTrue(DEMO.registry.treatments().years().size() >= 4);
            Recalls.Recall recall = DEMO.registry
                    .recalls()
                    .all(new RecallCriteria(LindenClinic.RECALLED_LOT, null, null, null, null, null, null, null));
            assertEquals(5, recall.devices().items().size());
            assertEquals(4, DEMO.stock.recall(lot(LindenClinic.RECALLED_LOT)).size());
            return null;
        });
        DEMO.in(ESDOORN, () -> {
            assertEquals(3, DEMO.registry.treatments().list(EVERY, ALL).items().size());
            return null;
        });
        DEMO.in("Praxis am Ahorn", () -> {
            assertEquals(2, DEMO.registry.treatments().list(EVERY, ALL).items().size());
            return null;
        });
    }

    @Test
    public void patientsCameAgainAndTwoImplantsWereLost() throws Exception {
        Map<String, FollowUps.Implant> implants = new HashMap<>();
        DEMO.in(LINDEN, () -> {
            for (Treatment treatment :
                    DEMO.registry.treatments().list(EVERY, ALL).items()) {
                String patient = treatment.details().surgery().patientNumber();
                DEMO.registry
                        .followUps()
                        .implants(treatment.id())
                        .forEach(implant -> implants.put(patient + " " + implant.position(), implant));
            }
            return null;
        });
        assertEquals(
                Set.of("L-1002 14", "L-1005 31"),
                implants.entrySet().stream()
                        .filter(entry -> entry.getValue().loss() != null)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        assertFalse(implants.get("L-1002 14").loss().early());
        assertTrue(implants.get("L-1005 31").loss().early());
        assertEquals(2, implants.get("L-1001 36").entries().size());
        assertEquals(
                "screw-loosening",
                implants.get("L-1004 16").entries().get(0).entry().code());
    }

    @Test
    public void oneRecallIsClosedAndOneIsWorkedOn() throws Exception {
        List<RecallCases.Listed> cases = DEMO.in(
                LINDEN, () -> DEMO.registry.recallCases().list(null, ALL).items());
        assertEquals(
                List.of("FSN-2026-031 OPEN 0 of 2", "FSN-2026-014 CLOSED 1 of 1"),
                cases.stream()
                        .map(each -> each.recall().notice().reference() + " "
                                + each.recall().state() + " " + each.settled() + " of " + each.patients())
                        .toList());
        assertEquals(null, cases.get(1).recall().closingReason());
    }

    @Test
    public void somethingIsToBeOrderedAndReturnsAreUnderWay() throws Exception {
        DEMO.in(LINDEN, () -> {
            Caller south = Callers.current().at(DEMO.location("Linden Zuid"));
            Map<String, Long> suggested = new TreeMap<>();
            List<String> returns = new ArrayList<>();
            Callers.as(south, () -> {
                DEMO.stock
                        .levels()
                        .list()
                        .forEach(level -> suggested.put(level.product().name(), level.suggested()));
                DEMO.stock
                        .returns()
                        .list(null, ALL)
                        .items()
                        .forEach(each -> returns.add(each.supplierName() + " " + each.state()));
            });
            assertEquals(
                    Map.of(
                            DemoProduct.IMPLANT_41.title, 0L,
                            DemoProduct.IMPLANT_45.title, 7L,
                            DemoProduct.MEMBRANE.title, 3L),
                    suggested);
            assertEquals(List.of("Fictief Dental SENT", "Voorbeeld Implants CREDITED"), returns);
            return null;
        });
    }

    @Test
    public void patientsHaveNumbersNamesAndLanguages() throws Exception {
        List<Patient> patients =
                DEMO.in(LINDEN, () -> DEMO.patients.search("", ALL).items());
        assertEquals(9, patients.size());
        assertEquals(
                Set.of("nl", "de", "en"),
                patients.stream().map(Patient::language).collect(Collectors.toSet()));
    }

    /** What the stock says of a box is what its label says, on any day that the demo may be made. */
    @Test
    public void labelsSayWhatTheStockSays() throws Exception {
        for (String day : List.of("2026-11-22", "2028-02-29", "2031-01-01")) {
            LocalDate today = LocalDate.parse(day);
            for (DemoProduct product : DemoProduct.values()) {
                for (Box box : boxes(product, today)) {
                    Reading reading = Labels.read(box.text(), today);
                    assertEquals(
                            box.text(),
                            product.issuer,
                            reading.fields().issuer().orElseThrow());
                    assertEquals(
                            box.text(), product.udiDi, reading.fields().udiDi().orElseThrow());
                    assertEquals(box.text(), box.lot(), reading.fields().lot().orElse(null));
                    assertEquals(
                            box.text(), box.serial(), reading.fields().serial().orElse(null));
                    assertEquals(
                            box.text(), box.expiry(), reading.fields().expiry().orElse(null));
                }
            }
        }
        Set<String> texts = new HashSet<>();
        for (String name : List.of(LINDEN, ESDOORN, "Praxis am Ahorn", "Tandtechniek De Brug")) {
            DEMO.in(name, () -> {
                items().stream()
                        .map(item -> DEMO.stock.find(item.id()).orElseThrow().device())
                        .filter(device -> device.rawScan() != null)
                        .forEach(device -> {
                            Reading reading = Labels.read(device.rawScan(), LocalDate.of(2031, 1, 1));
                            assertEquals(
                                    device.udiDi(), reading.fields().udiDi().orElseThrow());
                            assertEquals(device.lot(), reading.fields().lot().orElse(null));
                            texts.add(device.rawScan());
                        });
                return null;
            });
        }
        assertEquals(texts.toString(), 17, texts.size());
    }

    private static List<Box> boxes(DemoProduct product, LocalDate today) {
        return switch (product.issuer) {
            case GS1 -> List.of(Box.gs1(product, "X1", today.plusYears(3)));
            case HIBCC -> List.of(Box.hibcLot(product, "X1", today.plusMonths(1)), Box.hibcSerial(product, "7700121"));
            case ICCBBA -> List.of(Box.isbt(product, "A999726123456", "000031", "XYZ123", today.plusMonths(14)));
        };
    }

    private static boolean make() throws Exception {
        return DEMO.asSystem(() -> new DemoData(DEMO.services()).ensure());
    }

    private Members.Member member(String email) {
        return DEMO.accounts.members().members().stream()
                .filter(found -> found.account().email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private List<StockItem> items() {
        return DEMO.catalogue.suppliers().stream()
                .flatMap(supplier ->
                        DEMO.stock.recall(new DeviceQuery(null, null, null, null, null, supplier.id())).stream())
                .toList();
    }

    private static Stream<Device> expiring(List<StockItem> items, LocalDate from, LocalDate to) {
        return items.stream()
                .map(StockItem::device)
                .filter(device -> device.expiry() != null)
                .filter(device -> !device.expiry().lastDay().isBefore(from))
                .filter(device -> !device.expiry().lastDay().isAfter(to));
    }

    private static DeviceQuery lot(String lot) {
        return new DeviceQuery(lot, null, null, null, null, null);
    }
}
