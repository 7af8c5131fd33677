package org.alveolus.stock.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Page;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.stock.internal.ItemLists;
import org.alveolus.stock.internal.StockComponent;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes ids of the items that were added last, of the institution on the command line or of all. */
@Service
public final class ItemCompleter implements Completer {

    private static final int LAST = 50;

    @Reference(optional = true)
    private StockComponent stock;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> ids = new ArrayList<>();
        if (stock != null && institutions != null) {
            List<Institution> all = institutions.all();
            List<Institution> named = all.stream()
                    .filter(each -> List.of(line.getArguments()).contains(each.name()))
                    .toList();
            (named.isEmpty() ? all : named).forEach(each -> ids.addAll(last(each)));
        }
        return new StringsCompleter(ids).complete(session, line, candidates);
    }

    private List<String> last(Institution institution) {
        Caller system = institutions.systemCaller(institution.id(), new Caller.Origin("shell", null, null));
        List<String> ids = new ArrayList<>();
        ItemLists.Asked all = new ItemLists.Asked(null, null, null, null, null, null, null, true);
        Callers.as(system, (Runnable) () -> stock.lists()
                .list(all, "-added", new Page.Request(null, LAST))
                .items()
                .forEach(item -> ids.add(item.id().toString())));
        return ids;
    }
}
