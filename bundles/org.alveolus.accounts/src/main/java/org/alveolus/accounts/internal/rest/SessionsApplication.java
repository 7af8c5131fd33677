package org.alveolus.accounts.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.api.RestApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/sessions}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.sessions", application_base = "/api/sessions")
public final class SessionsApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public SessionsApplication(@Reference AccountsComponent accounts) {
        resources = Set.of(new SessionsResource(accounts));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
