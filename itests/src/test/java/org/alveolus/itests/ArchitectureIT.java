package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.itests.architecture.BundleManifest;
import org.alveolus.itests.architecture.FeatureFile;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * The wires between bundles, read from the manifests and the feature files in the distribution.
 *
 * <p>A consumer that is wired to a provider's exported package is restarted whenever the provider is replaced, and a wire
 * that may or may not be there is refreshed when its other end arrives. So capabilities export nothing, see of each other
 * the contract alone, and nothing of ours is optional. Serves P1, P2 and D6.
 */
public class ArchitectureIT {

    private static final String SPI = "org.alveolus.spi";
    private static final String API = "org.alveolus.api";
    private static final Set<String> CONTRACTS = Set.of(SPI, API);

    /** Libraries of others that are no bundles as published; they hold no code of ours. */
    private static final Set<String> REPACKAGED = Set.of(
            "org.alveolus.persistence-api",
            "org.alveolus.derby",
            "org.alveolus.flyway",
            "org.alveolus.dbscheduler",
            "org.alveolus.prometheus");

    /** Features that every capability stands on. */
    /** Connectors that an administrator installs to try them. */
    private static final Set<String> SAMPLES = Set.of("alveolus-register-file", "alveolus-supplier-csv");

    private static final Set<String> GROUND = Set.of(
            "alveolus-core",
            "alveolus-rest",
            "alveolus-accounts",
            "alveolus-patients",
            "alveolus-catalogue",
            "alveolus-console");

    private static List<BundleManifest> ours;
    private static FeatureFile features;
    private static FeatureFile libraries;

    @BeforeClass
    public static void read() throws IOException {
        Path system = Path.of(System.getProperty("alveolus.home"), "system/org/alveolus");
        ours = new ArrayList<>();
        try (Stream<Path> files = Files.walk(system)) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(".jar"))::iterator) {
                BundleManifest manifest = BundleManifest.of(file);
                if (!REPACKAGED.contains(manifest.name())) {
                    ours.add(manifest);
                }
            }
        }
        features = FeatureFile.of(one(system.resolve("features"), "-alveolus.xml"));
        libraries = FeatureFile.of(one(system.resolve("features"), "-alveolus-tp.xml"));
        assertFalse(ours.isEmpty());
    }

    @Test
    public void onlyTheContractsExport() {
        assertEquals(
                List.of(),
                offenders(bundle ->
                        !CONTRACTS.contains(bundle.name()) && !bundle.exports().isEmpty()));
    }

    @Test
    public void contractsExportEveryPackageWithAVersion() {
        List<String> without = new ArrayList<>();
        for (BundleManifest bundle : ours) {
            if (CONTRACTS.contains(bundle.name())) {
                bundle.exports().forEach((name, clause) -> {
                    if (!clause.contains("version=")) {
                        without.add(name);
                    }
                });
            }
        }
        assertEquals(List.of(), without);
    }

    @Test
    public void bundlesSeeOfEachOtherTheContractsAlone() {
        Set<String> contract = new TreeSet<>();
        ours.stream()
                .filter(bundle -> CONTRACTS.contains(bundle.name()))
                .forEach(bundle -> contract.addAll(bundle.exports().keySet()));
        Map<String, Set<String>> forbidden = new TreeMap<>();
        for (BundleManifest bundle : ours) {
            Set<String> others = bundle.imports().keySet().stream()
                    .filter(name -> name.startsWith("org.alveolus."))
                    .filter(name -> !contract.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!others.isEmpty()) {
                forbidden.put(bundle.name(), others);
            }
        }
        assertEquals(Map.of(), forbidden);
    }

    @Test
    public void plugInsSeeTheSpiAlone() {
        assertEquals(
                List.of(),
                offenders(bundle -> isPlugIn(bundle.name())
                        && bundle.imports().keySet().stream().anyMatch(name -> name.startsWith(API))));
    }

    @Test
    public void spiStandsOnNothingOfOurs() {
        assertEquals(
                List.of(),
                offenders(bundle -> bundle.name().equals(SPI)
                        && bundle.imports().keySet().stream()
                                .anyMatch(name -> name.startsWith("org.alveolus.") && !name.startsWith(SPI))));
    }

    @Test
    public void nothingOfOursIsWiredByChance() {
        assertEquals(
                List.of(),
                offenders(bundle -> bundle.has("DynamicImport-Package")
                        || bundle.has("Require-Bundle")
                        || bundle.has("Fragment-Host")
                        || bundle.imports().values().stream()
                                .anyMatch(clause -> clause.contains("resolution:=optional"))));
    }

    @Test
    public void everyBundleOfOursBelongsToExactlyOneFeature() {
        Map<String, List<String>> owners = new TreeMap<>(features.owners());
        libraries.owners().forEach((bundle, owner) -> owners.merge(bundle, owner, ArchitectureIT::both));
        Map<String, List<String>> shared = new TreeMap<>(owners);
        shared.values().removeIf(owner -> owner.size() == 1);
        assertEquals(Map.of(), shared);
    }

    @Test
    public void ourFeaturesHoldOurBundlesAlone() {
        assertEquals(
                List.of(),
                features.owners().keySet().stream()
                        .filter(bundle -> !bundle.startsWith("mvn:org.alveolus/"))
                        .toList());
    }

    @Test
    public void capabilitiesNameNoOtherCapability() {
        Map<String, Set<String>> named = new TreeMap<>();
        features.references().forEach((feature, references) -> {
            Set<String> capabilities = references.stream()
                    .filter(name -> name.startsWith("alveolus-"))
                    .filter(name -> !name.startsWith("alveolus-tp-"))
                    .filter(name -> !GROUND.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!feature.equals("alveolus") && !capabilities.isEmpty()) {
                named.put(feature, capabilities);
            }
        });
        assertEquals(Map.of(), named);
    }

    @Test
    public void aggregateNamesEveryFeatureButSamples() {
        Set<String> all = new TreeSet<>(features.references().keySet());
        all.remove("alveolus");
        all.removeAll(SAMPLES);
        Set<String> named = new TreeSet<>(features.references().get("alveolus"));
        assertEquals(all, named);
    }

    private static boolean isPlugIn(String bundle) {
        return bundle.startsWith("org.alveolus.scan.")
                || bundle.startsWith("org.alveolus.supplier.")
                || bundle.startsWith("org.alveolus.sms.")
                || bundle.startsWith("org.alveolus.register.")
                || bundle.equals("org.alveolus.mail");
    }

    private static List<String> offenders(Predicate<BundleManifest> offence) {
        return ours.stream().filter(offence).map(BundleManifest::name).sorted().toList();
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Path one(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .reduce((first, second) -> {
                        throw new AssertionError(first + " and " + second);
                    })
                    .orElseThrow();
        }
    }
}
