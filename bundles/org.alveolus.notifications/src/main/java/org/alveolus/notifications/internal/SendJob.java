package org.alveolus.notifications.internal;

import java.time.Duration;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends what could not be sent at once. */
@Component
public final class SendJob implements Job {

    private final NotificationsComponent notifications;

    @Activate
    public SendJob(@Reference NotificationsComponent notifications) {
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "notifications-send";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void run() {
        notifications.sendDue();
    }
}
