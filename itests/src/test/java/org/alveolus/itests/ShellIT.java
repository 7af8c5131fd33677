package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Clinic;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** An administrator at the Karaf shell, by {@code bin/client}. Proves P8, P9, V9. */
public class ShellIT {

    @ClassRule
    public static final RunningAlveolus ALVEOLUS = RunningAlveolus.plan("shell").prepare();

    private static final String LOT = "SHELL-4711";
    private static final String PATIENT = "Hidden Patientname";

    private static String item;
    private static String institution;

    @BeforeClass
    public static void aClinicIsAtWork() {
        Clinic clinic = Clinic.first(ALVEOLUS.api(), "Shellclinic");
        institution = clinic.institution();
        Api person = clinic.administrator();
        String storage = person.post(
                        "/api/stock/storage-locations", Map.of("title", "Cabinet nine", "department", "Surgery"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        item = person.post(
                        "/api/stock/items",
                        Map.of("storage", storage, "kind", "implant", "name", "Shellimplant", "lot", LOT))
                .expect(201)
                .json()
                .findValuesAsText("id")
                .get(0);
        person.post(
                        "/api/registry/treatments",
                        Map.of(
                                "surgery",
                                Map.of(
                                        "patientNumber",
                                        "P-1",
                                        "patientName",
                                        PATIENT,
                                        "date",
                                        "2026-11-20",
                                        "practitioner",
                                        clinic.account(),
                                        "indication",
                                        "single-tooth"),
                                "placements",
                                List.of(Map.of(
                                        "position",
                                        "36",
                                        "implant",
                                        Map.of(
                                                "device",
                                                Map.of("name", "Implant", "supplierName", "Makers", "lot", LOT)))),
                                "other",
                                Map.of("prostheticsBy", "referrer")))
                .expect(201);
    }

    @Test
    public void aCodeIsParsed() {
        String drivers = ALVEOLUS.shell("alveolus:scan-drivers");
        assertTrue(drivers, drivers.contains("isbt128"));
        String parsed = ALVEOLUS.shell("alveolus:scan-parse '010763003173042817251019" + "10EF51'");
        assertTrue(parsed, parsed.contains("07630031730428"));
        assertTrue(parsed, parsed.contains("EF51"));
        assertTrue(parsed, parsed.contains("251019"));
    }

    @Test
    public void stockIsListedAndShown() {
        assertTrue(ALVEOLUS.shell("alveolus:stock-list").contains(LOT));
        assertTrue(ALVEOLUS.shell("alveolus:stock-list shellimp").contains("Shellimplant"));
        assertFalse(ALVEOLUS.shell("alveolus:stock-list nosuchword").contains(LOT));
        assertTrue(ALVEOLUS.shell("alveolus:stock-show " + item).contains("Shellimplant"));
        assertTrue(ALVEOLUS.shell("alveolus:storage-list --recount").contains("Cabinet nine"));
    }

    @Test
    public void aLotIsRecalledWithoutNamingPatientsUnasked() {
        String hidden = ALVEOLUS.shell("alveolus:recall --lot shell4711");
        assertTrue(hidden, hidden.contains(LOT));
        assertFalse(hidden, hidden.contains(PATIENT));
        String shown = ALVEOLUS.shell("alveolus:recall --lot shell4711 --show-patients");
        assertTrue(shown, shown.contains(PATIENT));
        String audit = ALVEOLUS.shell("alveolus:audit-list --institution " + institution);
        assertTrue(audit, audit.lines().anyMatch(line -> line.contains("shell") && line.contains("READ")));
    }

    @Test
    public void plugInsAreListedWithTheirState() {
        String output = ALVEOLUS.shell("alveolus:plugins");
        for (String driver : List.of("scan.gs1", "scan.hibc", "scan.isbt128", "scan.image")) {
            assertTrue(output, output.lines().anyMatch(line -> line.contains(driver) && line.contains("active")));
        }
    }

    @Test
    public void theAuditChainIsVerified() {
        String output = ALVEOLUS.shell("alveolus:audit-verify");
        assertTrue(output, output.toLowerCase(java.util.Locale.ROOT).contains("intact"));
    }

    @Test
    public void everyCommandHasHelp() {
        List<String> commands = List.of(
                "account-list",
                "audit-list",
                "audit-verify",
                "institution-list",
                "job-list",
                "job-run",
                "plugins",
                "recall",
                "scan-drivers",
                "scan-parse",
                "schema-list",
                "session-list",
                "session-revoke",
                "statistics-rebuild",
                "stock-list",
                "stock-show",
                "storage-list",
                "treatment-show");
        String help = ALVEOLUS.shell(commands.stream()
                .map(command -> "alveolus:" + command + " --help")
                .toArray(String[]::new));
        for (String command : commands) {
            assertTrue(command + "\n" + help, help.contains("alveolus:" + command + "\n"));
        }
        assertEquals(commands.size(), help.lines().filter("DESCRIPTION"::equals).count());
    }

    @Test
    public void institutionsAreListed() {
        String output = ALVEOLUS.shell("alveolus:institution-list");
        assertTrue(output, output.contains(institution) && output.contains("Shellclinic"));
    }
}
