package org.alveolus.accounts.internal.shell;

import java.util.List;
import org.alveolus.accounts.internal.AccountsComponent;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes ids of sessions. */
@Service
public final class SessionCompleter implements Completer {

    private static final int MAXIMUM = 500;

    @Reference
    AccountsComponent accounts;

    @Override
    public int complete(Session session, CommandLine commandLine, List<String> candidates) {
        StringsCompleter ids = new StringsCompleter();
        accounts.sessions().list(MAXIMUM).forEach(row -> ids.getStrings()
                .add(row.id().toString()));
        return ids.complete(session, commandLine, candidates);
    }
}
