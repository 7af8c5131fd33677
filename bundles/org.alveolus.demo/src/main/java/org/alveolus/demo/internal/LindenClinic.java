package org.alveolus.demo.internal;

import static org.alveolus.demo.internal.TreatmentDraft.brought;
import static org.alveolus.demo.internal.TreatmentDraft.taken;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.api.registry.RecallContact.Outcome;
import org.alveolus.api.registry.RecallContact.Way;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.CodedDate;

/**
 * De Linden Implantologie, the clinic in which the demo is walked through: a stock at Zuid, none yet at Centrum, and treatments of
 * four years at both.
 */
final class LindenClinic {

    /** Lies in two storage locations and was used at both practice locations: the lot to recall. */
    static final String RECALLED_LOT = "RX2207";

    private static final Person JAN = new Person("L-1001", "Jan Voorbeeld", LocalDate.of(1958, 3, 14), "nl");
    private static final Person MARIA = new Person("L-1002", "Maria Proefpersoon", LocalDate.of(1964, 11, 2), "nl");
    private static final Person PIETER = new Person("L-1003", "Pieter Testman", LocalDate.of(1971, 6, 23), "nl");
    private static final Person ELS = new Person("L-1004", "Els Specimen", LocalDate.of(1949, 1, 30), "nl");
    private static final Person GRETA = new Person("L-1005", "Greta Beispiel", LocalDate.of(1955, 8, 9), "de");
    private static final Person JOHN = new Person("L-1006", "John Sample", LocalDate.of(1980, 12, 17), "en");
    private static final Person SAM = new Person("L-1007", "Sam Fictief", null, "nl");
    private static final Person NOOR = new Person("L-1008", "Noor Demonstratie", LocalDate.of(1990, 5, 5), "nl");
    private static final Person TOM = new Person("L-1009", "Tom Verzonnen", LocalDate.of(1967, 9, 27), "nl");

    private final House house;
    private final LocalDate today;
    private final UUID centre;
    private final UUID south;

