package org.alveolus.itests.hotswap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.spi.console.ConsolePage;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What one capability shows to the world while it is there, read from its bundles and services.
 *
 * @param feature   the feature that an administrator installs
 * @param bundles   our bundles in it, by symbolic name
 * @param addresses where its REST applications and servlets are
 * @param commands  the names of its shell commands
 * @param pages     the ids of its console pages
 */
public record Capability(
        String feature, Set<String> bundles, Set<String> addresses, Set<String> commands, Set<String> pages) {

    private static final String OURS = "mvn:org.alveolus/";
    private static final String COMMAND = "org.apache.karaf.shell.api.action.Command";

    public static Capability of(Feature feature, BundleContext context) {
        Set<String> names = feature.getBundles().stream()
                .map(BundleInfo::getLocation)
                .filter(location -> location.startsWith(OURS))
                .map(location -> location.substring(OURS.length()).split("/")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        List<Bundle> bundles = Arrays.stream(context.getBundles())
                .filter(bundle -> names.contains(bundle.getSymbolicName()))
                .toList();
        if (bundles.size() != names.size()) {
            throw new AssertionError(feature.getName() + " has not all of its bundles " + names + ": " + bundles);
        }
        return new Capability(
                feature.getName(),
                names,
                all(bundles, bundle -> addresses(bundle)),
                all(bundles, bundle -> commands(bundle)),
                all(bundles, bundle -> pages(bundle, context)));
    }

    /** The wirings' class loaders of these bundles as they are now. */
    public List<ClassLoader> classLoaders(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundles.contains(bundle.getSymbolicName()))
                .map(bundle -> bundle.adapt(BundleWiring.class).getClassLoader())
                .toList();
    }

    private static Set<String> all(List<Bundle> bundles, Function<Bundle, Stream<String>> part) {
        return bundles.stream().flatMap(part).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> addresses(Bundle bundle) {
        return services(bundle).flatMap(service -> Stream.of(
                        "osgi.jaxrs.application.base", "osgi.http.whiteboard.servlet.pattern")
                .map(service::getProperty)
                .flatMap(value ->
                        value instanceof String[] several ? Arrays.stream(several) : Stream.ofNullable((String) value))
                .map(pattern -> pattern.replace("/*", "/")));
    }

    private static Stream<String> pages(Bundle bundle, BundleContext context) {
        return services(bundle)
                .filter(service -> Arrays.asList((String[]) service.getProperty("objectClass"))
                        .contains(ConsolePage.class.getName()))
                .map(service -> {
                    String id = ((ConsolePage) context.getService(service)).id();
                    context.ungetService(service);
                    return id;
                });
    }

    private static Stream<ServiceReference<?>> services(Bundle bundle) {
        return Stream.ofNullable(bundle.getRegisteredServices()).flatMap(Arrays::stream);
    }

    private static Stream<String> commands(Bundle bundle) {
        String shell = bundle.getHeaders("").get("Karaf-Commands");
        if (shell == null) {
            return Stream.empty();
        }
        List<String> names = new ArrayList<>();
        for (var file : Collections.list(bundle.findEntries(shell.replace('.', '/'), "*.class", true))) {
            String type = file.getPath().substring(1).replace('/', '.').replaceAll("\\.class$", "");
            names.addAll(commands(bundle, type));
        }
        return names.stream();
    }

    private static List<String> commands(Bundle bundle, String type) {
        try {
            return Arrays.stream(bundle.loadClass(type).getAnnotations())
                    .filter(annotation -> annotation.annotationType().getName().equals(COMMAND))
                    .map(annotation -> ((org.apache.karaf.shell.api.action.Command) annotation).name())
                    .toList();
        } catch (ClassNotFoundException failure) {
            throw new UncheckedIOException(new IOException(type, failure));
        }
    }
}
