package org.alveolus.core.internal.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.alveolus.core.internal.transaction.JtaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Counts transactions by their end. */
@Component(service = TransactionMetrics.class, immediate = true)
public final class TransactionMetrics {

    private final PrometheusRegistry registry;
    private final CounterWithCallback ended;

    @Activate
    public TransactionMetrics(@Reference PrometheusRegistry registry, @Reference JtaTransactions transactions) {
        this.registry = registry;
        ended = CounterWithCallback.builder()
                .name("alveolus_transactions")
                .help("Database transactions that ended")
                .labelNames("outcome")
                .callback(callback -> {
                    callback.call(transactions.committed(), "committed");
                    callback.call(transactions.rolledBack(), "rolled-back");
                })
                .register(registry);
    }

    @Deactivate
    void deactivate() {
        registry.unregister(ended);
    }
}
