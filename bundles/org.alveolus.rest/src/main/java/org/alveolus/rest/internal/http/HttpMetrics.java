package org.alveolus.rest.internal.http;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How many requests came to which route, how they were answered and how long that took (P11). */
final class HttpMetrics implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry;
    private final Histogram durations;

    /** @param registry where it registers itself, until it is closed */
    HttpMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        durations = Histogram.builder()
                .name("alveolus_http_request_duration_seconds")
                .help("Time to answer requests, by method, route and status.")
                .labelNames("method", "route", "status")
                .withoutExemplars()
                .classicOnly()
                .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
                .build();
        registry.register(durations);
    }

    boolean isIn(PrometheusRegistry other) {
        return registry == other;
    }

    void record(String method, String route, int status, long nanos) {
        durations.labelValues(method, route, String.valueOf(status)).observe(nanos / NANOS);
    }

    @Override
    public void close() {
        registry.unregister(durations);
    }
}
