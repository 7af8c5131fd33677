package org.alveolus.registry.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Delivers treatments to the national registers that the institutions chose. */
@Component
public final class RegisterJob implements Job {

    private final RegistryComponent registry;

    @Activate
    public RegisterJob(@Reference RegistryComponent registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "registry-national-register";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() throws Exception {
        Optional<Institutions> institutions =
                registry.neighbours().institutions().get();
        if (institutions.isEmpty()) {
            return;
        }
        Caller.Origin origin = new Caller.Origin("job", null, UUID.randomUUID().toString());
        Set<String> unreachable = new HashSet<>();
        for (Institution institution : institutions.get().all()) {
            Caller system = institutions.get().systemCaller(institution.id(), origin);
            Callers.as(system, (Runnable) () -> registry.nationalRegister().deliver(unreachable));
        }
    }
}
