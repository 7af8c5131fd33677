package org.alveolus.core.internal.audit;

import java.time.Duration;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes down the ends of the audit chains outside the database, so that a tail that is cut off shows. */
@Component
public final class AuditHeadJob implements Job {

    private final AuditComponent audit;

    @Activate
    public AuditHeadJob(@Reference AuditComponent audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "audit-heads";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        audit.writeHeads();
    }
}
