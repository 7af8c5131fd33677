package org.alveolus.stock.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.api.RestApplication;
import org.alveolus.stock.internal.StockComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/stock}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.stock", application_base = "/api/stock")
public final class StockApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public StockApplication(@Reference StockComponent stock) {
        resources = Set.of(
                new ItemResource(stock),
                new PickingResource(stock),
                new StorageResource(stock.storages()),
                new OverviewResource(stock),
                new ExpiryResource(stock),
                new ReturnResource(stock),
                new CountResource(stock),
                new LevelResource(stock),
                new OrderResource(stock));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
