package org.alveolus.core.internal.health;

import org.alveolus.core.internal.schema.SchemaComponent;
import org.alveolus.core.internal.schema.SchemaState;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether every capability's tables are up to date. One that failed is told, but does not take the others out of service. */
@Component(property = {HealthCheck.NAME + "=schema", HealthCheck.TAGS + "=ready"})
public final class SchemaCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SchemaComponent schemas;

    @Override
    public Result execute() {
        SchemaComponent known = schemas;
        FormattingResultLog log = new FormattingResultLog();
        if (known == null) {
            log.temporarilyUnavailable("No database is configured");
        } else {
            known.states().forEach(state -> tell(log, state));
        }
        return new Result(log);
    }

    private static void tell(FormattingResultLog log, SchemaState state) {
        switch (state.phase()) {
            case READY -> log.debug("Schema {} is ready", state.name());
            case FAILED -> log.warn("Schema {} failed: {}", state.name(), state.reason());
            default -> log.temporarilyUnavailable("Schema {} is not ready yet", state.name());
        }
    }
}
