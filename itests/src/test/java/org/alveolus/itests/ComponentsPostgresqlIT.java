package org.alveolus.itests;

import org.alveolus.itests.harness.Database;

/** Everything that the distribution starts finds what it needs, on PostgreSQL. */
public class ComponentsPostgresqlIT extends ComponentsIT {

    @Override
    protected Database database() {
        return Database.postgresql();
    }

    @Override
    protected String product() {
        return "PostgreSQL";
    }
}
