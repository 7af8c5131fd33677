package org.alveolus.registry.internal.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by a key. Not thread-safe. */
final class Lines {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private long[] treatments = new long[64];
    private long[] implants = new long[64];
    private long[] patients = new long[64];
    private long[] lost = new long[64];
    private long[] lastTreatment = new long[64];

    /** The number of a key, from 0 on. */
    int of(String key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = keys.size();
        numbers.put(key, number);
        keys.add(key);
        names.add(null);
        if (number == treatments.length) {
            treatments = Arrays.copyOf(treatments, number * 2);
            implants = Arrays.copyOf(implants, number * 2);
            patients = Arrays.copyOf(patients, number * 2);
            lost = Arrays.copyOf(lost, number * 2);
            lastTreatment = Arrays.copyOf(lastTreatment, number * 2);
        }
        return number;
    }

    String key(int number) {
        return keys.get(number);
    }

    /** Null when none was given. */
    String nameOf(int number) {
        return names.get(number);
    }

    /** Keeps the newest name. */
    void name(int number, String name) {
        names.set(number, name);
    }

    /**
     * Counts a treatment once, however often it is told.
     *
     * @param treatment its number, from 1 on
     */
    void treatment(int number, long treatment) {
        if (lastTreatment[number] != treatment) {
            lastTreatment[number] = treatment;
            treatments[number]++;
        }
    }

    void implant(int number, boolean wasLost) {
        implants[number]++;
        if (wasLost) {
            lost[number]++;
        }
    }

    void patient(int number) {
        patients[number]++;
    }

    /** Those that have a treatment. */
    List<Figures.Line> lines(boolean withPatients) {
        List<Figures.Line> lines = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (treatments[i] > 0) {
                lines.add(new Figures.Line(keys.get(i), names.get(i), counts(i, withPatients)));
            }
        }
        return lines;
    }

    private Figures.Counts counts(int number, boolean withPatients) {
        return new Figures.Counts(
                treatments[number], implants[number], withPatients ? patients[number] : null, lost[number]);
    }
}
