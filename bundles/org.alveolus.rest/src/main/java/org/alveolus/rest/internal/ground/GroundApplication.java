package org.alveolus.rest.internal.ground;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.core.Application;
import org.alveolus.api.Problem;
import org.alveolus.api.RestApplication;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.rest.internal.openapi.Descriptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * {@code /api} itself: what belongs to no capability. Everything below that no capability serves comes here too, and is not
 * found. It stays as it is while capabilities come and go.
 */
@Component(service = Application.class)
@RestApplication(name = "alveolus.ground", application_base = GroundApplication.BASE)
public final class GroundApplication extends Application {

    static final String BASE = "/api";

    private final Set<Object> resources;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile HealthCheckExecutor checks;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrometheusRegistry registry;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile AuditLog audit;

    @Activate
    public GroundApplication(@Reference Descriptions descriptions) {
        resources = Set.of(
                new HealthResource(() -> Optional.ofNullable(checks), descriptions::bases),
                new MetricsResource(() -> present(registry)),
                new AuditResource(() -> present(audit)),
                new DocsResource(() -> descriptions.document(BASE, classes())));
    }

    private Set<Class<?>> classes() {
        return resources.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static <T> T present(T service) {
        return Optional.ofNullable(service)
                .orElseThrow(() -> Problem.of("starting", 503, "Not ready yet", "This is not available at the moment.")
                        .exception());
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
