package org.alveolus.registry.internal.shell;

import java.util.UUID;
import org.alveolus.api.institution.Institutions;
import org.alveolus.registry.internal.RegistryComponent;
import org.alveolus.registry.internal.transfer.Imports;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Undoes an import. */
@Service
@Command(
        scope = "alveolus",
        name = "import-undo",
        description = "Deletes what an import recorded, but for treatments that were changed since")
public final class ImportUndoCommand implements Action {

    @Argument(name = "import", description = "Its id, see alveolus:import-list", required = true)
    private String id;

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
        UUID which = UUID.fromString(id);
        Shell.in(institutions, institution, () -> {
            imports.undo(which, imports.progress(which).row().version());
            return null;
        });
        System.out.println("It is being undone; alveolus:import-list tells how far it is.");
        return null;
    }
}
