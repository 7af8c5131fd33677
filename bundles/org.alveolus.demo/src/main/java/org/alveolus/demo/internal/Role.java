package org.alveolus.demo.internal;

import static org.alveolus.api.Level.DELETE;
import static org.alveolus.api.Level.EDIT;
import static org.alveolus.api.Level.NONE;
import static org.alveolus.api.Level.VIEW;

import java.util.Map;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;

/** What people of the demo may do at a practice location. */
enum Role {
    ADMINISTRATOR(DELETE, DELETE, DELETE, DELETE),
    IMPLANTOLOGIST(EDIT, DELETE, EDIT, EDIT),
    ASSISTANT(EDIT, EDIT, DELETE, EDIT),
    RECEPTIONIST(EDIT, VIEW, NONE, NONE),
    TECHNICIAN(NONE, NONE, DELETE, EDIT),
    READER(VIEW, VIEW, VIEW, VIEW);

    private final Map<String, Level> levels;

    Role(Level patients, Level registry, Level stock, Level scan) {
        levels = Map.of(
                Modules.PATIENTS, patients,
                Modules.REGISTRY, registry,
                Modules.STOCK, stock,
                Modules.SCAN, scan);
    }

    Map<String, Level> levels() {
        return levels;
    }
}
