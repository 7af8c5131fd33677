package org.alveolus.catalogue.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.api.RestApplication;
import org.alveolus.catalogue.internal.CatalogueComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/catalogue}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.catalogue", application_base = "/api/catalogue")
public final class CatalogueApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public CatalogueApplication(@Reference CatalogueComponent catalogue) {
        resources = Set.of(
                new SupplierResource(catalogue.versionedSuppliers()),
                new ProductResource(catalogue.versionedProducts()));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
