package org.alveolus.itests;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.Test;

/** Who is told that it is ready finds every capability, at the first start as at the second. Proves P1, P11. */
public class StartIT {

    private static final List<String> ADDRESSES = List.of(
            "/api/accounts/staff",
            "/api/audit",
            "/api/catalogue/suppliers",
            "/api/institution",
            "/api/patients",
            "/api/registry/treatments",
            "/api/scans",
            "/api/stock/items",
            "/console/");

    private static final Set<String> PAGES = Set.of("audit", "recall", "registry", "stock");

    @Test
    public void isReadyOnceEverythingAnswers() {
        try (RunningAlveolus alveolus = RunningAlveolus.plan("start").prepare()) {
            alveolus.start();
            alveolus.awaitReady();
            assertEquals("missing at the first start", Set.of(), missing(alveolus));
            alveolus.stop();
            alveolus.start();
            alveolus.awaitReady();
            assertEquals("missing at the second start", Set.of(), missing(alveolus));
        }
    }

    private static Set<String> missing(RunningAlveolus alveolus) {
        Set<String> missing = new TreeSet<>(PAGES);
        missing.removeAll(
                alveolus.api().get("/console/pages.json").expect(200).json().findValuesAsText("id"));
        Stream<String> silent =
                ADDRESSES.stream().filter(address -> alveolus.api().get(address).status() == 404);
        silent.forEach(missing::add);
        return missing;
    }
}
