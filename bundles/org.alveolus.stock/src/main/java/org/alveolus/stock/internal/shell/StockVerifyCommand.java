package org.alveolus.stock.internal.shell;

import java.util.List;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
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

/** Counts the stock from its movements and tells where the record differs. */
@Service
@Command(
        scope = "alveolus",
        name = "stock-verify",
        description =
                "Counts every storage location from its movements alone and tells where the stock's record differs")
public final class StockVerifyCommand implements Action {

    @Option(
            name = "--institution",
            description = "Name or id of the institution; may be left out when there is only one")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Reference(optional = true)
    private StockComponent stock;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        Shell.in(institutions, institution, null, () -> {
            Storages storages = Shell.here(stock).storages();
            List<Storages.Difference> differences =
                    storages.recount(Callers.current().rights().locations(Modules.STOCK, Level.VIEW));
            if (differences.isEmpty()) {
                System.out.println("Record and movements agree.");
            } else {
                print(differences);
            }
            return null;
        });
        return null;
    }

    private static void print(List<Storages.Difference> differences) {
        ShellTable table = new ShellTable();
        for (String title : new String[] {"Id", "Title", "In the record", "By its movements"}) {
            table.column(title);
        }
        differences.forEach(difference -> table.addRow()
                .addContent(
                        difference.storage().id(),
                        difference.storage().title(),
                        difference.items(),
                        difference.fromMovements()));
        table.print(System.out);
    }
}
