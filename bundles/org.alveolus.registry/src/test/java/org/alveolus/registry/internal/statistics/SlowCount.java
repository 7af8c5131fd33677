package org.alveolus.registry.internal.statistics;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.registry.internal.statistics.Extract.Implant;
import org.alveolus.registry.internal.statistics.Extract.Treated;

/** Counts from the definitions of docs/statistics.md, each figure by itself. */
public final class SlowCount {

    private record At(UUID location, Treated treated, List<Implant> implants) {}

    private SlowCount() {}

    /**
     * Compares.
     *
     * @param alone null when all practitioners are told apart
     */
    public static void check(
            Question question,
            RegisterRule rule,
            UUID alone,
            LocalDate today,
            Map<Month, List<Treated>> all,
            Figures figures) {
        Function<Treated, String> by =
                treated -> alone == null || treated.practitioner().equals(alone.toString())
                        ? treated.practitioner()
                        : Tally.OTHERS;
        List<At> meant = meant(question, all);

        assertEquals(new Figures.Counts(meant.size(), implants(meant), patients(meant), lost(meant)), figures.total());
        assertEquals(lines(meant, at -> Set.of("" + at.treated().date().getYear()), true), counts(figures.years()));
        assertEquals(lines(meant, at -> Set.of(by.apply(at.treated())), true), counts(figures.practitioners()));
        assertEquals(
                lines(meant, at -> Set.of(at.treated().date().getYear() + " " + by.apply(at.treated())), false),
                figures.practitionerYears().stream()
                        .collect(Collectors.toMap(
                                line -> line.year() + " " + line.practitioner(), Figures.PractitionerYear::counts)));
        assertEquals(lines(meant, at -> Set.of(at.treated().indication()), false), counts(figures.indications()));
        assertEquals(lines(meant, at -> new HashSet<>(at.treated().techniques()), false), counts(figures.techniques()));
        assertEquals(byImplant(meant, implant -> "" + implant.position()), counts(figures.positions()));
        assertEquals(byImplant(meant, Implant::region), counts(figures.regions()));
        assertEquals(byImplant(meant, Implant::supplier), counts(figures.suppliers()));
        causes(meant, figures);
        survival(question, today, meant, figures);
        progress(question, rule, alone, today, all, figures);
    }

    private static List<At> meant(Question question, Map<Month, List<Treated>> all) {
        boolean ofProducts = question.supplier() != null;
        List<At> meant = new ArrayList<>();
        all.forEach((month, some) -> some.stream()
                .filter(treated ->
                        question.location() == null || question.location().equals(month.location()))
                .filter(treated -> question.from() == null || treated.date().getYear() >= question.from())
                .filter(treated -> question.to() == null || treated.date().getYear() <= question.to())
                .filter(treated -> question.practitioner() == null
                        || question.practitioner().toString().equals(treated.practitioner()))
                .map(treated -> new At(
                        month.location(),
                        treated,
                        treated.implants().stream()
                                .filter(implant ->
                                        !ofProducts || implant.supplier().equals(question.supplier()))
                                .filter(implant -> question.product() == null
                                        || implant.product().equals(question.product()))
                                .toList()))
                .filter(at -> !ofProducts || !at.implants().isEmpty())
                .forEach(meant::add));
        return meant;
    }

    private static Map<String, Figures.Counts> lines(
            List<At> meant, Function<At, Set<String>> keys, boolean withPatients) {
        Map<String, List<At>> groups = new HashMap<>();
        meant.forEach(at -> keys.apply(at).forEach(key -> groups.computeIfAbsent(key, none -> new ArrayList<>())
                .add(at)));
        Map<String, Figures.Counts> lines = new HashMap<>();
        groups.forEach((key, some) -> lines.put(
                key,
                new Figures.Counts(some.size(), implants(some), withPatients ? patients(some) : null, lost(some))));
        return lines;
    }

    private static Map<String, Figures.Counts> byImplant(List<At> meant, Function<Implant, String> key) {
        Map<String, Figures.Counts> lines = new HashMap<>();
        Set<String> keys =
                meant.stream().flatMap(at -> at.implants().stream()).map(key).collect(Collectors.toSet());
        for (String each : keys) {
            List<At> some = meant.stream()
                    .map(at -> new At(
                            at.location(),
                            at.treated(),
                            at.implants().stream()
                                    .filter(implant -> key.apply(implant).equals(each))
                                    .toList()))
                    .filter(at -> !at.implants().isEmpty())
                    .toList();
            lines.put(each, new Figures.Counts(some.size(), implants(some), null, lost(some)));
        }
        return lines;
    }

