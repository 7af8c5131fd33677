package org.alveolus.itests;

import org.alveolus.itests.harness.Database;

/** The border between clinics on PostgreSQL. Proves P3, P5. */
public class TenantPostgresqlIT extends TenantIT {

    @Override
    protected Database database() {
        return Database.postgresql();
    }
}
