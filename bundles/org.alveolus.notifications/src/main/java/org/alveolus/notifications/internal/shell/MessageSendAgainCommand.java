package org.alveolus.notifications.internal.shell;

import java.util.UUID;
import org.alveolus.api.institution.Institutions;
import org.alveolus.notifications.internal.NotificationsComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Sends a message again. */
@Service
@Command(
        scope = "alveolus",
        name = "message-send-again",
        description = "Sends a message again that waits for another try, lies in the outbox or has failed")
public final class MessageSendAgainCommand implements Action {

    @Argument(name = "id", description = "The message's id, see alveolus:message-list", required = true)
    private String id;

    @Option(
            name = "--institution",
            description = "Name or id of the institution whose it is; without it, one that belongs to none")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Reference(optional = true)
    private NotificationsComponent notifications;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        NotificationsComponent present = Shell.present(notifications);
        UUID message = UUID.fromString(id);
        Shell.in(institutions, institution, () -> present.sendAgain(message));
        System.out.println("It is on its way again; see alveolus:message-list.");
        return null;
    }
}
