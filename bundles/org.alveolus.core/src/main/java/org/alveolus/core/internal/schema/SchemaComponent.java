package org.alveolus.core.internal.schema;

import java.net.URL;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.alveolus.core.internal.Dialect;
import org.alveolus.core.internal.transaction.Failures;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the schema of every bundle that names one in its header {@value #HEADER}, one after the other, and then registers the
 * database again under the schema's own name, {@code alveolus/<name>}. A capability's persistence unit refers to that name, so it
 * opens only after its migration. While the database is away, migrations wait for it.
 */
@Component(service = SchemaComponent.class, immediate = true)
public final class SchemaComponent {

    /** Names of schemas, parted by commas. */
    static final String HEADER = "Alveolus-Schema";

    /** The name of the {@link Dialect} of a database that is registered here. */
    public static final String DIALECT_PROPERTY = "alveolus.dialect";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaComponent.class);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    private static final int SECONDS_BETWEEN_TRIES = 3;

    private final DataSource database;
    private final BundleContext context;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor worker =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "alveolus-schema"));
    private final BundleTracker<List<Schema>> bundles;

    @Activate
    public SchemaComponent(
            @Reference(target = "(osgi.jndi.service.name=alveolus)") DataSource database, BundleContext context) {
        this.database = database;
        this.context = context;
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        bundles = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, new Capabilities());
        bundles.open();
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        bundles.close();
        worker.shutdown();
        if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("A migration still runs; it ends or fails on its own");
        }
    }

    /** How far each schema is, by name. */
    public List<SchemaState> states() {
        return schemas.values().stream()
                .map(Schema::state)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private final class Capabilities implements BundleTrackerCustomizer<List<Schema>> {

        @Override
        public List<Schema> addingBundle(Bundle bundle, BundleEvent event) {
            String header = bundle.getHeaders("").get(HEADER);
            if (header == null) {
                return null;
            }
            List<Schema> opened = new ArrayList<>();
            for (String name : header.split("\\s*,\\s*")) {
                Schema schema = new Schema(name.strip(), bundle);
                if (accept(schema)) {
                    opened.add(schema);
                    worker.execute(() -> migrate(schema));
                }
            }
            return opened;
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, List<Schema> opened) {
            // from STARTING to ACTIVE: nothing changes
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, List<Schema> opened) {
            for (Schema schema : opened) {
                schema.close();
                schemas.remove(schema.name(), schema);
            }
        }
    }

    private boolean accept(Schema schema) {
        if (!NAME.matcher(schema.name()).matches()) {
            LOG.error("Bundle {} names the schema '{}', which is no name", schema.bundle(), schema.name());
            return false;
        }
        Schema other = schemas.putIfAbsent(schema.name(), schema);
        if (other != null) {
            LOG.error("Bundle {} names the schema '{}' of bundle {}", schema.bundle(), schema.name(), other.bundle());
        }
        return other == null;
    }

    private void migrate(Schema schema) {
        if (schema.isGone()) {
            return;
        }
        schema.migrating();
        try {
            Dialect dialect =
                    new SchemaMigration(database, schema.name(), folder -> files(schema.bundle(), folder)).migrate();
            schema.opened(context.registerService(DataSource.class, database, properties(schema.name(), dialect)));
            LOG.info("Schema {} is ready", schema.name());
        } catch (SQLException | RuntimeException e) {
            failed(schema, e);
        }
    }

    private static Hashtable<String, Object> properties(String schema, Dialect dialect) {
        return new Hashtable<>(
                Map.of("osgi.jndi.service.name", "alveolus/" + schema, DIALECT_PROPERTY, dialect.name()));
    }

    private void failed(Schema schema, Exception failure) {
        if (schema.isGone()) {
            LOG.debug("Schema {} went while it was migrated", schema.name(), failure);
        } else if (Failures.isPassing(failure)) {
            if (schema.waits(failure.toString())) {
                LOG.warn("Schema {} waits for the database: {}", schema.name(), failure.toString());
            }
            again(schema);
        } else {
            schema.failed(String.valueOf(failure.getMessage()));
            LOG.error(
                    "Schema {} of {} cannot be migrated; only this capability is kept back",
                    schema.name(),
                    schema.bundle(),
                    failure);
        }
    }

    private void again(Schema schema) {
        try {
            worker.schedule(() -> migrate(schema), SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Schema {} is not tried again: the database is being changed", schema.name(), e);
        }
    }

    private static Collection<URL> files(Bundle bundle, String folder) {
        Enumeration<URL> found = bundle.findEntries(folder, "*.sql", false);
        return found == null ? List.of() : Collections.list(found);
    }
}
