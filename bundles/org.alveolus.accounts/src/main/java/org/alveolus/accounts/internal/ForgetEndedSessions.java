package org.alveolus.accounts.internal;

import java.time.Duration;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sweeps up ended sessions, expired links and old counts of failed attempts. That they have ended is decided at use. */
@Component
public final class ForgetEndedSessions implements Job {

    private final AccountsComponent accounts;

    @Activate
    public ForgetEndedSessions(@Reference AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "accounts-forget-ended-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        accounts.sessions().forget();
        accounts.links().forget();
    }
}
