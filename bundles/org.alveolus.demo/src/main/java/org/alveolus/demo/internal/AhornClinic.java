package org.alveolus.demo.internal;

import static org.alveolus.demo.internal.TreatmentDraft.brought;
import static org.alveolus.demo.internal.TreatmentDraft.taken;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.stock.StockItem;

/** Praxis am Ahorn, a clinic abroad. */
final class AhornClinic {

    private static final Person MAX = new Person("A-001", "Max Beispielmann", LocalDate.of(1957, 5, 8), "de");
    private static final Person ERIKA = new Person("A-002", "Erika Probe", LocalDate.of(1969, 8, 12), "de");
    private static final Person KURT = new Person("A-003", "Kurt Erfunden", LocalDate.of(1983, 1, 21), "de");

    private final House house;
    private final LocalDate today;

    AhornClinic(Services services) {
        house = new House(
                services,
                new Institution(
                        new InstitutionId(Ids.next()),
                        "Praxis am Ahorn",
                        Institution.Kind.CLINIC,
                        "DE",
                        ZoneId.of("Europe/Berlin"),
                        List.of(Locale.GERMAN, Locale.ENGLISH),
                        "Ahornallee 5\n12345 Musterstadt\nDeutschland",
                        "https://ahorn.example"));
        today = house.today();
    }

    void make() {
        UUID practice = house.location("Ahornallee", "Ahornallee 5\n12345 Musterstadt");
        house.staff("admin@ahorn.example", "Anke Verwaltung", Map.of(practice, Role.ADMINISTRATOR));
        Staff doctor =
                house.staff("implantologist@ahorn.example", "Dr. Moritz Muster", Map.of(practice, Role.IMPLANTOLOGIST));
        house.staff("assistant@ahorn.example", "Alma Assistenz", Map.of(practice, Role.ASSISTANT));
        house.staff("reception@ahorn.example", "Erna Empfang", Map.of(practice, Role.RECEPTIONIST));

        house.suppliers(List.of(Maker.FICTIEF, Maker.SPECIMEN, Maker.MUSTER));
        house.patients(List.of(MAX, ERIKA, KURT));
        UUID cupboard = house.storage(practice, "Schrank 1", "OP");
        List<StockItem> implants =
                house.shelve(cupboard, Box.gs1(DemoProduct.IMPLANT_45, "D10977", today.plusYears(2)), 5);
        house.shelve(cupboard, Box.gs1(DemoProduct.MEMBRANE, "ME0915", today.plusDays(25)), 2);
        List<StockItem> abutments = house.shelve(cupboard, Box.hibcSerial(DemoProduct.BRIDGE_ABUTMENT, "9900017"), 1);

        house.treatment(
                practice,
                TreatmentDraft.of(MAX, today.minusYears(1).minusDays(20), doctor, "edentulous-lower")
                        .implant(33, brought(Box.gs1(DemoProduct.IMPLANT_45, "D09560", today.plusMonths(3))))
                        .implant(43, brought(Box.gs1(DemoProduct.IMPLANT_45, "D09560", today.plusMonths(3))))
                        .sentBy("Zahnarztpraxis Erfunden")
                        .details());
        house.treatment(
                practice,
                TreatmentDraft.of(ERIKA, today.minusDays(8), doctor, "single-tooth")
                        .implant(11, taken(implants.get(0)), taken(abutments.get(0)))
                        .donor()
                        .details());
    }
}
