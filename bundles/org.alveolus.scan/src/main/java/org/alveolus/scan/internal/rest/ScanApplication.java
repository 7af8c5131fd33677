package org.alveolus.scan.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.api.RestApplication;
import org.alveolus.api.scan.ScanService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Application.class)
@RestApplication(name = "alveolus.scan", application_base = "/api/scans")
public final class ScanApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public ScanApplication(@Reference ScanService scans) {
        resources = Set.of(new ScanResource(scans));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
