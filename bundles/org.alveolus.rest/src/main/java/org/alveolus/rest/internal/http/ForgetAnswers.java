package org.alveolus.rest.internal.http;

import java.time.Duration;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Rights;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sweeps up the answers that were kept for requests that might be sent again. Whether one still counts is decided at use. */
@Component
public final class ForgetAnswers implements Job {

    private final Ground ground;
    private final Institutions institutions;

    @Activate
    public ForgetAnswers(@Reference Ground ground, @Reference Institutions institutions) {
        this.ground = ground;
        this.institutions = institutions;
    }

    @Override
    public String name() {
        return "rest-forget-answers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        for (Institution institution : institutions.all()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            InstitutionId id = institution.id();
            Caller system = Caller.system(id, Rights.NONE, new Caller.Origin("job", null, null));
            Callers.as(system, () -> {
                ground.idempotency().forget(id.toString());
            });
        }
    }
}
