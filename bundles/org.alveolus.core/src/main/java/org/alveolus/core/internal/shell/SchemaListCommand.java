package org.alveolus.core.internal.shell;

import static org.alveolus.core.internal.shell.Here.here;

import java.util.Objects;
import org.alveolus.core.internal.schema.SchemaComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

@Service
@Command(
        scope = "alveolus",
        name = "schema-list",
        description = "Lists the schemas of the capabilities and whether they are up to date")
public final class SchemaListCommand implements Action {

    @Reference(optional = true)
    private SchemaComponent schemas;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        for (String title : new String[] {"Schema", "Bundle", "State", "Reason"}) {
            table.column(title);
        }
        here(schemas).states().forEach(schema -> table.addRow()
                .addContent(schema.name(), schema.bundle(), schema.phase(), Objects.toString(schema.reason(), "")));
        table.print(System.out);
        return null;
    }
}
