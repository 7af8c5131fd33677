package org.alveolus.stock.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes names of practice locations, of the institution on the command line or of all. */
@Service
public final class LocationCompleter implements Completer {

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> names = new ArrayList<>();
        if (institutions != null) {
            List<Institution> all = institutions.all();
            List<Institution> named = all.stream()
                    .filter(each -> List.of(line.getArguments()).contains(each.name()))
                    .toList();
            (named.isEmpty() ? all : named).forEach(each -> names.addAll(locations(each)));
        }
        return new StringsCompleter(names).complete(session, line, candidates);
    }

    private List<String> locations(Institution institution) {
        Caller system = institutions.systemCaller(institution.id(), new Caller.Origin("shell", null, null));
        List<String> names = new ArrayList<>();
        Callers.as(system, (Runnable) () -> institutions.locations().forEach(location -> names.add(location.name())));
        return names;
    }
}
