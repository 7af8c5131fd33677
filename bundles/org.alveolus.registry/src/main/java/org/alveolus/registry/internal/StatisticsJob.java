package org.alveolus.registry.internal;

import java.time.Duration;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Rights;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the extracts of months that changed, so that nobody who opens the statistics has to wait for it. */
@Component
public final class StatisticsJob implements Job {

    private final Statistics statistics;
    private final Institutions institutions;

    @Activate
    public StatisticsJob(@Reference RegistryComponent registry, @Reference Institutions institutions) {
        this.statistics = registry.statistics();
        this.institutions = institutions;
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
        for (Institution institution : institutions.all()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            Caller system = Caller.system(institution.id(), Rights.NONE, new Caller.Origin("job", null, null));
            Callers.as(system, statistics::prepare);
        }
    }
}
