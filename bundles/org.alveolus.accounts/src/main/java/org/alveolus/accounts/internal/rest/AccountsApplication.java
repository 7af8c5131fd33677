package org.alveolus.accounts.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.api.RestApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/accounts}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.accounts", application_base = "/api/accounts")
public final class AccountsApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public AccountsApplication(@Reference AccountsComponent accounts) {
        resources = Set.of(
                new StaffResource(accounts),
                new RightsResource(accounts),
                new PolicyResource(accounts),
                new LinksResource(accounts),
                new MeResource(accounts));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
