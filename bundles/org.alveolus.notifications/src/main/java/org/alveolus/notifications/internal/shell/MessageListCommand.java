package org.alveolus.notifications.internal.shell;

import java.util.Locale;
import java.util.Objects;
import org.alveolus.api.Page;
import org.alveolus.api.institution.Institutions;
import org.alveolus.notifications.internal.NotificationsComponent;
import org.alveolus.notifications.internal.domain.MessageFilter;
import org.alveolus.notifications.internal.domain.MessageState;
import org.alveolus.notifications.internal.domain.State;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists messages without their texts. */
@Service
@Command(
        scope = "alveolus",
        name = "message-list",
        description = "Lists the newest messages to people and what became of them, never their texts")
public final class MessageListCommand implements Action {

    @Option(
            name = "--institution",
            description = "Name or id of the institution; without it, the messages that belong to none")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Option(name = "--state", description = "Only these: waiting, delivered, outbox, failed")
    @Completion(
            value = StringsCompleter.class,
            values = {"waiting", "delivered", "outbox", "failed"})
    private String state;

    @Option(name = "--limit", description = "How many, up to " + Page.MAXIMUM_SIZE)
    private int limit = 20;

    @Reference(optional = true)
    private NotificationsComponent notifications;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        NotificationsComponent present = Shell.present(notifications);
        State wanted = state == null ? null : State.valueOf(state.toUpperCase(Locale.ROOT));
        MessageFilter filter = new MessageFilter(wanted, null, null, null);
        ShellTable table = new ShellTable();
        for (String title :
                new String[] {"Id", "Written", "Medium", "To", "Topic", "State", "Tries", "Next try", "Last error"}) {
            table.column(title);
        }
        Shell.in(institutions, institution, () -> present.list(filter, new Page.Request(null, limit)))
                .items()
                .forEach(message -> add(table, message));
        table.emptyTableText("No message.").print(System.out);
        return null;
    }

    private static void add(ShellTable table, MessageState message) {
        table.addRow()
                .addContent(
                        message.id(),
                        message.queuedAt(),
                        message.medium().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        message.to(),
                        message.topic(),
                        message.state().name().toLowerCase(Locale.ROOT),
                        message.tries(),
                        Objects.toString(message.nextAt(), ""),
                        Objects.toString(message.reason(), ""));
    }
}
