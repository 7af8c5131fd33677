package org.alveolus.core.internal.shell;

import static org.alveolus.core.internal.shell.Here.here;

import java.util.Objects;
import org.alveolus.core.internal.jobs.JobScheduler;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

@Service
@Command(
        scope = "alveolus",
        name = "job-list",
        description = "Lists the jobs of all nodes: when they ran and run, and why one failed")
public final class JobListCommand implements Action {

    @Reference(optional = true)
    private JobScheduler jobs;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        for (String title :
                new String[] {"Job", "Every", "Next", "Running on", "Last success", "Last failure", "Failures", "Reason"
                }) {
            table.column(title);
        }
        here(jobs).states().forEach(job -> table.addRow()
                .addContent(
                        job.name(),
                        Objects.toString(job.every(), "not on this node"),
                        job.next(),
                        Objects.toString(job.runningOn(), ""),
                        Objects.toString(job.lastSuccess(), ""),
                        Objects.toString(job.lastFailure(), ""),
                        job.failures(),
                        Objects.toString(job.reason(), "")));
        table.print(System.out);
        return null;
    }
}
