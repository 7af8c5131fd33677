package org.alveolus.notifications.internal.shell;

import java.util.UUID;
import org.alveolus.api.institution.Institutions;
import org.alveolus.notifications.internal.NotificationsComponent;
import org.alveolus.notifications.internal.TestMessage;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Sends a message that says nothing, to see whether messages arrive. */
@Service
@Command(
        scope = "alveolus",
        name = "message-test",
        description = "Sends a test message, to see whether messages arrive as configured")
public final class MessageTestCommand implements Action {

    @Argument(
            name = "to",
            description = "A mail address, or a telephone number like +31612345678 for a text message",
            required = true)
    private String to;

    @Option(
            name = "--institution",
            description = "Name or id of the institution in whose list it appears; without it, in that of none")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Reference(optional = true)
    private NotificationsComponent notifications;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        NotificationsComponent present = Shell.present(notifications);
        UUID id = Shell.in(institutions, institution, () -> present.queue(TestMessage.to(to, present.address("/"))));
        System.out.println("Queued as " + id + "; see alveolus:message-list.");
        return null;
    }
}
