package org.alveolus.stock.internal.shell;

import java.util.List;
import org.alveolus.api.institution.Institutions;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.stock.internal.Storages;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the storage locations. */
@Service
@Command(
        scope = "alveolus",
        name = "storage-list",
        description =
                "Lists the storage locations with the number of items in each; with --recount also as the movements give it")
public final class StorageListCommand implements Action {

    @Option(
            name = "--institution",
            description = "Name or id of the institution; may be left out when there is only one")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Option(name = "--location", description = "Name or id of a practice location; all when left out")
    @Completion(LocationCompleter.class)
    private String location;

    @Option(name = "--recount", description = "Count from the movements alone and tell where that differs")
    private boolean recount;

    @Reference(optional = true)
    private StockComponent stock;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        Shell.in(institutions, institution, location, () -> {
            Storages storages = Shell.here(stock).storages();
            List<Storages.Filled> found = storages.where(false);
            print(found);
            if (recount) {
                recount(storages, found);
            }
            return null;
        });
        return null;
    }

    private static void print(List<Storages.Filled> found) {
        ShellTable table = new ShellTable();
        for (String title : new String[] {"Id", "Title", "Department", "Items", "Practice location"}) {
            table.column(title);
        }
        for (Storages.Filled filled : found) {
            table.addRow()
                    .addContent(
                            filled.storage().id(),
                            filled.storage().title(),
                            filled.storage().department(),
                            filled.items(),
                            filled.storage().practiceLocation());
        }
        table.emptyTableText("No storage location.").print(System.out);
    }

    private static void recount(Storages storages, List<Storages.Filled> found) {
        List<Storages.Difference> differences = storages.recount(found.stream()
                .map(filled -> filled.storage().practiceLocation())
                .distinct()
                .toList());
        differences.forEach(
                difference -> System.out.println(difference.storage().title() + ": " + difference.items()
                        + " items, but " + difference.fromMovements() + " by the movements"));
        if (differences.isEmpty()) {
            System.out.println("The movements give the same counts.");
        }
    }
}
