package org.alveolus.core.internal.metrics;

import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.osgi.service.component.annotations.Component;

/**
 * The place where all figures meet, with those of the Java machine in it. The library's set of allocation figures is left out: it
 * leaves a listener with the garbage collector that nobody can take away.
 */
@Component(service = PrometheusRegistry.class)
public final class Registry extends PrometheusRegistry {

    public Registry() {
        JvmThreadsMetrics.builder().register(this);
        JvmBufferPoolMetrics.builder().register(this);
        JvmClassLoadingMetrics.builder().register(this);
        JvmGarbageCollectorMetrics.builder().register(this);
        JvmMemoryMetrics.builder().register(this);
        JvmRuntimeInfoMetric.builder().register(this);
        ProcessMetrics.builder().register(this);
    }
}
