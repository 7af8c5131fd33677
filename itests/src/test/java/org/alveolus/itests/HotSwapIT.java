package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.alveolus.itests.harness.AlveolusTestSupport;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Await;
import org.alveolus.itests.harness.Clinic;
import org.alveolus.itests.harness.KarafShell;
import org.alveolus.itests.hotswap.BundleWatch;
import org.alveolus.itests.hotswap.Capability;
import org.alveolus.itests.hotswap.Footprint;
import org.alveolus.itests.hotswap.Load;
import org.alveolus.itests.hotswap.Workload;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/**
 * Each capability comes and goes while people work with the others: no request to the others fails, no other bundle is
 * restarted, what it shows appears and vanishes within two seconds, and nothing of it stays behind. Proves P1, P2.
 *
 * <p>System properties: {@code alveolus.hotswap.cycles} is how often each goes and comes, {@code alveolus.hotswap.only} has
 * the names of the only features to try, with commas between.
 */
public class HotSwapIT extends AlveolusTestSupport {

    private static final String CYCLES = "alveolus.hotswap.cycles";
    private static final String ONLY = "alveolus.hotswap.only";

    /** Of these it is promised; others are tried too. */
    private static final Set<String> PROMISED =
            Set.of("alveolus-institution", "alveolus-registry", "alveolus-scan", "alveolus-stock");

    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final Duration COLLECTION = Duration.ofSeconds(60);
    private static final int WARM_UP = 2;
    private static final int POOL = 20;

    private FeaturesService features;
    private KarafShell shell;
    private Workload workload;

    @Override
    protected List<Option> furtherOptions() {
        return Stream.of(CYCLES, ONLY)
                .filter(name -> System.getProperty(name) != null)
                .map(name -> (Option) systemProperty(name).value(System.getProperty(name)))
                .toList();
    }

    /** How often each capability goes and comes when nothing else is asked for. */
    protected int usualCycles() {
        return 50;
    }

    @Before
    public final void workIsThere() {
        features = services().await(FeaturesService.class);
        shell = new KarafShell(services());
        workload = new Workload(Clinic.first(api(), "Hotswap"), api());
    }

    @Test
    public void everyCapabilityComesAndGoesWithoutAFailedRequest() throws Exception {
        int cycles = Integer.getInteger(CYCLES, usualCycles());
        Map<String, String> reports = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (String feature : capabilities()) {
            Swapping swapping = new Swapping(capability(feature));
            try {
                reports.put(feature, swapping.repeat(cycles));
            } catch (AssertionError fault) {
                swapping.restore();
                reports.put(feature, fault.getMessage());
                faults.add(feature + ": " + fault.getMessage());
            }
        }
        reports.forEach((feature, report) -> System.out.println("HotSwap " + feature + ": " + report));
        assertEquals(String.join("\n", faults), List.of(), faults);
        everyConnectionIsBackInThePool();
    }

    /** The features that an administrator asked for and that no other one of them stands on. */
    private List<String> capabilities() throws Exception {
        String only = System.getProperty(ONLY);
        Set<String> names = new TreeSet<>();
        Set<String> ground = new TreeSet<>();
        for (Feature feature : features.listRequiredFeatures()) {
            if (feature.getName().startsWith("alveolus-")) {
                names.add(feature.getName());
                feature.getDependencies().forEach(needed -> ground.add(needed.getName()));
            }
        }
        names.removeAll(ground);
        assertTrue(names.toString(), names.containsAll(PROMISED));
        return names.stream()
                .filter(name -> only == null
                        || only.isEmpty()
                        || List.of(only.split(",")).contains(name))
                .toList();
    }

    private Capability capability(String feature) throws Exception {
        return Capability.of(features.getFeature(feature), context);
    }

    private void everyConnectionIsBackInThePool() throws SQLException {
        DataSource pool = services().await(DataSource.class, "(osgi.jndi.service.name=alveolus)");
        List<Connection> borrowed = new ArrayList<>();
        try {
            while (borrowed.size() < POOL) {
                borrowed.add(pool.getConnection());
            }
        } finally {
            for (Connection connection : borrowed) {
                connection.close();
            }
        }
    }

    /** One capability going and coming. */
    private final class Swapping {

        private final Capability capability;
        private final List<WeakReference<ClassLoader>> old = new ArrayList<>();
        private Duration slowestCommand = Duration.ZERO;
        private Duration slowestToGo = Duration.ZERO;
        private Duration slowestToCome = Duration.ZERO;

