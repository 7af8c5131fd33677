package org.alveolus.accounts.internal.shell;

import org.alveolus.accounts.internal.AccountsComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

@Service
@Command(scope = "alveolus", name = "account-list", description = "Lists the accounts of people, by e-mail address")
public final class AccountListCommand implements Action {

    @Option(name = "--limit", description = "How many at most")
    int limit = 100;

    @Reference
    AccountsComponent accounts;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("Id");
        table.column("E-mail");
        table.column("Name");
        table.column("Institutions").alignRight();
        accounts.members().list(Math.max(1, limit)).forEach(listed -> table.addRow()
                .addContent(
                        listed.account().id(),
                        listed.account().email(),
                        listed.account().name(),
                        listed.institutions()));
        table.print(System.out);
        return null;
    }
}
