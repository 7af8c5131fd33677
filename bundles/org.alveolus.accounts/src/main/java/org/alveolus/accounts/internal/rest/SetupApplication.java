package org.alveolus.accounts.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.api.RestApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/setup}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.setup", application_base = "/api/setup")
public final class SetupApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public SetupApplication(@Reference AccountsComponent accounts) {
        resources = Set.of(new SetupResource(accounts));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