    private static Map<String, Figures.Counts> counts(List<Figures.Line> lines) {
        return lines.stream().collect(Collectors.toMap(Figures.Line::key, Figures.Line::counts));
    }

    private static long implants(List<At> some) {
        return some.stream().mapToLong(at -> at.implants().size()).sum();
    }

    private static Long patients(List<At> some) {
        return some.stream().map(at -> at.treated().patient()).distinct().count();
    }

    private static long lost(List<At> some) {
        return all(some).filter(implant -> implant.lost() != null).count();
    }

    private static Stream<Implant> all(List<At> some) {
        return some.stream().flatMap(at -> at.implants().stream());
    }

    private static void causes(List<At> meant, Figures figures) {
        Map<String, List<Implant>> byCause =
                all(meant).filter(implant -> implant.lost() != null).collect(Collectors.groupingBy(Implant::cause));
        assertEquals(
                byCause.entrySet().stream()
                        .map(entry -> new Figures.Cause(
                                entry.getKey(),
                                entry.getValue().stream().filter(Implant::early).count(),
                                entry.getValue().stream()
                                        .filter(implant -> !implant.early())
                                        .count()))
                        .collect(Collectors.toSet()),
                Set.copyOf(figures.causes()));
    }

    private static void survival(Question question, LocalDate today, List<At> meant, Figures figures) {
        KaplanMeier estimate = new KaplanMeier();
        for (At at : meant) {
            for (Implant implant : at.implants()) {
                LocalDate end = implant.lost() != null
                        ? implant.lost()
                        : question.censoring() == Question.Censoring.TODAY ? today : implant.seen();
                estimate.add((int) (end.toEpochDay() - at.treated().date().toEpochDay()), implant.lost() != null);
            }
        }
        Survival expected = estimate.estimate();
        assertEquals(expected.devices(), figures.survival().devices());
        assertEquals(expected.last(), figures.survival().last());
        assertEquals(expected.steps(), figures.survival().steps());
    }

    private static void progress(
            Question question,
            RegisterRule rule,
            UUID alone,
            LocalDate today,
            Map<Month, List<Treated>> all,
            Figures figures) {
        Map<String, List<Treated>> byPractitioner = all.values().stream()
                .flatMap(List::stream)
                .filter(treated -> treated.date().isAfter(today.minusYears(rule.years())))
                .filter(treated -> alone == null || alone.toString().equals(treated.practitioner()))
                .filter(treated -> question.practitioner() == null
                        || question.practitioner().toString().equals(treated.practitioner()))
                .collect(Collectors.groupingBy(Treated::practitioner));
        Map<String, List<Long>> expected = new HashMap<>();
        byPractitioner.forEach((practitioner, some) -> {
            Set<UUID> withImplant =
                    patients(some, treated -> !treated.implants().isEmpty());
            Set<UUID> before = patients(
                    some,
                    treated -> treated.implants().isEmpty()
                            && !treated.techniques().isEmpty());
            before.removeAll(withImplant);
            if (withImplant.size() + before.size() > 0) {
                expected.put(
                        practitioner,
                        List.of(
                                (long) withImplant.size(),
                                (long) before.size(),
                                (long) withImplant.size() + Math.min(before.size(), rule.preImplantMost()),
                                (long) patients(
                                                some,
                                                treated -> !treated.implants().isEmpty()
                                                        && rule.partiallyEdentateIndications()
                                                                .contains(treated.indication()))
                                        .size(),
                                (long) patients(some, treated -> !treated.techniques()
                                                .isEmpty())
                                        .size()));
            }
        });
        assertEquals(
                expected,
                figures.progress().stream()
                        .collect(Collectors.toMap(
                                Figures.Progress::practitioner,
                                each -> List.of(
                                        each.implants(),
                                        each.preImplantOnly(),
                                        each.counted(),
                                        each.partiallyEdentate(),
                                        each.techniques()))));
    }

    private static Set<UUID> patients(List<Treated> some, Predicate<Treated> which) {
        return some.stream().filter(which).map(Treated::patient).collect(Collectors.toCollection(HashSet::new));
    }
}
