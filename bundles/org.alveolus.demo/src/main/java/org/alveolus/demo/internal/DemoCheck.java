package org.alveolus.demo.internal;

import java.util.Objects;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/** Whether the demo data is there: a system that was asked for it is not ready before. */
@Component(
        enabled = false,
        service = {HealthCheck.class, DemoCheck.class},
        property = {HealthCheck.NAME + "=demo", HealthCheck.TAGS + "=ready"})
public class DemoCheck implements HealthCheck {

    private volatile Result state =
            new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "The demo data waits for the capabilities it needs");

    @Override
    public Result execute() {
        return state;
    }

    void tell(Result newState) {
        state = Objects.requireNonNull(newState);
    }
}
