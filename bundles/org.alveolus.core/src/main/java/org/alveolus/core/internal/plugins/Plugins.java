package org.alveolus.core.internal.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.alveolus.api.PluginWatch;
import org.apache.karaf.bundle.core.BundleService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Finds the plugins of vendors, also those that failed, by what they import from the SPI and what they register. */
@Component(service = Plugins.class)
public final class Plugins {

    private static final String SPI = "org.alveolus.spi.";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final BundleService bundles;

    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<PluginWatch> watches;

    @Activate
    public Plugins(
            BundleContext context, @Reference ServiceComponentRuntime components, @Reference BundleService bundles) {
        this.context = context;
        this.components = components;
        this.bundles = bundles;
    }

    /** Every plugin, by kind and name. */
    public List<PluginState> list() {
        return Arrays.stream(context.getBundles())
                .filter(Plugins::usesSpi)
                .flatMap(bundle -> states(bundle).stream())
                .sorted(Comparator.comparing(PluginState::kind).thenComparing(PluginState::name))
                .toList();
    }

    private static boolean usesSpi(Bundle bundle) {
        return Objects.toString(bundle.getHeaders("").get(Constants.IMPORT_PACKAGE), "")
                .contains(SPI);
    }

    private List<PluginState> states(Bundle bundle) {
        if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
            return List.of(state(bundle, "", "", bundleState(bundle), missing(bundle)));
        }
        List<PluginState> found = new ArrayList<>();
        for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs(bundle)) {
            for (String kind : kinds(description.serviceInterfaces)) {
                found.add(component(bundle, kind, description));
            }
        }
        found.addAll(services(bundle));
        return found;
    }

    private static List<String> kinds(String[] types) {
        return Arrays.stream(types).filter(type -> type.startsWith(SPI)).toList();
    }

    private PluginState component(Bundle bundle, String kind, ComponentDescriptionDTO description) {
        ComponentConfigurationDTO first = components.getComponentConfigurationDTOs(description).stream()
                .findFirst()
                .orElse(null);
        if (first == null) {
            return state(bundle, kind, description.name, "waiting", "needs a configuration");
        }
        return switch (first.state) {
            case ComponentConfigurationDTO.ACTIVE, ComponentConfigurationDTO.SATISFIED -> called(
                    bundle, kind, description.name, first.service == null ? 0 : first.service.id);
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> state(
                    bundle, kind, description.name, "failed", cause(first.failure));
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> state(
                    bundle, kind, description.name, "waiting", "needs a configuration");
            default -> state(bundle, kind, description.name, "waiting", "needs " + missing(first));
        };
    }

    private PluginState called(Bundle bundle, String kind, String name, long service) {
        return watches.stream()
                .map(watch -> watch.failures().get(service))
                .filter(Objects::nonNull)
                .findFirst()
                .map(reason -> state(bundle, kind, name, "cut off", reason))
                .orElseGet(() -> state(bundle, kind, name, "active", ""));
    }

    private static String missing(ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map(reference -> reference.name + Objects.toString(reference.target, ""))
                .collect(Collectors.joining(", "));
    }

    /** Services that were registered without a component. */
    private List<PluginState> services(Bundle bundle) {
        List<PluginState> found = new ArrayList<>();
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        for (ServiceReference<?> service : registered == null ? new ServiceReference<?>[0] : registered) {
            if (service.getProperty("component.name") == null) {
                for (String kind : kinds((String[]) service.getProperty(Constants.OBJECTCLASS))) {
                    String name = Objects.toString(service.getProperty(Constants.SERVICE_DESCRIPTION), "");
                    found.add(called(bundle, kind, name, (Long) service.getProperty(Constants.SERVICE_ID)));
                }
            }
        }
        return found;
    }

    private static PluginState state(Bundle bundle, String kind, String name, String state, String reason) {
        return new PluginState(
                kind.substring(kind.lastIndexOf('.') + 1),
                name.substring(name.lastIndexOf('.') + 1),
                Objects.toString(bundle.getSymbolicName(), bundle.getLocation()),
                bundle.getVersion().toString(),
                header(bundle, Constants.BUNDLE_VENDOR),
                header(bundle, "Bundle-License"),
                state,
                reason);
    }

    private static String header(Bundle bundle, String name) {
        String value = Objects.toString(bundle.getHeaders("").get(name), "");
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).replace("\"", "");
    }

    private static String bundleState(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> "unresolved";
            case Bundle.RESOLVED -> "stopped";
            case Bundle.STOPPING -> "stopping";
            default -> "uninstalled";
        };
    }

    /** What the plugin itself threw, at the end of the causes. */
    private static String cause(String stackTrace) {
        List<String> causes = Objects.toString(stackTrace, "")
                .lines()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .toList();
        return causes.isEmpty() ? "" : causes.get(causes.size() - 1).replaceFirst("^Caused by: ", "");
    }

    private String missing(Bundle bundle) {
        if (bundle.getState() != Bundle.INSTALLED) {
            return "";
        }
        return bundles.getUnsatisfiedRequirements(bundle, null).stream()
                .map(requirement -> "needs " + requirement.getNamespace() + " "
                        + requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, ""))
                .collect(Collectors.joining(", "));
    }
}
