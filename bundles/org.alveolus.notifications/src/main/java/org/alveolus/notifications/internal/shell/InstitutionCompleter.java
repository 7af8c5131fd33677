package org.alveolus.notifications.internal.shell;

import java.util.List;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes names of institutions. */
@Service
public final class InstitutionCompleter implements Completer {

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> names = institutions == null
                ? List.of()
                : institutions.all().stream().map(Institution::name).toList();
        return new StringsCompleter(names).complete(session, line, candidates);
    }
}
