package org.alveolus.bench.load;

import java.io.PrintStream;
import java.util.Locale;

/** The figures as Markdown. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void heading(String title, String columns) {
        line("");
        line("### " + title);
        line("");
        line("| " + columns.replace(",", " | ") + " |");
        line("|---|" + "---:|".repeat(columns.split(",").length - 1));
    }

    void head(String title) {
        heading(
                title,
                "what,a second,p50 ms,p99 ms,CPU µs each,a second as a share of the floor,CPU as a multiple of the floor");
    }

    void row(String name, Measured figures) {
        line("| " + name + figures(figures) + " | | |");
    }

    void row(String name, Comparison comparison, String side, String floor) {
        line("| " + name + figures(comparison.of(side)) + " | "
                + ratio(comparison.ratio(side, floor, Measured::perSecond)) + " | "
                + ratio(comparison.ratio(side, floor, Measured::cpuMicros)) + " |");
    }

    void line(String line) {
        out.println(line);
        out.flush();
    }

    private static String figures(Measured figures) {
        return String.format(
                Locale.ROOT,
                " | %,.0f | %.2f | %.2f | %,.0f",
                figures.perSecond(),
                figures.percentile(0.5),
                figures.percentile(0.99),
                figures.cpuMicros());
    }

    private static String ratio(Comparison.Ratio ratio) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", ratio.middle(), ratio.least(), ratio.greatest());
    }
}
