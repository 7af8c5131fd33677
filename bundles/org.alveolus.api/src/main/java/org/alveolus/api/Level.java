package org.alveolus.api;

/** What somebody may do in a module at a practice location; each level contains those before it. */
public enum Level {
    NONE,
    VIEW,
    EDIT,
    DELETE;

    /** Whether this level contains the other. */
    public boolean contains(Level other) {
        return compareTo(other) >= 0;
    }
}
