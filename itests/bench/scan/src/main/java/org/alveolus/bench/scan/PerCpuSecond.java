package org.alveolus.bench.scan;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs the benchmarks of one class by the thread's processor time instead of the clock, for machines that others use too:
 * {@code java ... org.alveolus.bench.scan.PerCpuSecond HibcBenchmark}. JMH measures by the clock.
 */
public final class PerCpuSecond {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARMUPS = 6;
    private static final int ROUNDS = 11;
    private static final int CALLS_AT_ONCE = 1_000;
    private static final long ROUND_NANOSECONDS = 250_000_000L;

    private static volatile Object sink;

    private PerCpuSecond() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        for (String type : arguments) {
            Class<?> benchmarks = Class.forName(PerCpuSecond.class.getPackageName() + "." + type);
            Method[] methods = benchmarks.getDeclaredMethods();
            Arrays.sort(methods, (one, other) -> one.getName().compareTo(other.getName()));
            for (Method method : methods) {
                if (method.isAnnotationPresent(org.openjdk.jmh.annotations.Benchmark.class)) {
                    run(method, benchmarks.getDeclaredConstructor().newInstance());
                }
            }
        }
    }

    private static void run(Method method, Object benchmarks) throws ReflectiveOperationException {
        for (int i = 0; i < WARMUPS; i++) {
            round(method, benchmarks);
        }
        double[] rates = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rates[i] = round(method, benchmarks);
        }
        Arrays.sort(rates);
        System.out.printf(
                "%s.%s %.2f million calls per CPU second (median of %d rounds)%n",
                benchmarks.getClass().getSimpleName(), method.getName(), rates[ROUNDS / 2] / 1e6, ROUNDS);
    }

    private static double round(Method method, Object benchmarks) throws ReflectiveOperationException {
        long begin = THREADS.getCurrentThreadCpuTime();
        long end;
        long calls = 0;
        do {
            for (int i = 0; i < CALLS_AT_ONCE; i++) {
                sink = method.invoke(benchmarks);
            }
            calls += CALLS_AT_ONCE;
            end = THREADS.getCurrentThreadCpuTime();
        } while (end - begin < ROUND_NANOSECONDS);
        return calls * 1e9 / (end - begin);
    }
}
