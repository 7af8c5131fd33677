package org.alveolus.registry.internal.shell;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.alveolus.api.institution.Institutions;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.RegistryComponent;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Finds the patients of a recall. */
@Service
@Command(
        scope = "alveolus",
        name = "recall",
        description =
                "Finds the devices of a recall in patients and in stock; counts the patients, and names them only with"
                        + " --show-patients")
public final class RecallCommand implements Action {

    @Option(
            name = "--institution",
            description = "Name or id of the institution; may be left out when there is only one")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Option(name = "--lot", description = "Lot number; case, spaces and dashes do not matter")
    private String lot;

    @Option(name = "--serial", description = "Serial number; case, spaces and dashes do not matter")
    private String serial;

    @Option(name = "--gtin", description = "GTIN of 8, 12, 13 or 14 digits")
    private String gtin;

    @Option(name = "--udi-di", description = "UDI-DI of any issuer, instead of a GTIN")
    private String udiDi;

    @Option(name = "--product-code", description = "The maker's catalogue number (REF)")
    private String productCode;

    @Option(name = "--supplier", description = "Id of the supplier")
    private String supplier;

    @Option(name = "--scan", description = "Text of a scanned code, alone; write <GS> for the group separator")
    private String scan;

    @Option(name = "--from", description = "First day of surgery, YYYY-MM-DD")
    private String from;

    @Option(name = "--to", description = "Last day of surgery, YYYY-MM-DD")
    private String to;

    @Option(
            name = "--show-patients",
            description = "Name the patients too; for each of them that is written to the audit log")
    private boolean showPatients;

    @Reference(optional = true)
    private RegistryComponent registry;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        Recalls recalls = Shell.present(registry).recalls();
        return Shell.in(institutions, institution, () -> {
            RecallCriteria criteria = criteria(recalls);
            if (showPatients) {
                Recalls.Recall recall = recalls.all(criteria);
                print(recall.summary());
                printPatients(recall);
            } else {
                print(recalls.count(criteria));
            }
            return null;
        });
    }

    private RecallCriteria criteria(Recalls recalls) {
        LocalDate first = from == null ? null : LocalDate.parse(from);
        LocalDate last = to == null ? null : LocalDate.parse(to);
        if (scan == null) {
            UUID maker = supplier == null ? null : UUID.fromString(supplier);
            return new RecallCriteria.Form(lot, serial, gtin, udiDi, productCode, maker, first, last).checked();
        }
        if (Stream.of(lot, serial, gtin, udiDi, productCode, supplier).anyMatch(Objects::nonNull)) {
            throw new IllegalArgumentException("give --scan alone, or the other options without it");
        }
        return recalls.scanned(scan.replace("<GS>", "\u001d"), first, last);
    }

    private static void print(Recalls.Summary summary) {
        ShellTable products = new ShellTable();
        for (String title : new String[] {"Supplier", "REF", "Product", "UDI-DI", "Certain"}) {
            products.column(title);
        }
        for (String title : new String[] {"Patients", "Devices", "In stock"}) {
            products.column(title).alignRight();
        }
        summary.groups().forEach(group -> products.addRow()
                .addContent(
                        text(group.product().supplierName()),
                        text(group.product().productCode()),
                        text(group.product().name()),
                        text(group.product().udiDi()),
                        group.product().certain() ? "yes" : "no",
                        group.patients(),
                        group.devices(),
                        summary.stockPresent() ? group.inStock() : "-"));
        products.emptyTableText("Nothing found.").print(System.out);
        System.out.println("patients: " + summary.patients());
        System.out.println("pieces in stock: "
                + (summary.stockPresent() ? summary.stock().size() : "unknown, the stock is not installed"));
        summary.stock()
                .forEach(piece -> System.out.println(
                        "in stock: " + text(piece.item().device().name()) + ", lot "
                                + text(piece.item().device().lot()) + ", in "
                                + text(piece.item().storageTitle()) + " at "
                                + text(piece.location().name())));
    }

    private static void printPatients(Recalls.Recall recall) {
        ShellTable patients = new ShellTable();
        for (String title :
                new String[] {"Patient", "Name", "Position", "Lot", "Serial", "Surgery", "Practitioner", "Location"}) {
            patients.column(title);
        }
        recall.devices().items().forEach(found -> patients.addRow()
                .addContent(
                        found.patient() == null
                                ? found.patientNumber()
                                : found.patient().number(),
                        found.patient() == null ? "" : text(found.patient().name()),
                        text(found.position()),
                        text(found.device().lot()),
                        text(found.device().serial()),
                        found.date(),
                        found.practitioner(),
                        text(found.location().name())));
        patients.emptyTableText("No patient.").print(System.out);
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }
}
