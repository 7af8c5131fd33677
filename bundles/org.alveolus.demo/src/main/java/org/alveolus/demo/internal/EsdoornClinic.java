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

/** Kliniek De Esdoorn, a second clinic in the country, with stock of the same lot at both of its practice locations. */
final class EsdoornClinic {

    private static final Person ANS = new Person("E-201", "Ans Denkbeeldig", LocalDate.of(1952, 2, 11), "nl");
    private static final Person BRAM = new Person("E-202", "Bram Bedacht", LocalDate.of(1975, 7, 19), "nl");
    private static final Person CHLOE = new Person("E-203", "Chloë Nergens", LocalDate.of(1988, 10, 3), "en");
    private static final Person DIRK = new Person("E-204", "Dirk Demoman", LocalDate.of(1961, 4, 25), "nl");

    private final House house;
    private final LocalDate today;

    EsdoornClinic(Services services) {
        house = new House(
                services,
                new Institution(
                        new InstitutionId(Ids.next()),
                        "Kliniek De Esdoorn",
                        Institution.Kind.CLINIC,
                        "NL",
                        ZoneId.of("Europe/Amsterdam"),
                        List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH),
                        "Esdoornplein 8\n4321 ES Proefdorp\nNederland",
                        "https://esdoorn.example"));
        today = house.today();
    }

    void make(Staff guest) {
        UUID north = house.location("Esdoorn Noord", "Esdoornplein 8\n4321 ES Proefdorp");
        UUID harbour = house.location("Esdoorn Haven", "Havenkade 3\n4321 HV Proefdorp");
        house.staff(
                "admin@esdoorn.example",
                "Arend Beheer",
                Map.of(north, Role.ADMINISTRATOR, harbour, Role.ADMINISTRATOR));
        Staff eva = house.staff(
                "implantologist@esdoorn.example",
                "Dr. Eva Esdoornblad",
                Map.of(north, Role.IMPLANTOLOGIST, harbour, Role.IMPLANTOLOGIST));
        house.staff("assistant@esdoorn.example", "Bas Assistent", Map.of(north, Role.ASSISTANT));
        house.staff(
                "reception@esdoorn.example",
                "Rik Receptie",
                Map.of(north, Role.RECEPTIONIST, harbour, Role.RECEPTIONIST));
        house.admit(guest, Map.of(harbour, Role.IMPLANTOLOGIST));

        house.suppliers(List.of(Maker.VOORBEELD, Maker.FICTIEF));
        house.patients(List.of(ANS, BRAM, CHLOE, DIRK));
        UUID cabinet = house.storage(north, "Ladekast", "Behandelkamer");
        UUID safe = house.storage(harbour, "Kluis", "Behandelkamer");
        List<StockItem> implants = house.shelve(cabinet, shared(), 3);
        house.shelve(safe, shared(), 2);
        List<StockItem> abutments =
                house.shelve(cabinet, Box.gs1(DemoProduct.HEALING_ABUTMENT, "AB7290", today.plusYears(4)), 3);
        house.shelve(safe, Box.hibcSerial(DemoProduct.BRIDGE_ABUTMENT, "8800451"), 1);

        house.treatment(
                north,
                TreatmentDraft.of(ANS, today.minusYears(2).minusDays(3), eva, "single-tooth")
                        .implant(25, brought(Box.gs1(DemoProduct.IMPLANT_45, "C88120", today.minusDays(60))))
                        .details());
        house.treatment(
                harbour,
                TreatmentDraft.of(BRAM, today.minusDays(330), guest, "free-end")
                        .implant(45, brought(shared()))
                        .implant(46, brought(shared()))
                        .details());
        house.treatment(
                north,
                TreatmentDraft.of(CHLOE, today.minusDays(4), eva, "single-tooth")
                        .implant(12, taken(implants.get(0)), taken(abutments.get(0)))
                        .donor()
                        .details());
    }

    /** Of the lot that lies at De Linden too: each clinic's recall finds its own alone. */
    private Box shared() {
        return Box.gs1(DemoProduct.IMPLANT_41, LindenClinic.RECALLED_LOT, today.plusYears(3));
    }
}
