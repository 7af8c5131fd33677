package org.alveolus.scan.internal.shell;

import org.alveolus.scan.internal.ScanComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the scanner drivers and why one of them failed. */
@Service
@Command(scope = "alveolus", name = "scan-drivers", description = "Lists the scanner drivers that are installed")
public final class ScanDrivers implements Action {

    @Reference
    ScanComponent scans;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("driver");
        table.column("state");
        table.column("last failure");
        scans.drivers().forEach(driver -> table.addRow()
                .addContent(
                        driver.name(),
                        driver.cutOff() ? "cut off" : "in use",
                        driver.failure() == null ? "" : driver.failure()));
        table.emptyTableText("No scanner driver is installed.").print(System.out);
        return null;
    }
}
