package org.alveolus.bench.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Things that take turns, round after round, so that whatever else the machine does meets all of them: what is compared is each
 * round's ratio.
 */
final class Comparison {

    private static final int UNCOUNTED = 2;

    private final int rounds;
    private final Map<String, Supplier<Measured>> sides = new LinkedHashMap<>();
    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

    Comparison(int rounds) {
        this.rounds = rounds;
    }

    /** Adds a side; the work is one round of it. */
    Comparison side(String name, Supplier<Measured> work) {
        sides.put(name, work);
        measured.put(name, new ArrayList<>());
        return this;
    }

    /** Rounds that do not count, in which the server warms up, then those that do. */
    Comparison run() {
        for (int round = 0; round < UNCOUNTED; round++) {
            sides.values().forEach(Supplier::get);
        }
        List<String> order = new ArrayList<>(sides.keySet());
        for (int round = 0; round < rounds; round++) {
            order.forEach(name -> measured.get(name).add(sides.get(name).get()));
            order.add(order.remove(0));
        }
        return this;
    }

    Measured of(String side) {
        return Measured.together(measured.get(side));
    }

    /** Of the rounds' ratios of a side to another. */
    Ratio ratio(String side, String floor, ToDoubleFunction<Measured> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ratios.add(figure.applyAsDouble(measured.get(side).get(round))
                    / figure.applyAsDouble(measured.get(floor).get(round)));
        }
        ratios.sort(Comparator.naturalOrder());
        return new Ratio(ratios.get(0), ratios.get(rounds / 2), ratios.get(rounds - 1));
    }

    /** The least, the middle and the greatest. */
    record Ratio(double least, double middle, double greatest) {}
}
