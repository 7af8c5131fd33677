package org.alveolus.registry.internal.shell;

import org.alveolus.api.Page;
import org.alveolus.api.institution.Institutions;
import org.alveolus.registry.internal.RegistryComponent;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.transfer.Imports;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists imports of earlier records. */
@Service
@Command(
        scope = "alveolus",
        name = "import-list",
        description = "Lists the imports of earlier records with their state, the latest first; no patient's data")
public final class ImportListCommand implements Action {

    private static final int LATEST = 100;

    @Option(
            name = "--institution",
            description = "Name or id of the institution; may be left out when there is only one")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Reference(optional = true)
    private RegistryComponent registry;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        Imports imports = Shell.present(registry).imports();
        Page<Imports.View> page =
                Shell.in(institutions, institution, () -> imports.list(new Page.Request(null, LATEST)));
        ShellTable table = new ShellTable();
        for (String title : new String[] {"Id", "State", "File", "By", "At"}) {
            table.column(title);
        }
        for (String title : new String[] {"Rows", "At fault", "There", "Treatments", "Done", "Of"}) {
            table.column(title).alignRight();
        }
        for (Imports.View view : page.items()) {
            ImportEntity row = view.row();
            table.addRow()
                    .addContent(
                            row.id(),
                            row.state(),
                            row.fileName(),
                            row.createdBy(),
                            row.createdAt(),
                            row.rowCount(),
                            row.badRows(),
                            row.rowsThere(),
                            row.treatmentCount(),
                            row.done(),
                            row.total());
        }
        table.emptyTableText("Nothing was imported.").print(System.out);
        return null;
    }
}