    LindenClinic(Services services) {
        house = new House(
                services,
                new Institution(
                        new InstitutionId(Ids.next()),
                        "De Linden Implantologie",
                        Institution.Kind.CLINIC,
                        "NL",
                        ZoneId.of("Europe/Amsterdam"),
                        List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH, Locale.GERMAN),
                        "Lindelaan 1\n1234 AB Voorbeeldstad\nNederland",
                        "https://linden.example"));
        today = house.today();
        centre = house.location("Linden Centrum", "Lindelaan 1\n1234 AB Voorbeeldstad");
        south = house.location("Linden Zuid", "Zuiderlaan 22\n1234 ZD Voorbeeldstad");
    }

    /**
     * @return who works at another clinic too
     */
    Staff make() {
        house.staff(
                "admin@linden.example", "Anna Beheer", Map.of(centre, Role.ADMINISTRATOR, south, Role.ADMINISTRATOR));
        Staff vera = house.staff(
                "implantologist@linden.example",
                "Dr. Vera Voorbeeld",
                Map.of(centre, Role.IMPLANTOLOGIST, south, Role.IMPLANTOLOGIST));
        Staff floris = house.staff(
                "implantologist.zuid@linden.example",
                "Dr. Floris Fictief",
                Map.of(centre, Role.READER, south, Role.IMPLANTOLOGIST));
        house.staff("assistant@linden.example", "Astrid Assistent", Map.of(centre, Role.READER, south, Role.ASSISTANT));
        house.staff(
                "reception@linden.example",
                "Rosa Receptie",
                Map.of(centre, Role.RECEPTIONIST, south, Role.RECEPTIONIST));
        house.staff("reader@linden.example", "Kees Kijker", Map.of(centre, Role.READER));
        Staff guest = house.staff("guest@linden.example", "Dr. Gijs Gast", Map.of(south, Role.IMPLANTOLOGIST));

        house.suppliers(List.of(Maker.values()));
        house.patients(List.of(JAN, MARIA, PIETER, ELS, GRETA, JOHN, SAM, NOOR, TOM));
        Past past = treatBefore(vera, floris);
        treatFromStock(vera, floris, guest);
        seeAgain(past, vera, floris);
        recallOldLots(past);
        return guest;
    }

    /** Treatments whose patients came again. */
    private record Past(Treatment jan, Treatment maria, Treatment pieter, Treatment els, Treatment greta) {}

    private Past treatBefore(Staff vera, Staff floris) {
        Treatment jan = house.treatment(
                centre,
                TreatmentDraft.of(JAN, today.minusYears(3).minusDays(12), vera, "single-tooth")
                        .implant(36, brought(conus("C90311", today.minusYears(1))))
                        .donor()
                        .details());
        Box granules = Box.hibcLot(DemoProduct.GRANULES, "BG4870", today.minusYears(1));
        Treatment maria = house.treatment(
                centre,
                TreatmentDraft.of(MARIA, today.minusYears(2).minusDays(40), vera, "bounded-gap")
                        .implant(14, brought(level("RX1980", today)))
                        .implant(15, brought(level("RX1980", today)))
                        .techniques(List.of("sinus-lift-crestal"), List.of(15), brought(granules))
                        .sentBy("Tandartspraktijk De Fictie")
                        .details());
        Treatment pieter = house.treatment(
                centre,
                TreatmentDraft.of(PIETER, today.minusYears(1).plusDays(5), vera, "single-tooth")
                        .implant(21, brought(recalled()), brought(healing("AB6904")))
                        .donor()
                        .details());
        Box graft = Box.isbt(DemoProduct.BONE_GRAFT, "A999725004711", "000019", "XYZ118", today.plusMonths(8));
        house.treatment(
                south,
                TreatmentDraft.of(ELS, today.minusYears(1).minusDays(100), floris, "pre-implant")
                        .techniques(List.of("sinus-lift-lateral", "bone-augmentation"), List.of(16, 17), brought(graft))
                        .extra("Genezing afwachten, implantaten na zes maanden.")
                        .details());
        Treatment els = house.treatment(
                south,
                TreatmentDraft.of(ELS, today.minusDays(200), floris, "free-end")
                        .implant(16, brought(recalled()), brought(healing("AB6904")))
                        .implant(17, brought(recalled()), brought(healing("AB6904")))
                        .details());
        Treatment greta = house.treatment(
                south,
                TreatmentDraft.of(GRETA, today.minusDays(90), vera, "edentulous-lower")
                        .implant(33, brought(conus("D10488", today.plusYears(2))))
                        .implant(31, brought(conus("D10488", today.plusYears(2))))
                        .implant(41, brought(conus("D10488", today.plusYears(2))))
                        .implant(43, brought(conus("D10488", today.plusYears(2))))
                        .sentBy("Tandartspraktijk Verzonnen")
                        .details());
        house.treatment(
                south,
                TreatmentDraft.of(SAM, today.minusDays(30), floris, "single-tooth")
                        .implant(45, brought(unlabelled()))
                        .details());
        return new Past(jan, maria, pieter, els, greta);
    }

    /** Visits, complications and two losses, an early and a late one, so that there is a survival to be seen. */
    private void seeAgain(Past past, Staff vera, Staff floris) {
        visit(past.jan, 36, today.minusYears(2), "Geen bijzonderheden.", vera, today.minusYears(1));
        visit(past.jan, 36, today.minusYears(1), "Botniveau stabiel op de foto.", vera, today.plusMonths(2));
        visit(past.maria, 14, today.minusYears(1).minusDays(60), "Pocket van 6 mm.", vera, today.minusYears(1));
        house.followUp(
                past.maria,
                Kind.COMPLICATION,
                new FollowUpEntry(today.minusYears(1).minusDays(60), "peri-implantitis", null, vera.account(), null),
                14);
        house.followUp(
                past.maria,
                Kind.LOSS,
                new FollowUpEntry(today.minusYears(1), "peri-implantitis", "Verwijderd.", vera.account(), null),
                14);
        visit(past.maria, 15, today.minusYears(1), "Geen bijzonderheden.", vera, today.plusMonths(1));
        visit(past.pieter, 21, today.minusMonths(6), "Gingiva rustig.", vera, today.plusMonths(6));
        house.followUp(
                past.els,
                Kind.COMPLICATION,
                new FollowUpEntry(today.minusDays(120), "screw-loosening", "Vastgezet.", floris.account(), null),
                16);
        house.followUp(
                past.greta,
                Kind.LOSS,
                new FollowUpEntry(today.minusDays(30), "no-osseointegration", null, vera.account(), null),
                31);
        visit(past.greta, 33, today.minusDays(30), "Implantaten 33, 41 en 43 vast.", vera, today.plusDays(60));
    }

    private void visit(
            Treatment treatment, int position, LocalDate date, String findings, Staff practitioner, LocalDate next) {
        house.followUp(
                treatment, Kind.VISIT, new FollowUpEntry(date, null, findings, practitioner.account(), next), position);
    }

    /** A case that is closed, and one on which there is work to do. */
    private void recallOldLots(Past past) {
        UUID closed = house.recall(
                "FSN-2026-014",
                today.minusDays(40),
                "Verkeerd etiket op een deel van de partij; het implantaat zelf voldoet.",
                "C90311");
        house.contact(closed, past.jan, Way.TELEPHONE, Outcome.REACHED, "Etiket nagekeken: het juiste product.", true);
        house.closeRecall(closed);
        UUID open = house.recall(
                "FSN-2026-031",
                today.minusDays(6),
                "Schroefdraad van het healing abutment kan afwijken. Controleer bij de eerstvolgende zitting.",
                "AB6904");
        house.contact(open, past.pieter, Way.TELEPHONE, Outcome.NOT_REACHED, "Voicemail ingesproken.", false);
    }

    private void treatFromStock(Staff vera, Staff floris, Staff guest) {
        UUID first = house.storage(south, "Kast 1", "Behandelkamer 1");
        UUID second = house.storage(south, "Kast 2", "Behandelkamer 2");
        UUID depot = house.storage(south, "Magazijn", "Voorraad");

        List<StockItem> recalled = house.shelve(first, recalled(), 4);
        house.shelve(depot, recalled(), 2);
        house.shelve(first, level("RX2291", today.plusDays(20)), 3);
        house.shelve(second, expired(), 1);
        List<StockItem> conus = house.shelve(second, conus("D10488", today.plusYears(2)), 4);
        house.shelve(depot, conus("D10502", today.plusDays(55)), 2);
        List<StockItem> healing = house.shelve(first, healing("AB7290"), 6);
        List<StockItem> bridge = house.shelve(second, Box.hibcSerial(DemoProduct.BRIDGE_ABUTMENT, "7700121"), 1);
        house.shelve(second, Box.hibcSerial(DemoProduct.BRIDGE_ABUTMENT, "7700122"), 1);
        house.shelve(second, Box.hibcSerial(DemoProduct.BRIDGE_ABUTMENT, "7700123"), 1);
        house.shelve(depot, graft("000031"), 1);
        house.shelve(depot, graft("000032"), 1);
        List<StockItem> granules =
                house.shelve(depot, Box.hibcLot(DemoProduct.GRANULES, "BG5511", today.plusMonths(1)), 3);
        List<StockItem> membranes = house.shelve(depot, Box.gs1(DemoProduct.MEMBRANE, "ME0902", today.plusYears(3)), 2);
        house.shelve(first, unlabelled(), 1);

        house.reorder(conus.get(0), 8, 12);
        house.reorder(recalled.get(0), 6, 10);
        house.reorder(membranes.get(0), 2, 4);
        house.giveBack(
                house.shelve(first, level("RX2150", today.plusDays(70)), 2),
                null,
                ReturnState.SENT,
                ReturnState.CREDITED);
        house.giveBack(
                house.shelve(second, conus("D10431", today.plusDays(80)), 1),
                "Telefonisch aangekondigd.",
                ReturnState.SENT);

        house.treatment(
                south,
                TreatmentDraft.of(JOHN, today.minusDays(9), floris, "single-tooth")
                        .implant(46, taken(recalled.get(0)), taken(bridge.get(0)))
                        .donor()
                        .details());
        house.treatment(
                south,
                TreatmentDraft.of(TOM, today.minusDays(2), guest, "implant-replacement")
                        .implant(24, taken(conus.get(0)), taken(healing.get(0)))
                        .techniques(
                                List.of("guided-bone-regeneration"),
                                List.of(24),
                                taken(granules.get(0)),
                                taken(membranes.get(0)))
                        .details());
        house.treatment(
                south,
                TreatmentDraft.of(JAN, today.minusDays(1), vera, "single-tooth")
                        .implant(37, taken(recalled.get(1)), taken(healing.get(1)))
                        .donor()
                        .details());
    }

    private Box recalled() {
        return level(RECALLED_LOT, today.plusYears(3));
    }

    private static Box level(String lot, LocalDate expiry) {
        return Box.gs1(DemoProduct.IMPLANT_41, lot, expiry);
    }

    private static Box conus(String lot, LocalDate expiry) {
        return Box.gs1(DemoProduct.IMPLANT_45, lot, expiry);
    }

    private Box healing(String lot) {
        return Box.gs1(DemoProduct.HEALING_ABUTMENT, lot, today.plusYears(4));
    }

    private Box graft(String pack) {
        return Box.isbt(DemoProduct.BONE_GRAFT, "A999726123456", pack, "XYZ123", today.plusMonths(14));
    }

    /** A label as it was published; it expired in 2025. */
    private static Box expired() {
        return new Box(
                DemoProduct.IMPLANT_41,
                "EF51",
                null,
                CodedDate.ofDay(2025, 10, 19),
                "0107630031730428112010201725101910EF51");
    }

    /** Typed from a box without a code, with what has to be completed. */
    private static Device unlabelled() {
        return new Device(
                DeviceKind.IMPLANT,
                null,
                Maker.FICTIEF.title,
                "FD-2410",
                "Fictief Mini 2.4 x 10",
                "Mini",
                null,
                null,
                new BigDecimal("2.4"),
                new BigDecimal("10"),
                null,
                null,
                null,
                null,
                Device.Entry.TYPED);
    }
}
