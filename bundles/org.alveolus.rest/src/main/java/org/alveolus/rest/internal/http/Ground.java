package org.alveolus.rest.internal.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.alveolus.api.Problem;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Authenticator;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * What the requests of all applications stand on. Each part may be away for a moment, while a bundle is replaced, without any
 * application being closed for it. Any thread.
 */
@Component(service = Ground.class)
public final class Ground {

    private final Security security = new Security(() -> this.authenticator);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Authenticator authenticator;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Transactions transactions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Clock clock;

    /** There once the tables of this bundle are. */
    @Reference(
            target = "(osgi.jndi.service.name=alveolus/rest)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile DataSource tables;

    private volatile HttpMetrics metrics;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRegistry(PrometheusRegistry registry) {
        metrics = new HttpMetrics(registry);
    }

    void unbindRegistry(PrometheusRegistry registry) {
        HttpMetrics current = metrics;
        if (current != null && current.isIn(registry)) {
            metrics = null;
            current.close();
        }
    }

    Security security() {
        return security;
    }

    /**
     * @throws org.alveolus.api.ProblemException 503 while there is none
     */
    Transactions transactions() {
        return Optional.ofNullable(transactions).orElseThrow(Ground::starting);
    }

    /**
     * @throws org.alveolus.api.ProblemException 503 while answers cannot be kept
     */
    Idempotency idempotency() {
        Clock now = clock;
        if (tables == null || now == null) {
            throw starting();
        }
        return new Idempotency(transactions(), now);
    }

    /** Counts a request that was answered. */
    void record(String method, String route, int status, long nanos) {
        HttpMetrics current = metrics;
        if (current != null) {
            current.record(method, route, status, nanos);
        }
    }

    private static RuntimeException starting() {
        return Problem.of("starting", 503, "Not ready yet", "The database is not ready yet.")
                .exception();
    }
}
