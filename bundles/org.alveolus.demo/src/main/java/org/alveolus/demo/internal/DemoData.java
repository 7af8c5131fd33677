package org.alveolus.demo.internal;

import org.alveolus.api.Caller;

/** All of the demo data: two clinics in the Netherlands, one in Germany and a lab (P13). */
final class DemoData {

    /** By which the audit log tells what the demo did. */
    static final Caller.Origin ORIGIN = new Caller.Origin("job", null, null);

    private final Services services;

    DemoData(Services services) {
        this.services = services;
    }

    /**
     * Makes all of it or nothing, unless the database holds an institution. The caller is the system.
     *
     * @return whether it was made
     */
    boolean ensure() {
        return services.transactions().run(() -> {
            if (!services.institutions().all().isEmpty()) {
                return false;
            }
            Staff guest = new LindenClinic(services).make();
            new EsdoornClinic(services).make(guest);
            new AhornClinic(services).make();
            new DemoLab(services).make();
            return true;
        });
    }
}
