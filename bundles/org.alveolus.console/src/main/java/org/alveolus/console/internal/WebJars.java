package org.alveolus.console.internal;

import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * The JavaScript libraries that are installed as WebJars, and the names by which modules import them. A plugin that brings a WebJar of
 * its own finds it at {@code /console/lib/<name>/<version>/}.
 */
@Component(service = WebJars.class)
public final class WebJars {

    private static final String BUNDLES = "org.webjars.";

    /**
     * What modules import by a short name.
     *
     * @param jar the WebJar's name
     * @param names import name to path in the WebJar; a name that ends with a slash stands for a folder
     * @param preload paths that every page needs at once
     */
    private record Library(String jar, Map<String, String> names, List<String> preload) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library(
                    "lit",
                    Map.of("lit", "index.js", "lit/", ""),
                    List.of(
                            "index.js",
                            "directive.js",
                            "directives/live.js",
                            "directives/repeat.js",
                            "directives/class-map.js",
                            "directives/if-defined.js",
                            "directives/keyed.js",
                            "directives/ref.js",
                            "directives/until.js")),
            new Library(
                    "lit-html",
                    Map.of("lit-html", "lit-html.js", "lit-html/", ""),
                    List.of(
                            "lit-html.js",
                            "is-server.js",
                            "directive.js",
                            "directive-helpers.js",
                            "async-directive.js",
                            "directives/live.js",
                            "directives/repeat.js",
                            "directives/class-map.js",
                            "directives/if-defined.js",
                            "directives/keyed.js",
                            "directives/ref.js",
                            "directives/until.js",
                            "directives/private-async-helpers.js")),
            new Library(
                    "lit-element", Map.of("lit-element", "index.js", "lit-element/", ""), List.of("lit-element.js")),
            new Library(
                    "lit__reactive-element",
                    Map.of("@lit/reactive-element", "reactive-element.js", "@lit/reactive-element/", ""),
                    List.of("reactive-element.js", "css-tag.js")),
            new Library("bootstrap-icons", Map.of("bootstrap-icons/", ""), List.of()),
            new Library("chart.js", Map.of("chart.js", "dist/chart.js", "chart.js/", ""), List.of()),
            new Library("kurkle__color", Map.of("@kurkle/color", "dist/color.esm.js"), List.of()),
            new Library("shoelace-style__shoelace", Map.of("shoelace/", "cdn/"), List.of()));

    private final Map<String, Installed> installed = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final BundleTracker<Installed> tracker;

    @Activate
    public WebJars(BundleContext context) {
        tracker = new BundleTracker<>(
                context, Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING, new Customizer());
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    /** Rises whenever a library comes or goes. */
    long changes() {
        return changes.get();
    }

    /** The import map's part for what is installed: name to address. */
    Map<String, String> imports() {
        Map<String, String> imports = new LinkedHashMap<>();
        for (Library library : LIBRARIES) {
            Optional.ofNullable(installed.get(library.jar())).ifPresent(jar -> library.names().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(name -> imports.put(name.getKey(), jar.address() + name.getValue())));
        }
        return imports;
    }

    /** Addresses of modules that every page needs at once. */
    List<String> preloads() {
        return LIBRARIES.stream()
                .filter(library -> installed.containsKey(library.jar()))
                .flatMap(library -> library.preload().stream()
                        .map(path -> installed.get(library.jar()).address() + path))
                .toList();
    }

    /** A file of an installed library in exactly this version. */
    Optional<StaticFile> file(String name, String version, String path) {
        return Optional.ofNullable(installed.get(name))
                .filter(jar -> jar.version().equals(version))
                .flatMap(jar -> jar.file(path));
    }

    private final class Customizer implements BundleTrackerCustomizer<Installed> {

        @Override
        public Installed addingBundle(Bundle bundle, BundleEvent event) {
            String symbolicName = bundle.getSymbolicName();
            if (symbolicName == null || !symbolicName.startsWith(BUNDLES)) {
                return null;
            }
            Installed jar = Installed.of(bundle);
            if (jar == null) {
                return null;
            }
            installed.put(jar.name(), jar);
            changes.incrementAndGet();
            return jar;
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, Installed jar) {
            // what it holds stays the same from resolved to active
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, Installed jar) {
            if (installed.remove(jar.name(), jar)) {
                changes.incrementAndGet();
            }
        }
    }

    /** A WebJar: its name and version as its folder tells them; its files are read when first asked for. */
    private record Installed(String name, String version, String root, Bundle bundle, Map<String, StaticFile> files) {

        private static final String RESOURCES = "META-INF/resources/webjars/";

        /** Null when the bundle holds no WebJar. */
        static Installed of(Bundle bundle) {
            var paths = bundle.getEntryPaths(RESOURCES);
            if (paths == null || !paths.hasMoreElements()) {
                return null;
            }
            String folder = paths.nextElement();
            var versions = bundle.getEntryPaths(folder);
            if (versions == null || !versions.hasMoreElements()) {
                return null;
            }
            String root = versions.nextElement();
            String[] steps = root.substring(RESOURCES.length()).split("/");
            return steps.length == 2
                    ? new Installed(steps[0], steps[1], root, bundle, new ConcurrentHashMap<>())
                    : null;
        }

        String address() {
            return "/console/lib/" + name + '/' + version + '/';
        }

        Optional<StaticFile> file(String path) {
            StaticFile known = files.get(path);
            if (known != null) {
                return Optional.of(known);
            }
            if (!clean(path) || StaticFile.typeOf(path).isEmpty()) {
                return Optional.empty();
            }
            URL entry = bundle.getEntry(root + path);
            if (entry == null) {
                return Optional.empty(); // not remembered: asking for what is not there must not fill the memory
            }
            return Optional.of(files.computeIfAbsent(path, asked -> StaticFile.of(asked, Folder.read(entry))));
        }

        private static boolean clean(String path) {
            for (String step : path.split("/", -1)) {
                if (step.isEmpty() || step.equals(".") || step.equals("..") || step.contains("\\")) {
                    return false;
                }
            }
            return true;
        }
    }
}
