package org.alveolus.registry.internal.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.alveolus.registry.internal.statistics.Extract.Implant;
import org.alveolus.registry.internal.statistics.Extract.Treated;
import org.alveolus.registry.internal.statistics.Question.Censoring;

/** Treatments and questions by chance. */
public final class Practice {

    public static final Question EVERYTHING = new Question(null, null, null, null, null, null, Censoring.TODAY);

    private static final List<String> INDICATIONS =
            List.of("single-tooth", "free-end", "edentulous-upper", "pre-implant");
    private static final List<String> TECHNIQUES = List.of("bone-block", "ridge-split", "other");
    private static final List<String> REGIONS = List.of("mandible-molar", "symphysis", "zygoma");
    private static final List<String> CAUSES = List.of("fracture", "unknown");

    private Practice() {}

    static Map<Month, List<Treated>> random(
            Random random, List<UUID> locations, List<UUID> practitioners, LocalDate today) {
        Map<Month, List<Treated>> months =
                new TreeMap<>(Comparator.comparing(Month::number).thenComparing(Month::location));
        int days = 1 + random.nextInt(3000);
        for (int i = random.nextInt(60); i > 0; i--) {
            LocalDate date = today.minusDays(random.nextInt(days));
            Treated treated = treated(random, practitioners, date, today);
            months.computeIfAbsent(Month.of(one(random, locations), date), month -> new ArrayList<>())
                    .add(treated);
        }
        return months;
    }

    private static Treated treated(Random random, List<UUID> practitioners, LocalDate date, LocalDate today) {
        UUID by = one(random, practitioners);
        List<String> techniques = new ArrayList<>(TECHNIQUES.subList(0, random.nextInt(3)));
        List<Implant> implants = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            implants.add(implant(random, date, today));
        }
        return new Treated(
                new UUID(7, random.nextInt(20)),
                date,
                by.toString(),
                "Name of " + by,
                one(random, INDICATIONS),
                techniques,
                implants);
    }

    private static Implant implant(Random random, LocalDate date, LocalDate today) {
        int watched = (int) (today.toEpochDay() - date.toEpochDay());
        boolean lost = random.nextInt(4) == 0;
        int supplier = random.nextInt(3);
        int product = random.nextInt(2);
        return new Implant(
                11 + random.nextInt(8),
                one(random, REGIONS),
                "s" + supplier,
                "Supplier " + supplier,
                "p" + product,
                "Product " + product,
                lost ? date.plusDays(random.nextInt(watched + 1)) : null,
                lost ? one(random, CAUSES) : null,
                lost && random.nextBoolean(),
                date.plusDays(random.nextInt(watched + 1)));
    }

    public static Question question(Random random, List<UUID> locations, List<UUID> practitioners) {
        Integer from = random.nextBoolean() ? null : 2018 + random.nextInt(9);
        Integer to = random.nextBoolean() ? null : (from == null ? 2018 : from) + random.nextInt(4);
        String supplier = random.nextInt(3) == 0 ? "s" + random.nextInt(3) : null;
        return new Question(
                from,
                to,
                random.nextInt(3) == 0 ? one(random, practitioners) : null,
                random.nextInt(3) == 0 ? one(random, locations) : null,
                supplier,
                supplier != null && random.nextBoolean() ? "p" + random.nextInt(2) : null,
                one(random, List.of(Censoring.values())));
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
