package org.alveolus.registry.internal.shell;

import org.alveolus.api.institution.Institutions;
import org.alveolus.registry.internal.RegistryComponent;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Makes what the statistics are counted from anew. */
@Service
@Command(
        scope = "alveolus",
        name = "statistics-rebuild",
        description =
                "Counts an institution's statistics anew from all treatments: after rows were written past the registry")
public final class StatisticsRebuildCommand implements Action {

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
        int days = Shell.in(institutions, institution, () -> Shell.present(registry)
                .statistics()
                .renew());
        System.out.println("counted anew: " + days + " days of surgery");
        return null;
    }
}
