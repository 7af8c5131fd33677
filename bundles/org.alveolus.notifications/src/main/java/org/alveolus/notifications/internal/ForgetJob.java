package org.alveolus.notifications.internal;

import java.time.Duration;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes messages that were kept long enough. */
@Component
public final class ForgetJob implements Job {

    private final NotificationsComponent notifications;

    @Activate
    public ForgetJob(@Reference NotificationsComponent notifications) {
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "notifications-forget";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        notifications.forget();
    }
}
