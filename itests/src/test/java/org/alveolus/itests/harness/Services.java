package org.alveolus.itests.harness;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.tracker.ServiceTracker;

/** Finds services, and says why one is missing. */
public final class Services {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BundleContext context;

    Services(BundleContext context) {
        this.context = context;
    }

    /** Waits for a service of that type. */
    public <T> T await(Class<T> type) {
        return await(type, "");
    }

    /** Waits for a service of that type that matches the filter. */
    public <T> T await(Class<T> type, String filter) {
        String both = "(&(objectClass=" + type.getName() + ")" + filter + ")";
        try {
            ServiceTracker<T, T> tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(both), null);
            tracker.open();
            try {
                T service = tracker.waitForService(PATIENCE.toMillis());
                if (service == null) {
                    throw new AssertionError(
                            "No service " + both + (type == ServiceComponentRuntime.class ? "" : "\n" + explain()));
                }
                return service;
            } finally {
                tracker.close();
            }
        } catch (InvalidSyntaxException failure) {
            throw new IllegalArgumentException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** {@link #waiting()} as a text. */
    public String explain() {
        return "Components that wait:\n" + String.join("\n", waiting());
    }

    /** Every component that wants to be active and is not, with what it waits for or why it failed. */
    public List<String> waiting() {
        ServiceComponentRuntime runtime = await(ServiceComponentRuntime.class);
        return runtime.getComponentDescriptionDTOs().stream()
                .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream())
                .flatMap(Services::waiting)
                .toList();
    }

    private static Stream<String> waiting(ComponentConfigurationDTO component) {
        ComponentDescriptionDTO description = component.description;
        return switch (component.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> Arrays.stream(component.unsatisfiedReferences)
                    .map(missing -> name(description) + " waits for " + interfaceOf(description, missing.name)
                            + (missing.target == null ? "" : " " + missing.target));
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Stream.of(name(description)
                    + " waits for its configuration " + Arrays.toString(description.configurationPid));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Stream.of(
                    name(description) + " failed: " + component.failure);
            default -> Stream.empty();
        };
    }

    private static String interfaceOf(ComponentDescriptionDTO description, String reference) {
        return Arrays.stream(description.references)
                .filter(each -> each.name.equals(reference))
                .map(each -> each.interfaceName)
                .findFirst()
                .orElse(reference);
    }

    private static String name(ComponentDescriptionDTO description) {
        return description.bundle.symbolicName + " " + description.name;
    }
}
