package org.alveolus.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What was measured.
 *
 * @param wall from the first request to the last answer
 * @param cpu processor time of the server's process meanwhile
 * @param nanos how long each request took, the shortest first
 */
record Measured(Duration wall, Duration cpu, long[] nanos) {

    static Measured of(Duration wall, Duration cpu, Collection<long[]> samples) {
        long[] all = samples.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Measured(wall, cpu, all);
    }

    /** Several rounds as if they were one. */
    static Measured together(List<Measured> rounds) {
        return of(
                rounds.stream().map(Measured::wall).reduce(Duration.ZERO, Duration::plus),
                rounds.stream().map(Measured::cpu).reduce(Duration.ZERO, Duration::plus),
                rounds.stream().map(Measured::nanos).toList());
    }

    double perSecond() {
        return nanos.length / (wall.toNanos() / 1e9);
    }

    double cpuMicros() {
        return cpu.toNanos() / 1e3 / nanos.length;
    }

    /** In milliseconds. */
    double percentile(double share) {
        int index = (int) Math.ceil(share * nanos.length) - 1;
        return nanos[Math.max(0, index)] / 1e6;
    }
}
