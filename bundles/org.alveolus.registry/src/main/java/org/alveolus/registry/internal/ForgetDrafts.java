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

/** Deletes the drafts of treatments that nobody touched for thirty days. */
@Component
public final class ForgetDrafts implements Job {

    private static final Caller.Origin ORIGIN = new Caller.Origin("job", null, "registry-forget-drafts");

    private final Drafts drafts;
    private final Institutions institutions;

    @Activate
    public ForgetDrafts(@Reference RegistryComponent registry, @Reference Institutions institutions) {
        this(registry.drafts(), institutions);
    }

    ForgetDrafts(Drafts drafts, Institutions institutions) {
        this.drafts = drafts;
        this.institutions = institutions;
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
        for (Institution institution : institutions.all()) {
            Callers.as(institutions.systemCaller(institution.id(), ORIGIN), (Runnable) drafts::forget);
        }
    }
}
