package org.alveolus.registry.internal.leaving;

import java.time.Duration;
import org.alveolus.api.jobs.Job;
import org.alveolus.registry.internal.RegistryComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes people's own records, and removes their files after a day. Whether files are still there is decided at use. */
@Component
public final class OwnRecordsJob implements Job {

    private final OwnRecordsMaker maker;

    @Activate
    public OwnRecordsJob(@Reference RegistryComponent registry) {
        maker = registry.ownRecordsMaker();
    }

    @Override
    public String name() {
        return "registry-own-records";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        maker.work();
    }
}
