package org.alveolus.registry.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Rights;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes the extracts of months that changed, so that nobody who opens the statistics has to wait for it. Without institutions, whose capability
 * may be absent, whoever asks makes them.
 */
@Component
public final class StatisticsJob implements Job {

    private final Statistics statistics;
    private final Supplier<Optional<Institutions>> institutions;

    @Activate
    public StatisticsJob(@Reference RegistryComponent registry) {
        statistics = registry.statistics();
        institutions = registry.neighbours().institutions();
    }

    @Override
    public String name() {
        return "registry-statistics";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        for (Institution institution : institutions.get().map(Institutions::all).orElse(List.of())) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            Caller system = Caller.system(institution.id(), Rights.NONE, new Caller.Origin("job", null, null));
            Callers.as(system, statistics::prepare);
        }
    }
}
