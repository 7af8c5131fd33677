package org.alveolus.itests.hotswap;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * What is there in the container at one moment, counted.
 *
 * @param threads  live threads by name, numbers left out, without those of pools that grow and shrink with the load
 * @param services registered services by bundle and type
 * @param classes  how many classes are loaded
 */
public record Footprint(Map<String, Long> threads, Map<String, Long> services, int classes) {

    /** Jetty's pool, the test's own load and its HTTP client: they follow the number of requests, not of swaps. */
    private static final List<String> ELASTIC = List.of("qtp", "load-", "HttpClient-", "ForkJoinPool");

    private static final int POOLED = 8;

    /** What is there now. */
    public static Footprint now(BundleContext context) {
        return new Footprint(
                liveThreads(),
                registered(context),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    /**
     * What there is more of than before so many cycles: of services any, of threads so many that they grow with the cycles,
     * since some pools grow once by a few when they are busy.
     */
    public List<String> grownSince(Footprint before, int cycles) {
        List<String> grown = new ArrayList<>();
        compare(grown, "threads", before.threads, threads, Math.max(POOLED, cycles / 2));
        compare(grown, "services", before.services, services, 0);
        return grown;
    }

    private static void compare(
            List<String> grown, String what, Map<String, Long> before, Map<String, Long> after, int allowance) {
        after.forEach((name, count) -> {
            long earlier = before.getOrDefault(name, 0L);
            if (count > earlier + allowance) {
                grown.add(what + " " + name + ": " + earlier + " -> " + count);
            }
        });
    }

    private static Map<String, Long> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> ELASTIC.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("[0-9]+", "#"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> registered(BundleContext context) {
        try {
            return Arrays.stream(context.getAllServiceReferences(null, null))
                    .map(service -> service.getBundle().getSymbolicName() + " "
                            + Arrays.toString((String[]) service.getProperty("objectClass")))
                    .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        } catch (InvalidSyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
