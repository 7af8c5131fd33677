package org.alveolus.core.internal.shell;

import java.util.List;
import org.alveolus.core.internal.jobs.JobScheduler;
import org.alveolus.core.internal.jobs.JobState;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes names of jobs. */
@Service
public final class JobCompleter implements Completer {

    @Reference(optional = true)
    private JobScheduler jobs;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> names = (jobs == null ? List.<JobState>of() : jobs.states())
                .stream().map(JobState::name).toList();
        return new StringsCompleter(names).complete(session, line, candidates);
    }
}
