package org.alveolus.accounts.internal.shell;

import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(
        scope = "alveolus",
        name = "second-factor-remove",
        description = "Removes the second factor of somebody who has lost it; the person is told by mail")
public final class SecondFactorRemoveCommand implements Action {

    @Argument(name = "email", description = "E-mail address of the account, see alveolus:account-list", required = true)
    String email;

    @Reference
    AccountsComponent accounts;

    @Override
    public Object execute() throws CommandException {
        Caller operator = Caller.system(null, Rights.NONE, new Caller.Origin("shell", null, null));
        boolean[] removed = new boolean[1];
        Callers.as(operator, () -> {
            removed[0] = accounts.transactions()
                    .run(() -> accounts.find(email).map(this::remove).orElse(false));
        });
        if (!removed[0]) {
            throw new CommandException("There is no account " + email + ", or it has no second factor");
        }
        System.out.println("The second factor of " + email + " was removed.");
        return null;
    }

    private boolean remove(Account account) {
        return accounts.factors().remove(account);
    }
}
