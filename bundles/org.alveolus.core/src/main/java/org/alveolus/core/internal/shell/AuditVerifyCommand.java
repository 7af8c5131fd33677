package org.alveolus.core.internal.shell;

import static org.alveolus.core.internal.shell.Here.here;

import java.util.List;
import java.util.UUID;
import org.alveolus.api.audit.AuditLog.Verification;
import org.alveolus.core.internal.audit.AuditComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

@Service
@Command(
        scope = "alveolus",
        name = "audit-verify",
        description = "Walks the audit chains and tells whether a line was changed, added or removed")
public final class AuditVerifyCommand implements Action {

    @Option(name = "--institution", description = "Only the chain of this institution (its id)")
    @Completion(ChainCompleter.class)
    private String institution;

    @Reference(optional = true)
    private AuditComponent audit;

    @Override
    public Object execute() {
        List<String> chains = institution == null
                ? here(audit).chains()
                : List.of(UUID.fromString(institution).toString());
        ShellTable table = new ShellTable();
        table.column("Chain");
        table.column("Lines").alignRight();
        table.column("Result");
        table.column("Head");
        boolean intact = true;
        for (String chain : chains) {
            Verification result = here(audit).verify(chain);
            intact &= result.intact();
            table.addRow()
                    .addContent(
                            AuditComponent.SYSTEM_CHAIN.equals(chain) ? "system" : chain,
                            result.lines(),
                            result.intact() ? "intact" : "BROKEN at line " + result.firstFault(),
                            result.head());
        }
        table.print(System.out);
        if (!intact) {
            throw new IllegalStateException("the audit log is not intact");
        }
        return null;
    }
}
