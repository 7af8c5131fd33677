package org.alveolus.stock.internal.shell;

import java.time.LocalDate;
import java.util.List;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.ItemLists;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.stock.internal.persistence.ItemSearch;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists what is in stock. */
@Service
@Command(
        scope = "alveolus",
        name = "stock-list",
        description =
                "Lists the items in the house, the first to expire first; with words those that have them in any field")
public final class StockListCommand implements Action {

    @Argument(name = "words", description = "Beginnings of words of any field, e.g. bone 4.1 EF51", multiValued = true)
    private List<String> words;

    @Option(
            name = "--institution",
            description = "Name or id of the institution; may be left out when there is only one")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Option(name = "--location", description = "Name or id of a practice location; all when left out")
    @Completion(LocationCompleter.class)
    private String location;

    @Option(name = "--kind", description = "Only implant, abutment or biomaterial")
    @Completion(KindCompleter.class)
    private String kind;

    @Option(name = "--limit", description = "How many at most, 1 to 500; 50 when left out")
    private int limit = 50;

    @Reference(optional = true)
    private StockComponent stock;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        ItemLists.Asked asked = new ItemLists.Asked(
                words == null ? null : String.join(" ", words),
                KindCompleter.kind(kind),
                null,
                null,
                null,
                null,
                null,
                false);
        Shell.in(institutions, institution, location, () -> {
            print(asked);
            return null;
        });
        return null;
    }

    private void print(ItemLists.Asked asked) {
        StockComponent present = Shell.here(stock);
        LocalDate today = present.today();
        Page<StockItem> found = present.lists().list(asked, "expiry", new Page.Request(null, limit));
        ShellTable table = new ShellTable();
        for (String title : new String[] {
            "Id", "Kind", "Product", "REF", "Diameter", "Length", "Lot", "Serial", "Expiry", "Storage location"
        }) {
            table.column(title);
        }
        for (StockItem item : found.items()) {
            Device device = item.device();
            boolean expired =
                    device.expiry() != null && device.expiry().lastDay().isBefore(today);
            table.addRow()
                    .addContent(
                            item.id(),
                            KindCompleter.word(device.kind()),
                            device.name(),
                            Shell.text(device.productCode()),
                            Shell.text(device.diameter()),
                            Shell.text(device.length()),
                            Shell.text(device.lot()),
                            Shell.text(device.serial()),
                            Shell.text(device.expiry()) + (expired ? " expired" : ""),
                            item.storageTitle());
        }
        table.emptyTableText("Nothing in stock.").print(System.out);
        ItemSearch.Count count = present.lists().count(asked);
        System.out.println(found.items().size() + " of " + count.items() + (count.exact() ? "" : " or more"));
    }
}
