package org.alveolus.core.internal.health;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.karaf.features.BootFinished;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Whether everything that belongs to this start has been started: the first time the features that are to be there, later the
 * bundles up to the framework's last start level. Before that, a capability that is not there yet would not be missed.
 */
@Component(property = {HealthCheck.NAME + "=start", HealthCheck.TAGS + "=ready"})
public final class StartCheck implements HealthCheck {

    private final FrameworkStartLevel level;
    private final int last;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile BootFinished features;

    @Activate
    public StartCheck(BundleContext context) {
        level = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        String wanted = context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
        last = wanted == null ? 1 : Integer.parseInt(wanted);
    }

    @Override
    public Result execute() {
        return features != null && level.getStartLevel() >= last
                ? new Result(Result.Status.OK, "Everything has been started")
                : new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "Capabilities are still being started");
    }
}
