package org.alveolus.patients.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.api.RestApplication;
import org.alveolus.patients.internal.PatientDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/patients}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.patients", application_base = "/api/patients")
public final class PatientsApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public PatientsApplication(@Reference PatientDirectory patients) {
        resources = Set.of(new PatientResource(patients));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
