package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Tasks;
import org.alveolus.api.institution.PracticeLocation;

/** What a member of staff may do. */
@Schema(name = "StaffRights")
record RightsView(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description = "Administers the institution: staff, rights, locations, audit log")
                Boolean administrator,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description = "Level by practice location and module; what is absent is 'none'",
                        example =
                                "{\"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\": {\"stock\": \"edit\", \"registry\": \"view\"}}")
                Map<UUID, Map<String, Level>> rights,
        @Schema(
                        description = "Tasks granted one by one; when left out, they stay as they are",
                        example = "[\"use-expired-item\"]")
                Set<String> tasks) {

    static RightsView of(Rights rights) {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        for (UUID location : rights.locations()) {
            Map<String, Level> modules = new HashMap<>();
            for (String module : Modules.ALL) {
                if (rights.at(location, module) != Level.NONE) {
                    modules.put(module, rights.at(location, module));
                }
            }
            levels.put(location, modules);
        }
        return new RightsView(rights.administrator(), levels, rights.tasks());
    }

    Rights checked(AccountsComponent accounts) {
        Problem.Faults faults = new Problem.Faults();
        check(faults, accounts);
        faults.refuse();
        return Rights.of(administrator, rights, tasks == null ? Set.of() : tasks);
    }

    void check(Problem.Faults faults, AccountsComponent accounts) {
        faults.required("/administrator", administrator).required("/rights", rights);
        if (tasks != null && !Tasks.ALL.containsAll(tasks)) {
            faults.add("/tasks", "unknown", "There is no such task");
        }
        if (rights == null) {
            return;
        }
        Set<UUID> known = locations(accounts);
        rights.forEach((location, modules) -> {
            if (!known.contains(location)) {
                faults.add("/rights/" + location, "unknown", "There is no such practice location");
            }
            if (modules == null) {
                faults.required("/rights/" + location, null);
                return;
            }
            modules.forEach((module, level) -> {
                String pointer =
                        "/rights/" + location + "/" + module.replace("~", "~0").replace("/", "~1");
                if (!Modules.ALL.contains(module)) {
                    faults.add(pointer, "unknown", "There is no such module");
                } else {
                    faults.required(pointer, level);
                }
            });
        });
    }

    private static Set<UUID> locations(AccountsComponent accounts) {
        return accounts
                .institutions()
                .orElseThrow(() -> Problem.of(
                                "starting", 503, "Not ready yet", "Institutions are not available at the moment.")
                        .exception())
                .locations()
                .stream()
                .map(PracticeLocation::id)
                .collect(Collectors.toSet());
    }
}
