package org.alveolus.itests.harness;

import java.io.UncheckedIOException;
import java.net.URI;

/** What an instance says of its own state. */
final class Health {

    private static final int OK = 200;

    private Health() {}

    static boolean ready(URI instance) {
        try {
            return new Api(instance).get("/api/health/ready").status() == OK;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
