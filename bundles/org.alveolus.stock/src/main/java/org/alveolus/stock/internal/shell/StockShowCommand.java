package org.alveolus.stock.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.ToComplete;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows an item. */
@Service
@Command(scope = "alveolus", name = "stock-show", description = "Shows an item with all its movements")
public final class StockShowCommand implements Action {

    @Argument(name = "item", description = "Its id, see alveolus:stock-list", required = true)
    @Completion(ItemCompleter.class)
    private String id;

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
        UUID item = UUID.fromString(id);
        Shell.in(institutions, institution, null, () -> {
            StockComponent present = Shell.here(stock);
            print(present.items().get(item), present.items().movements(item));
            return null;
        });
        return null;
    }

    private static void print(StockItem item, List<Movement> movements) {
        Device device = item.device();
        line("state", word(item.state()));
        line("storage location", item.storageTitle());
        line("kind", KindCompleter.word(device.kind()));
        line("product", device.name());
        line("type", device.type());
        line("REF", device.productCode());
        line("supplier", device.supplierName());
        line("lot", device.lot());
        line("serial", device.serial());
        line("diameter", device.diameter());
        line("length", device.length());
        line("expiry", device.expiry());
        line("UDI-DI", device.udiDi() == null ? null : device.udiDi() + " (" + device.issuer() + ")");
        line("scan", device.rawScan() == null ? null : visible(device.rawScan()));
        line("entry", word(device.entry()));
        line("treatment", item.takenFor());
        line("added", item.addedAt());
        line("version", item.version());
        line("to complete", String.join(", ", ToComplete.of(device)));
        ShellTable table = new ShellTable();
        for (String title : new String[] {"No", "At", "By", "What", "From", "To", "Why"}) {
            table.column(title);
        }
        for (Movement movement : movements) {
            table.addRow()
                    .addContent(
                            movement.number(),
                            movement.at(),
                            movement.accountName(),
                            word(movement.kind()),
                            movement.from() == null ? "" : movement.from().title(),
                            movement.to() == null ? "" : movement.to().title(),
                            Shell.text(movement.reason()));
        }
        table.print(System.out);
    }

    private static void line(String name, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            System.out.println(name + ": " + value);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A terminal must not be given what a scanner sent. */
    private static String visible(String scan) {
        StringBuilder visible = new StringBuilder();
        scan.chars()
                .forEach(c -> visible.append(
                        Character.isISOControl(c)
                                ? String.format(Locale.ROOT, "<%02x>", c)
                                : String.valueOf((char) c)));
        return visible.toString();
    }
}
