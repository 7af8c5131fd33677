package org.alveolus.institution.internal.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the institutions. */
@Service
@Command(
        scope = "alveolus",
        name = "institution-list",
        description = "Lists the institutions, by name, with their practice locations")
public final class InstitutionListCommand implements Action {

    @Reference
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        ShellTable table = new ShellTable();
        for (String title : new String[] {"Id", "Name", "Kind", "Country", "Time zone", "Practice locations"}) {
            table.column(title);
        }
        List<Institution> all = new ArrayList<>(institutions.all());
        all.sort(Comparator.comparing(Institution::name));
        for (Institution institution : all) {
            table.addRow()
                    .addContent(
                            institution.id(),
                            institution.name(),
                            institution.kind().name().toLowerCase(Locale.ROOT),
                            institution.country(),
                            institution.zone(),
                            locations(institution));
        }
        table.emptyTableText("No institution.").print(System.out);
        return null;
    }

    private String locations(Institution institution) throws Exception {
        Caller system = institutions.systemCaller(institution.id(), new Caller.Origin("shell", null, null));
        return Callers.as(system, () -> institutions.locations().stream()
                .map(PracticeLocation::name)
                .collect(Collectors.joining(", ")));
    }
}
