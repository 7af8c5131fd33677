package org.alveolus.demo.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.institution.Institution;

/** Tandtechniek De Brug, a lab, which keeps abutments in stock and treats nobody. */
final class DemoLab {

    private final House house;
    private final LocalDate today;

    DemoLab(Services services) {
        house = new House(
                services,
                new Institution(
                        new InstitutionId(Ids.next()),
                        "Tandtechniek De Brug",
                        Institution.Kind.LAB,
                        "NL",
                        ZoneId.of("Europe/Amsterdam"),
                        List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH),
                        "Brugstraat 6\n1234 BR Voorbeeldstad\nNederland",
                        "https://lab.example"));
        today = house.today();
    }

    void make() {
        UUID workshop = house.location("Werkplaats", "Brugstraat 6\n1234 BR Voorbeeldstad");
        house.staff("admin@lab.example", "Lotte Beheer", Map.of(workshop, Role.ADMINISTRATOR));
        house.staff("technician@lab.example", "Teun Technicus", Map.of(workshop, Role.TECHNICIAN));
        house.suppliers(List.of(Maker.VOORBEELD, Maker.FICTIEF));
        UUID drawer = house.storage(workshop, "Lade A", "Werkplaats");
        house.shelve(drawer, Box.gs1(DemoProduct.HEALING_ABUTMENT, "AB7288", today.plusYears(3)), 4);
        house.shelve(drawer, Box.hibcSerial(DemoProduct.BRIDGE_ABUTMENT, "6600098"), 1);
    }
}
