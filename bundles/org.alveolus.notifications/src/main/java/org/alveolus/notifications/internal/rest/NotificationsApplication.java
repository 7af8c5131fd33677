package org.alveolus.notifications.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.api.RestApplication;
import org.alveolus.notifications.internal.NotificationsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/notifications}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.notifications", application_base = "/api/notifications")
public final class NotificationsApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public NotificationsApplication(@Reference NotificationsComponent notifications) {
        resources = Set.of(new MessageResource(notifications));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
