package org.alveolus.core.internal.shell;

import java.util.List;
import org.alveolus.core.internal.audit.AuditComponent;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes ids of institutions that have audit lines. */
@Service
public final class ChainCompleter implements Completer {

    @Reference(optional = true)
    private AuditComponent audit;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return (audit == null ? new StringsCompleter() : new StringsCompleter(audit.chains()))
                .complete(session, line, candidates);
    }
}