        Swapping(Capability capability) {
            this.capability = capability;
        }

        String repeat(int cycles) {
            for (int i = 0; i < WARM_UP; i++) {
                cycle();
            }
            long begun = System.nanoTime();
            Load load = Load.begin(workload.without(capability.feature()));
            Footprint before = Footprint.now(context);
            Footprint after;
            Load.Report report;
            try {
                for (int i = 0; i < cycles; i++) {
                    cycle();
                }
                after = Footprint.now(context);
            } finally {
                report = load.end();
            }
            assertEquals(report + "\n" + String.join("\n", report.failures()), 0, report.failed());
            assertEquals(List.of(), after.grownSince(before, cycles));
            oldClassLoadersAreCollected();
            return String.format(
                    "%d cycles in %d s, %s; command at most %d ms, gone after %d ms, there after %d ms; classes %d -> %d",
                    cycles,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    report,
                    slowestCommand.toMillis(),
                    slowestToGo.toMillis(),
                    slowestToCome.toMillis(),
                    before.classes(),
                    after.classes());
        }

        /** So that a fault of one capability is not taken for a fault of the next. */
        void restore() {
            shell.type("feature:install " + capability.feature());
        }

        private void cycle() {
            capability.classLoaders(context).forEach(loader -> old.add(new WeakReference<>(loader)));
            Set<Long> before = bundles();
            try (BundleWatch watch = new BundleWatch(context)) {
                command("feature:uninstall " + capability.feature());
                slowestToGo = longer(slowestToGo, since(() -> whatIsThere().isEmpty(), "still there"));
                Set<Long> left = bundles();
                command("feature:install " + capability.feature());
                slowestToCome =
                        longer(slowestToCome, since(() -> whatIsMissing().isEmpty(), "not there"));
                Set<Long> restarted = new HashSet<>(watch.touched());
                restarted.retainAll(before);
                restarted.retainAll(left);
                assertEquals(
                        "other bundles restarted",
                        Set.of(),
                        restarted.stream()
                                .map(id -> context.getBundle(id).toString())
                                .collect(Collectors.toSet()));
            }
            assertNull("deadlock", ManagementFactory.getThreadMXBean().findDeadlockedThreads());
        }

        private void command(String line) {
            long begun = System.nanoTime();
            shell.type(line);
            slowestCommand = longer(slowestCommand, Duration.ofNanos(System.nanoTime() - begun));
        }

        private Duration since(java.util.function.BooleanSupplier condition, String fault) {
            long begun = System.nanoTime();
            Await.until(
                    PROMPT,
                    condition,
                    () -> capability.feature() + " " + fault + ": there " + whatIsThere() + ", missing "
                            + whatIsMissing());
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        private Set<String> whatIsThere() {
            Set<String> there = new TreeSet<>();
            capability.addresses().stream().filter(this::answers).forEach(there::add);
            commands().filter(capability.commands()::contains).forEach(there::add);
            pages().filter(capability.pages()::contains).forEach(there::add);
            return there;
        }

        private Set<String> whatIsMissing() {
            Set<String> missing = new TreeSet<>(capability.addresses());
            missing.addAll(capability.commands());
            missing.addAll(capability.pages());
            missing.removeAll(whatIsThere());
            return missing;
        }

        private boolean answers(String address) {
            return api().get(workload.probe(address)).status() != 404;
        }

        private Stream<String> commands() {
            return shell.commands().stream();
        }

        private Stream<String> pages() {
            List<String> ids = new ArrayList<>();
            if (!capability.pages().isEmpty()) {
                Answer list = api().get("/console/pages.json");
                if (list.status() == 200) {
                    list.json().findValuesAsText("id").forEach(ids::add);
                }
            }
            return ids.stream();
        }

        private void oldClassLoadersAreCollected() {
            Await.until(
                    COLLECTION,
                    () -> {
                        System.gc();
                        return old.stream().allMatch(loader -> loader.get() == null);
                    },
                    () -> old.stream().filter(loader -> loader.get() != null).count() + " of " + old.size()
                            + " class loaders of uninstalled bundles are still held, see " + heapDump());
        }
    }

    private static String heapDump() {
        Path file = Path.of(System.getProperty("karaf.data"), "held-" + System.nanoTime() + ".hprof");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toString();
    }

    private Set<Long> bundles() {
        return Arrays.stream(context.getBundles()).map(Bundle::getBundleId).collect(Collectors.toSet());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
