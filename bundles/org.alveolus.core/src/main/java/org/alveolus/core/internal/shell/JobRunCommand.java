package org.alveolus.core.internal.shell;

import static org.alveolus.core.internal.shell.Here.here;

import org.alveolus.core.internal.jobs.JobScheduler;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "alveolus", name = "job-run", description = "Lets a job run now, on one of the nodes that have it")
public final class JobRunCommand implements Action {

    @Argument(name = "job", description = "Its name, see alveolus:job-list", required = true)
    @Completion(JobCompleter.class)
    private String name;

    @Reference(optional = true)
    private JobScheduler jobs;

    @Override
    public Object execute() {
        if (!here(jobs).runNow(name)) {
            throw new IllegalArgumentException("there is no job '" + name + "', or it is running");
        }
        System.out.println("Job " + name + " is due now.");
        return null;
    }
}
