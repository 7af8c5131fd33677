package org.alveolus.demo.internal;

import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Sets the demo going when the property {@value #PROPERTY} is {@code true}. Everything else in this bundle is off until then, so
 * that the feature can lie in every distribution.
 */
@Component(service = {})
public final class DemoSwitch {

    /** A system or framework property; {@code ./alveolus run --demo} sets it. */
    static final String PROPERTY = "alveolus.demo";

    @Activate
    public DemoSwitch(ComponentContext context) {
        if (Boolean.parseBoolean(context.getBundleContext().getProperty(PROPERTY))) {
            context.enableComponent(null);
        }
    }
}
