package org.alveolus.accounts.internal.shell;

import java.util.UUID;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.api.Caller;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(scope = "alveolus", name = "session-revoke", description = "Signs somebody out")
public final class SessionRevokeCommand implements Action {

    @Argument(name = "session", description = "Id of the session, see alveolus:session-list", required = true)
    @Completion(SessionCompleter.class)
    String session;

    @Reference
    AccountsComponent accounts;

    @Override
    public Object execute() throws CommandException {
        if (!accounts.sessions().revoke(id(), new Caller.Origin("shell", null, null))) {
            throw new CommandException("There is no session " + session);
        }
        System.out.println("Session " + session + " has ended.");
        return null;
    }

    private UUID id() throws CommandException {
        try {
            return UUID.fromString(session);
        } catch (IllegalArgumentException e) {
            throw new CommandException("A session is named by its id, see alveolus:session-list", e);
        }
    }
}
