package org.alveolus.core.internal.health;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether the database answers. It is there also when no database is, so that this is told. */
@Component(property = {HealthCheck.NAME + "=database", HealthCheck.TAGS + "=ready"})
public final class DatabaseCheck implements HealthCheck {

    private static final int SECONDS = 2;

    @Reference(
            target = "(osgi.jndi.service.name=alveolus)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile DataSource database;

    @Override
    public Result execute() {
        DataSource configured = database;
        if (configured == null) {
            return new Result(Result.Status.CRITICAL, "No database is configured");
        }
        try (Connection connection = configured.getConnection()) {
            return connection.isValid(SECONDS)
                    ? new Result(Result.Status.OK, "The database answers")
                    : new Result(Result.Status.CRITICAL, "The database does not answer");
        } catch (SQLException e) {
            return new Result(Result.Status.CRITICAL, "The database cannot be reached", e);
        }
    }
}
