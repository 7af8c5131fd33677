package org.alveolus.institution.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.api.RestApplication;
import org.alveolus.institution.internal.InstitutionComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/institution}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.institution", application_base = "/api/institution")
public final class InstitutionApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public InstitutionApplication(@Reference InstitutionComponent institutions) {
        resources = Set.of(new InstitutionResource(institutions), new LocationResource(institutions));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
