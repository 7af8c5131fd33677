package org.alveolus.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rights of one person in one institution: a level per practice location and module, and tasks granted one by one.
 *
 * <p>Immutable and thread-safe.
 */
public final class Rights {

    /** No right at all. */
    public static final Rights NONE = new Rights(false, Map.of(), Set.of());

    private final boolean administrator;
    private final Map<UUID, Map<String, Level>> levels;
    private final Set<String> tasks;

    private Rights(boolean administrator, Map<UUID, Map<String, Level>> levels, Set<String> tasks) {
        this.administrator = administrator;
        this.levels = levels;
        this.tasks = tasks;
    }

    /** {@link #of(boolean, Map, Set)} without any task. */
    public static Rights of(boolean administrator, Map<UUID, Map<String, Level>> levels) {
        return of(administrator, levels, Set.of());
    }

    /**
     * @param administrator whether the person administers the institution: staff, rights, locations, audit log
     * @param levels level by practice location and module; what is absent is {@link Level#NONE}
     * @param tasks names of {@link Tasks}
     */
    public static Rights of(boolean administrator, Map<UUID, Map<String, Level>> levels, Set<String> tasks) {
        Map<UUID, Map<String, Level>> copy = new HashMap<>();
        levels.forEach((location, modules) -> copy.put(location, Map.copyOf(modules)));
        return new Rights(administrator, Map.copyOf(copy), Set.copyOf(tasks));
    }

    /** Every module at its highest level at these locations, every task, and administration: for the system's own work. */
    public static Rights everything(Set<UUID> locations) {
        Map<String, Level> modules = new HashMap<>();
        Modules.ALL.forEach(module -> modules.put(module, Level.DELETE));
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        locations.forEach(location -> levels.put(location, modules));
        return of(true, levels, Set.copyOf(Tasks.ALL));
    }

    /** These rights with these tasks in place of those that were granted. */
    public Rights with(Set<String> granted) {
        return new Rights(administrator, levels, Set.copyOf(granted));
    }

    public boolean administrator() {
        return administrator;
    }

    /**
     * Whether a task is granted. Administrators have no task by being administrators.
     *
     * @param task a name of {@link Tasks}
     */
    public boolean may(String task) {
        return tasks.contains(task);
    }

    /** The tasks that are granted. */
    public Set<String> tasks() {
        return tasks;
    }

    /**
     * The level at a practice location in a module.
     *
     * @param location null is nowhere, where nobody has a right
     */
    public Level at(UUID location, String module) {
        return location == null
                ? Level.NONE
                : levels.getOrDefault(location, Map.of()).getOrDefault(module, Level.NONE);
    }

    /** The practice locations where the level is held in the module. */
    public Set<UUID> locations(String module, Level level) {
        Set<UUID> held = new HashSet<>();
        levels.forEach((location, modules) -> {
            if (modules.getOrDefault(module, Level.NONE).contains(level)) {
                held.add(location);
            }
        });
        return held;
    }

    /** All practice locations where there is any right. */
    public Set<UUID> locations() {
        Set<UUID> held = new HashSet<>();
        levels.forEach((location, modules) -> {
            if (modules.values().stream().anyMatch(level -> level != Level.NONE)) {
                held.add(location);
            }
        });
        return held;
    }
}
