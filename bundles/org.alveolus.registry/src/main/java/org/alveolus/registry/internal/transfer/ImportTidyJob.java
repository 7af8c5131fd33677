package org.alveolus.registry.internal.transfer;

import java.time.Duration;
import org.alveolus.api.jobs.Job;
import org.alveolus.registry.internal.RegistryComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes what ended imports need no more. Whether refused rows can still be had is decided at use. */
@Component
public final class ImportTidyJob implements Job {

    private final RegistryComponent registry;

    @Activate
    public ImportTidyJob(@Reference RegistryComponent registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "registry-imports-tidy";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        registry.importWorker().tidy();
    }
}
