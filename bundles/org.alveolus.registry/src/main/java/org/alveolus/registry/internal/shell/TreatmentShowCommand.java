package org.alveolus.registry.internal.shell;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.registry.internal.RegistryComponent;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.domain.ToComplete;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows a treatment as it is recorded. */
@Service
@Command(
        scope = "alveolus",
        name = "treatment-show",
        description =
                "Shows a treatment with its devices and what is to be completed; the patient only with --show-patients")
public final class TreatmentShowCommand implements Action {

    @Argument(name = "treatment", description = "Its id", required = true)
    private String id;

    @Option(
            name = "--institution",
            description = "Name or id of the institution; may be left out when there is only one")
    @Completion(InstitutionCompleter.class)
    private String institution;

    @Option(name = "--show-patients", description = "Show the patient and free texts too")
    private boolean showPatients;

    @Reference(optional = true)
    private RegistryComponent registry;

    @Reference(optional = true)
    private Institutions institutions;

    @Override
    public Object execute() throws Exception {
        UUID treatment = UUID.fromString(id);
        print(Shell.in(institutions, institution, () -> Shell.present(registry)
                .treatments()
                .get(treatment)));
        return null;
    }

    private void print(Treatment treatment) {
        Surgery surgery = treatment.details().surgery();
        if (showPatients) {
            line("patient", surgery.patientNumber());
            line("name", surgery.patientName());
            line("born", surgery.birthDate());
            line("specification", surgery.specification());
            line("extra", treatment.details().other().extra());
        }
        line("surgery", surgery.date());
        line("practitioner", treatment.practitionerName());
        line("indication", surgery.indication());
        line("techniques", String.join(", ", treatment.details().techniques().codes()));
        line("recorded", treatment.recordedAt());
        line("changed", treatment.changedAt() + ", version " + treatment.version());
        ShellTable devices = new ShellTable();
        for (String title :
                new String[] {"Position", "Kind", "Product", "REF", "Lot", "Serial", "Expiry", "Stock item"}) {
            devices.column(title);
        }
        for (PlacedDevice placed : PlacedDevice.all(treatment.details())) {
            Device device = placed.use().device();
            Object position = placed.placement() < 0
                    ? ""
                    : treatment.details().placements().get(placed.placement()).position();
            devices.addRow()
                    .addContent(
                            position,
                            device.kind().name().toLowerCase(Locale.ROOT),
                            text(device.name()),
                            text(device.productCode()),
                            text(device.lot()),
                            text(device.serial()),
                            text(device.expiry()),
                            text(placed.use().stockItem()));
        }
        devices.emptyTableText("No device.").print(System.out);
        ToComplete.of(treatment.details())
                .forEach(open -> System.out.println("to complete: " + open.pointer() + " " + open.code()));
    }

    private static void line(String name, Object value) {
        System.out.println(name + ": " + text(value));
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }
}
