package org.alveolus.core.internal.schema;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** A capability's schema while its bundle runs. Guarded by itself. */
final class Schema {

    private final String name;
    private final Bundle bundle;
    private SchemaState.Phase phase = SchemaState.Phase.WAITING;
    private String reason;
    private ServiceRegistration<?> dataSource;
    private boolean gone;

    Schema(String name, Bundle bundle) {
        this.name = name;
        this.bundle = bundle;
    }

    String name() {
        return name;
    }

    Bundle bundle() {
        return bundle;
    }

    synchronized boolean isGone() {
        return gone;
    }

    synchronized void migrating() {
        phase = SchemaState.Phase.MIGRATING;
    }

    /** @return whether this reason is new */
    synchronized boolean waits(String why) {
        boolean fresh = !why.equals(reason);
        phase = SchemaState.Phase.WAITING;
        reason = why;
        return fresh;
    }

    synchronized void failed(String why) {
        phase = SchemaState.Phase.FAILED;
        reason = why;
    }

    synchronized SchemaState state() {
        return new SchemaState(name, bundle.getSymbolicName(), phase, reason);
    }

    /** Keeps the registration, or takes it back at once when the bundle has gone meanwhile. */
    void opened(ServiceRegistration<?> registration) {
        synchronized (this) {
            if (!gone) {
                dataSource = registration;
                phase = SchemaState.Phase.READY;
                reason = null;
                return;
            }
        }
        registration.unregister();
    }

    void close() {
        ServiceRegistration<?> registration;
        synchronized (this) {
            gone = true;
            registration = dataSource;
            dataSource = null;
        }
        if (registration != null) {
            registration.unregister();
        }
    }
}
