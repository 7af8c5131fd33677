package org.alveolus.registry.internal.statistics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alveolus.registry.internal.statistics.Extract.Implant;
import org.alveolus.registry.internal.statistics.Extract.Treated;
import org.junit.Test;

/** Proves R10. */
public class TallyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final UUID NORTH = new UUID(0, 1);
    private static final UUID SOUTH = new UUID(0, 2);
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BERT = new UUID(1, 2);

    @Test
    public void countsTheSameAsSomebodyWhoLooksAtEveryTreatment() {
        Random random = new Random(20261122);
        for (int turn = 0; turn < 200; turn++) {
            Map<Month, List<Treated>> all = Practice.random(random, List.of(NORTH, SOUTH), List.of(ANNA, BERT), TODAY);
            Question question = Practice.question(random, List.of(NORTH, SOUTH), List.of(ANNA, BERT));
            UUID alone = random.nextInt(3) == 0 ? BERT : null;
            Tally tally = new Tally(question, RegisterRule.DEFAULT, alone, supplier -> supplier, TODAY);
            all.forEach((month, treated) -> tally.add(month.location(), month.year(), Extract.write(treated)));
            SlowCount.check(question, RegisterRule.DEFAULT, alone, TODAY, all, tally.figures());
        }
    }

    @Test
    public void onlySoManyPatientsBeforeImplantsCountForTheRegister() {
        List<Treated> treated = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            treated.add(before(new UUID(9, i), TODAY.minusYears(1)));
        }
        treated.add(implanted(new UUID(9, 0), TODAY, "single-tooth")); // in whom surgery before the implant was not all
        treated.add(implanted(new UUID(9, 100), TODAY, "edentulous-lower"));
        treated.add(before(new UUID(9, 200), TODAY.minusYears(5))); // a day too early
        treated.add(implanted(new UUID(9, 201), TODAY.minusYears(5).plusDays(1), "free-end"));

        Figures.Progress progress = figures(treated).progress().get(0);

        assertEquals(3, progress.implants());
        assertEquals(59, progress.preImplantOnly());
        assertEquals(3 + 50, progress.counted());
        assertEquals(2, progress.partiallyEdentate());
        assertEquals(60, progress.techniques());
    }

    @Test
    public void nothingIsCountedWhereThereIsNothing() {
        Figures figures =
                new Tally(Practice.EVERYTHING, RegisterRule.DEFAULT, null, supplier -> supplier, TODAY).figures();
        assertEquals(0, figures.total().treatments());
        assertEquals(List.of(), figures.years());
        assertEquals(List.of(), figures.progress());
        assertEquals(0, figures.survival().devices());
    }

    @Test
    public void othersAreOneForWhoeverIsNotToldThemApart() {
        List<Treated> treated = List.of(
                implanted(new UUID(9, 1), TODAY, "single-tooth"), implanted(new UUID(9, 1), TODAY, "single-tooth"));
        Tally tally = new Tally(Practice.EVERYTHING, RegisterRule.DEFAULT, BERT, supplier -> supplier, TODAY);
        Map<Month, List<Treated>> months = treated.stream()
                .collect(Collectors.groupingBy(
                        each -> Month.of(NORTH, each.date()), TallyTest::byMonth, Collectors.toList()));
        months.forEach((month, some) -> tally.add(NORTH, month.year(), Extract.write(some)));
        Figures.Line only = tally.figures().practitioners().get(0);
        assertEquals(Tally.OTHERS, only.key());
        assertNull(only.name());
        assertEquals(2, only.counts().treatments());
        assertEquals(Long.valueOf(1), only.counts().patients());
        assertEquals(List.of(), tally.figures().progress());
    }

    private static Map<Month, List<Treated>> byMonth() {
        return new TreeMap<>(Comparator.comparing(Month::number));
    }

    private static Figures figures(List<Treated> treated) {
        Tally tally = new Tally(Practice.EVERYTHING, RegisterRule.DEFAULT, null, supplier -> supplier, TODAY);
        Map<Month, List<Treated>> months = treated.stream()
                .collect(Collectors.groupingBy(
                        each -> Month.of(NORTH, each.date()), TallyTest::byMonth, Collectors.toList()));
        months.forEach((month, some) -> tally.add(NORTH, month.year(), Extract.write(some)));
        return tally.figures();
    }

    private static Treated before(UUID patient, LocalDate date) {
        return new Treated(patient, date, ANNA.toString(), "A.", "pre-implant", List.of("bone-block"), List.of());
    }

    private static Treated implanted(UUID patient, LocalDate date, String indication) {
        return new Treated(
                patient,
                date,
                ANNA.toString(),
                "A.",
                indication,
                List.of(),
                List.of(new Implant(36, "mandible-molar", "s", "S", "p", "P", null, null, false, date)));
    }
}
