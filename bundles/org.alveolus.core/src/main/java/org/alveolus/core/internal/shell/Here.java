package org.alveolus.core.internal.shell;

/** Services that come and go with the database; commands stay, so that they can tell. */
final class Here {

    private Here() {}

    static <T> T here(T service) {
        if (service == null) {
            throw new IllegalStateException("not available now: the database is away or its schema is not ready");
        }
        return service;
    }
}
