package org.alveolus.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.alveolus.itests.harness.RunningAlveolus;

/** One database: an instance with a filled stock and register, and everything that is asked of it. */
final class DatabaseRun {

    /** So that the server's hot code is compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private static final int WARM_UP_RECALLS = 300;

    private static final String SERVLET = "plain servlet";
    private static final String JDBC = "plain JDBC, no HTTP";
    private static final String SERVLET_JDBC = "plain servlet with plain JDBC";

    private static final Map<String, String> LISTS = lists();

    private final Settings settings;
    private final Report report;
    private final Store store;
    private final RunningAlveolus instance;
    private Calls calls;
    private Load load;
    private Load alone;

    DatabaseRun(Settings settings, Report report, Store store) {
        this.settings = settings;
        this.report = report;
        this.store = store;
        this.instance =
                RunningAlveolus.plan(store.title()).database(store.settings()).prepare();
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        for (String field : List.of("name", "productCode", "supplier", "diameter", "length", "expiry", "added")) {
            lists.put("by " + field, "/api/stock/items?sort=" + field);
            lists.put("by " + field + ", descending", "/api/stock/items?sort=-" + field);
        }
        lists.put("implants only", "/api/stock/items?kind=implant");
        lists.put("expiring before a day", "/api/stock/items?expiresBefore=2028-03-01");
        lists.put("expiring before a day, by expiry", "/api/stock/items?expiresBefore=2028-03-01&sort=expiry");
        lists.put("in a storage location", "/api/stock/items?storage=%2$s");
        lists.put("search: a common word", "/api/stock/items?q=bone");
        lists.put("search: a word of all", "/api/stock/items?q=slactive");
        lists.put("search: a word that comes last in the order", "/api/stock/items?q=tissue");
        lists.put("search: a lot", "/api/stock/items?q=st-%d");
        lists.put("search: a size", "/api/stock/items?q=3.7");
        lists.put("search: a size, by diameter", "/api/stock/items?q=3.8&sort=diameter");
        lists.put("search: two words that seldom meet", "/api/stock/items?q=slactive%%203.%d");
        lists.put("search: two words that never meet", "/api/stock/items?q=bone%%20graft");
        lists.put("search: storage location and size", "/api/stock/items?q=cabinet%%203.%d");
        lists.put("count", "/api/stock/items/count");
        lists.put("count of a common word", "/api/stock/items/count?q=bone");
        lists.put("count of two common words", "/api/stock/items/count?q=bone%%202029");
        lists.put("summary", "/api/stock/summary");
        lists.put("picking", "/api/stock/picking?kind=implant");
        lists.put("picking: a size", "/api/stock/picking?q=3.7");
        lists.put("picking: a common word", "/api/stock/picking?q=bone");
        lists.put("treatments", "/api/registry/treatments");
        lists.put("treatments of a year", "/api/registry/treatments?year=202%d");
        lists.put("treatments of a practitioner", "/api/registry/treatments?practitioner=%3$s");
        lists.put("treatments: part of a patient number", "/api/registry/treatments?patientNumber=00%d7");
        lists.put("treatments at a position", "/api/registry/treatments?position=36");
        lists.put("treatments at a position, few", "/api/registry/treatments?position=28");
        lists.put(
                "treatments at a position, few, of a practitioner",
                "/api/registry/treatments?position=28&practitioner=%3$s");
        lists.put("treatments with a text", "/api/registry/treatments?text=control");
        lists.put("treatments with a text, few", "/api/registry/treatments?text=ruxis");
        lists.put("treatments with a text, none", "/api/registry/treatments?text=nobody");
        lists.put(
                "treatments of a technique and a practitioner, none",
                "/api/registry/treatments?technique=bone-block&practitioner=%3$s");
        lists.put("treatments of an indication, none", "/api/registry/treatments?indication=none");
        lists.put("treatments to complete, none", "/api/registry/treatments?toComplete=true");
        return lists;
    }

    void run() throws IOException, SQLException {
        try (instance) {
            instance.start();
            Routes.await(instance);
            Practice practice = Practice.found(instance.api());
            instance.stop();
            Rows rows = new Rows(practice, settings);
            Path folder = instance.folder().resolve("rows");
            List<Table> tables = rows.write(folder);
            store.read(instance.folder().resolve("data"), tables);
            for (Table table : tables) {
                Files.delete(table.file());
            }
            instance.start();
            Routes.await(instance);
            install();
            calls = new Calls(practice, rows);
            load = new Load(instance.uri(), instance.process(), settings.clients());
            alone = new Load(instance.uri(), instance.process(), 1);
            measure();
            if (settings.has("statistics")) {
                statistics();
            }
            instance.stop();
        }
    }

    private void install() {
        String told = instance.shell("bundle:install -s file:" + System.getProperty("alveolus.floor"));
        if (!told.contains("Bundle ID")) {
            throw new IllegalStateException(told);
        }
        for (String servlet : List.of("/plain", "/treatment", "/recall", "/list")) {
            Routes.await(instance, Calls.FLOOR + servlet);
        }
    }

    private void measure() {
        report.head("Requests, " + store.title());
        load.during(WARM_UP, calls.session());
        load.during(WARM_UP, calls.scan());
        if (settings.has("small")) {
            compare(SERVLET, during(calls.plain()), Map.of("GET /api/health/live", during(calls.live())));
            compare(
                    SERVLET,
                    during(calls.plain()),
                    Map.of("GET /api/sessions/current, signed in", during(calls.session())));
        }
        if (settings.has("scan")) {
            compare(
                    SERVLET + ", the same POST",
                    during(calls.plainScan()),
                    Map.of("POST /api/scans", during(calls.scan())));
        }
        if (settings.has("lists")) {
            alone.during(settings.round(), calls.plainList());
            report.row(
                    "plain JDBC, one client: fifty rows by an index",
                    alone.during(settings.round(), calls.plainList()));
            LISTS.forEach((name, path) -> {
                alone.during(settings.round(), calls.list(path, 9));
                report.row("list, one client: " + name, alone.during(settings.round(), calls.list(path, 9)));
            });
        }
        if (settings.has("recall")) {
            alone.times(WARM_UP_RECALLS, calls.recallByLot());
            recalls("by lot", calls.recallByLot(), true, false, 100);
            recalls("by product and lot", calls.recallByScan(), true, true, 100);
            recalls("by product", calls.recallByProduct(), false, true, 40);
            calls.recalls().forEach((by, asked) -> {
                alone.during(settings.round(), asked);
                report.row("recall " + by + ", one client", alone.during(settings.round(), asked));
            });
        }
        if (settings.has("write")) {
            int count = settings.writes();
            load.times(2 * count, calls.treatment());
            compare(
                    JDBC,
                    () -> load.told(
                            calls.plainTreatment(count, settings.clients()).get()),
                    ordered(
                            SERVLET_JDBC,
                            () -> load.times(count, calls.plainTreatment(1, 1)),
                            "POST /api/registry/treatments",
                            () -> load.times(count, calls.treatment())));
        }
    }

    /** Everything at once, of all placements; the first time after a start counts. */
    private void statistics() throws IOException {
        long begin = System.nanoTime();
        String told = instance.shell("alveolus:statistics-rebuild");
        if (!told.contains("counted anew")) {
            throw new IllegalStateException(told);
        }
        report.line(String.format(Locale.ROOT, "all extracts made anew: %.1f s", (System.nanoTime() - begin) / 1e9));
        instance.stop();
        instance.start();
        Routes.await(instance);
        Load afterStart = new Load(instance.uri(), instance.process(), 1);
        report.head("Statistics, " + store.title());
        report.row("first request after a start", afterStart.times(1, calls.statistics("")));
        report.row("by the day last seen", afterStart.times(1, calls.statistics("?censoring=last-seen")));
        report.row(
                "one supplier, five years",
                afterStart.times(1, calls.statistics("?supplier=maker%203&from=2020&to=2024")));
        report.row("everything, again", afterStart.times(5, calls.statistics("")));
        afterStart.times(1, calls.treatment());
        report.row("everything, after a treatment was saved", afterStart.times(1, calls.statistics("")));
    }

    private void recalls(String by, Supplier<Call> product, boolean byLot, boolean byProduct, int count) {
        compare(
                JDBC + ", " + by,
                () -> load.told(calls.plainRecall(byLot, byProduct, count, settings.clients())
                        .get()),
                ordered(
                        SERVLET_JDBC + ", " + by,
                        () -> load.times(count, calls.plainRecall(byLot, byProduct, 1, 1)),
                        "recall " + by,
                        () -> load.times(count, product)));
    }

    private static Map<String, Supplier<Measured>> ordered(
            String one, Supplier<Measured> first, String other, Supplier<Measured> second) {
        Map<String, Supplier<Measured>> both = new LinkedHashMap<>();
        both.put(one, first);
        both.put(other, second);
        return both;
    }

    private Supplier<Measured> during(Supplier<Call> requests) {
        return () -> load.during(settings.round(), requests);
    }

    private void compare(String floor, Supplier<Measured> below, Map<String, Supplier<Measured>> sides) {
        Comparison comparison = new Comparison(settings.rounds()).side(floor, below);
        sides.forEach(comparison::side);
        comparison.run();
        report.row(floor, comparison.of(floor));
        sides.keySet().forEach(side -> report.row(side, comparison, side, floor));
    }
}
