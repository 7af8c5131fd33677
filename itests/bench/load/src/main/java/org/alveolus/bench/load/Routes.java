package org.alveolus.bench.load;

import java.time.Duration;
import java.util.List;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Await;
import org.alveolus.itests.harness.RunningAlveolus;

/** Waits until an instance serves: it says that it is ready, and every capability's routes are there. */
final class Routes {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ABSENT = 404;

    private static final List<String> ALL = List.of(
            "/api/setup",
            "/api/sessions/current",
            "/api/scans",
            "/api/stock/items",
            "/api/registry/treatments",
            "/api/patients",
            "/api/catalogue/suppliers");

    private Routes() {}

    static void await(RunningAlveolus instance) {
        instance.awaitReady();
        ALL.forEach(route -> await(instance, route));
    }

    static void await(RunningAlveolus instance, String route) {
        Api nobody = instance.api();
        Await.until(
                PATIENCE, () -> nobody.get(route).status() != ABSENT, () -> route + " is not there\n" + instance.log());
    }
}
