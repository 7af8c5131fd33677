package org.alveolus.scan.internal.shell;

import java.util.Locale;
import org.alveolus.api.ProblemException;
import org.alveolus.api.scan.ScanReport;
import org.alveolus.api.scan.ScanService;
import org.alveolus.spi.scan.Finding;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Reads a code as a scanner would send it. */
@Service
@Command(scope = "alveolus", name = "scan-parse", description = "Reads the text of a barcode and shows what it says")
public final class ScanParse implements Action {

    @Argument(name = "text", description = "The text in quotes; write <GS> for the group separator", required = true)
    String text;

    @Reference
    ScanService scans;

    @Override
    public Object execute() {
        try {
            print(scans.read(text.replace("<GS>", "\u001d")));
        } catch (ProblemException e) {
            System.out.println(e.problem().detail());
        }
        return null;
    }

    private static void print(ScanReport report) {
        System.out.println(report.standard() + ", read by driver '" + report.driver() + "'");
        ShellTable table = new ShellTable();
        table.column("id");
        table.column("title");
        table.column("value");
        report.elements().forEach(element -> table.addRow().addContent(element.id(), element.title(), element.value()));
        table.print(System.out);
        report.repairs().forEach(repair -> System.out.println("repaired: " + repair.detail()));
        report.findings().forEach(finding -> System.out.println(line(finding)));
        if (!report.alternatives().isEmpty()) {
            System.out.println(report.alternatives().size() + " other reading(s) possible:");
            report.alternatives().forEach(ScanParse::print);
        }
    }

    private static String line(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        String place = finding.position() < 0 ? "" : " at " + finding.position();
        return severity + place + ": " + finding.message();
    }
}
