package org.alveolus.bench.scan;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Runs the benchmark methods of this package by the processor time of their thread instead of the clock, for machines that have
 * other work to do. Names the best of some rounds.
 */
public final class ProcessorTime {

    private static final int CALLS = 500_000;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int ROUNDS = 8;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Results go here, so that no call can be left out. */
    private static Object last;

    private ProcessorTime() {}

    public static void main(String[] names) throws Throwable {
        List<String> classes =
                names.length > 0 ? List.of(names) : List.of("Gs1Benchmark", "HibcBenchmark", "Isbt128Benchmark");
        for (String name : classes) {
            Class<?> type = Class.forName(ProcessorTime.class.getPackageName() + "." + name);
            Object benchmark = type.getConstructor().newInstance();
            Method[] methods = type.getMethods();
            Arrays.sort(methods, Comparator.comparing(Method::getName));
            for (Method method : methods) {
                if (method.isAnnotationPresent(Benchmark.class)) {
                    report(name + "." + method.getName(), handle(benchmark, method));
                }
            }
        }
    }

    private static MethodHandle handle(Object benchmark, Method method) throws IllegalAccessException {
        return MethodHandles.lookup().unreflect(method).bindTo(benchmark).asType(MethodType.methodType(Object.class));
    }

    private static void report(String name, MethodHandle handle) throws Throwable {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            nanoseconds(handle);
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, nanoseconds(handle));
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        nanoseconds(handle);
        long bytes = (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
        System.out.printf(
                "%-40s %8.1f ns %,12.0f a second %6d B%n", name, least / (double) CALLS, CALLS * 1e9 / least, bytes);
    }

    private static long nanoseconds(MethodHandle handle) throws Throwable {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < CALLS; i++) {
            last = handle.invokeExact();
        }
        long time = THREADS.getCurrentThreadCpuTime() - start;
        if (last == null) {
            throw new IllegalStateException("a benchmark gave no result");
        }
        return time;
    }
}
