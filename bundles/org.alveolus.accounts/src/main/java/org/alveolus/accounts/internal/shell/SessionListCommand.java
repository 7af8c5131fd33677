package org.alveolus.accounts.internal.shell;

import org.alveolus.accounts.internal.AccountsComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

@Service
@Command(scope = "alveolus", name = "session-list", description = "Lists who is signed in, the last active first")
public final class SessionListCommand implements Action {

    @Option(name = "--limit", description = "How many at most")
    int limit = 100;

    @Reference
    AccountsComponent accounts;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("Session");
        table.column("E-mail");
        table.column("Institution");
        table.column("Since");
        table.column("Last used");
        table.column("From");
        table.column("Program");
        accounts.sessions().list(Math.max(1, limit)).forEach(session -> table.addRow()
                .addContent(
                        session.id(),
                        session.account().email(),
                        session.institution(),
                        session.createdAt(),
                        session.usedAt(),
                        session.address(),
                        session.agent()));
        table.print(System.out);
        return null;
    }
}
