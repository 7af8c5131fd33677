package org.alveolus.core.internal.shell;

import static org.alveolus.core.internal.shell.Here.here;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Page;
import org.alveolus.api.Rights;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLine;
import org.alveolus.api.audit.AuditQuery;
import org.alveolus.core.internal.audit.AuditComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;

@Service
@Command(
        scope = "alveolus",
        name = "audit-list",
        description = "Lists the newest audit lines of an institution or the system")
public final class AuditListCommand implements Action {

    @Option(name = "--institution", description = "The institution's id; without it, the acts that belong to none")
    @Completion(ChainCompleter.class)
    private String institution;

    @Option(name = "--action", description = "Only this kind: create, read, update, delete, execute, sign_in, sign_out")
    private String action;

    @Option(name = "--object", description = "Only objects of this kind, e.g. treatment")
    private String objectType;

    @Option(name = "--limit", description = "How many lines, up to " + Page.MAXIMUM_SIZE)
    private int limit = 20;

    @Option(
            name = "--show-patients",
            description = "Also show whose data was touched; this is written to the audit log")
    private boolean showPatients;

    @Reference(optional = true)
    private AuditComponent audit;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        InstitutionId owner = institution == null ? null : InstitutionId.parse(institution);
        String chain = owner == null ? AuditComponent.SYSTEM_CHAIN : owner.toString();
        if (showPatients) {
            recordReading(owner);
        }
        AuditQuery query = new AuditQuery(
                null,
                null,
                null,
                action == null ? null : AuditEvent.Action.valueOf(action.toUpperCase(Locale.ROOT)),
                objectType,
                null,
                null);
        ShellTable table = new ShellTable();
        for (String title :
                new String[] {"Number", "Time", "Who", "Role", "Channel", "From", "Action", "Object", "Outcome"}) {
            table.column(title);
        }
        if (showPatients) {
            table.column("Patient");
        }
        table.column("Detail");
        here(audit).find(chain, query, new Page.Request(null, limit)).items().forEach(line -> add(table, line));
        table.print(System.out);
        return null;
    }

    private void recordReading(InstitutionId owner) {
        Caller caller = new Caller(
                null,
                Objects.toString(session.get("USER"), "shell"),
                owner,
                Rights.NONE,
                null,
                new Caller.Origin("shell", null, UUID.randomUUID().toString()));
        Callers.as(caller, () -> here(audit)
                .record(AuditEvent.of(AuditEvent.Action.READ, "audit-line", null, "listed with patients")));
    }

    private void add(ShellTable table, AuditLine line) {
        AuditEvent event = line.event();
        var row = table.addRow();
        row.addContent(
                line.number(),
                line.at(),
                line.name(),
                line.role(),
                line.channel(),
                Objects.toString(line.address(), ""),
                event.action(),
                event.objectType() + " " + Objects.toString(event.objectId(), ""),
                event.outcome());
        if (showPatients) {
            row.addContent(Objects.toString(event.patient(), ""));
        }
        row.addContent(Objects.toString(event.detail(), ""));
    }
}
