package org.alveolus.registry.internal;

import java.time.Duration;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Deletes the drafts of treatments that nobody touched for thirty days; without institutions it waits for its next turn. */
@Component
public final class ForgetDrafts implements Job {

    private static final Caller.Origin ORIGIN = new Caller.Origin("job", null, null);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

    private final Drafts drafts;

    @Activate
    public ForgetDrafts(@Reference RegistryComponent registry) {
        this.drafts = registry.drafts();
    }

    @Override
    public String name() {
        return "registry-forget-drafts";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        Institutions present = institutions;
        if (present == null) {
            return;
        }
        for (Institution institution : present.all()) {
            Callers.as(present.systemCaller(institution.id(), ORIGIN), (Runnable) drafts::forget);
        }
    }
}
