package org.alveolus.registry.internal.transfer;

import java.time.Duration;
import org.alveolus.api.jobs.Job;
import org.alveolus.registry.internal.RegistryComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes up imports that the node which worked on them has left. */
@Component
public final class ImportJob implements Job {

    private final RegistryComponent registry;

    @Activate
    public ImportJob(@Reference RegistryComponent registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "registry-imports";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        registry.importWorker().takeUp();
    }
}
