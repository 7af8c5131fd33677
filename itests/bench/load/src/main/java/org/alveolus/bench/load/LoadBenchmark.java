package org.alveolus.bench.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/** Measures the built distribution and prints the figures as Markdown; see README.md. */
public final class LoadBenchmark {

    private LoadBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Settings settings = Settings.parse(arguments);
        Report report = new Report(System.out);
        long begin = System.nanoTime();
        report.line(String.format(
                Locale.ROOT,
                "%d processors, Java %s, %d clients, %d rounds, %,d placements, %,d items.",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                settings.clients(),
                settings.rounds(),
                settings.placements(),
                settings.items()));
        if (settings.has("start")) {
            new Starts(settings, report).run();
        }
        for (String database : settings.databases()) {
            try (Store store = Store.of(database)) {
                new DatabaseRun(settings, report, store).run();
            }
        }
        report.line("");
        report.line(String.format(Locale.ROOT, "All of it took %.1f minutes.", (System.nanoTime() - begin) / 6e10));
    }
}
