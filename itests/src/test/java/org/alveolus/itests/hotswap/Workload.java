package org.alveolus.itests.hotswap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Clinic;

/** What people do with each capability, and what they need for it. */
public final class Workload {

    private static final String ANYBODY = "anybody";

    private final Clinic clinic;
    private final Api nobody;
    private final Map<Load.Task, Set<String>> tasks = new LinkedHashMap<>();
    private final Map<String, String> probes = new LinkedHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    /** Work at that clinic, with all capabilities that are there now. */
    public Workload(Clinic clinic, Api nobody) {
        this.clinic = clinic;
        this.nobody = nobody;
        JsonNode paths = nobody.get("/api/openapi.json").expect(200).json().path("paths");
        paths.fieldNames().forEachRemaining(this::remember);
        ground();
        console();
        accounts();
        institution();
        patients();
        catalogue();
        if (probes.containsKey("/api/scans")) {
            scan();
        }
        if (probes.containsKey("/api/stock")) {
            stock();
        }
        if (probes.containsKey("/api/registry")) {
            registry();
        }
    }

    /** The clinic that is worked at. */
    public Clinic clinic() {
        return clinic;
    }

    /** What can be done while that capability is away, which is everything that neither is nor needs it. */
    public List<Load.Task> without(String feature) {
        List<Load.Task> left = new ArrayList<>();
        tasks.forEach((task, needs) -> {
            if (!needs.contains(feature)) {
                left.add(task);
            }
        });
        return left;
    }

    /** A path that answers anything but 404 while the application or servlet at that address is there. */
    public String probe(String address) {
        return probes.getOrDefault(address, address);
    }

    private void remember(String path) {
        String[] steps = path.split("/");
        if (!path.contains("{") && steps.length > 2) {
            String base = "/api/" + steps[2];
            probes.merge(base, path, (one, other) -> one.length() <= other.length() ? one : other);
        }
    }

    private void ground() {
        open("live", () -> nobody.get("/api/health/live"));
        open("openapi", () -> nobody.get("/api/openapi.json"));
        add("audit", () -> person().get("/api/audit?limit=5"), 200);
    }

    private void console() {
        tasks.put(new Load.Task("page", 200, () -> nobody.get("/console/")), Set.of("alveolus-console"));
        tasks.put(new Load.Task("pages", 200, () -> nobody.get("/console/pages.json")), Set.of("alveolus-console"));
    }

    private void accounts() {
        add("session", () -> person().get("/api/sessions/current"), 200);
        add("staff", () -> person().get("/api/accounts/staff"), 200);
    }

    private void institution() {
        add("institution", () -> person().get("/api/institution"), 200, "institution");
        add("locations", () -> person().get("/api/institution/locations"), 200, "institution");
    }

    private void patients() {
        add("patients", () -> person().get("/api/patients?q=H"), 200, "patients");
        add(
                "new patient",
                () -> person().post("/api/patients", Map.of("number", next("H"), "name", "Hans Proof")),
                201,
                "patients");
    }

    private void catalogue() {
        add("products", () -> person().get("/api/catalogue/products"), 200, "catalogue");
        add("suppliers", () -> person().get("/api/catalogue/suppliers"), 200, "catalogue");
    }

    private void scan() {
        add("scan GS1", () -> scan("0107630031730428112010201725101910EF51"), 200, "scan");
        add("scan HIBC", () -> scan("+A99912345/$$52001510X3J"), 200, "scan");
    }

    private Answer scan(String text) {
        return person().post("/api/scans", Map.of("text", text));
    }

    private void stock() {
        String storage = person().post(
                        "/api/stock/storage-locations", Map.of("title", "Cabinet", "department", "Surgery"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        add("items", () -> person().get("/api/stock/items?limit=20"), 200, "stock");
        add("summary", () -> person().get("/api/stock/summary"), 200, "stock");
        add(
                "new item",
                () -> person().post(
                                "/api/stock/items",
                                Map.of("storage", storage, "kind", "implant", "name", "Implant", "lot", next("L"))),
                201,
                "stock");
    }

    private void registry() {
        add("treatments", () -> person().get("/api/registry/treatments?limit=5"), 200, "registry");
        add("recall", () -> person().get("/api/registry/recalls?lot=EF51"), 200, "registry");
        add("new treatment", () -> person().post("/api/registry/treatments", treatment()), 201, "registry", "patients");
    }

    private Map<String, Object> treatment() {
        return Map.of(
                "surgery",
                Map.of(
                        "patientNumber",
                        next("T"),
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
                        Map.of("device", Map.of("name", "Implant", "supplierName", "Makers", "lot", next("L"))))),
                "other",
                Map.of("prostheticsBy", "referrer"));
    }

    private String next(String prefix) {
        return prefix + "-" + number.incrementAndGet();
    }

    private Api person() {
        return clinic.administrator();
    }

    private void open(String name, java.util.function.Supplier<Answer> request) {
        tasks.put(new Load.Task(name, 200, request), Set.of(ANYBODY));
    }

    /** Work of somebody who is signed in, with what it needs besides. */
    private void add(String name, java.util.function.Supplier<Answer> request, int status, String... needs) {
        Set<String> features = new java.util.HashSet<>();
        features.add("alveolus-accounts");
        for (String need : needs) {
            features.add("alveolus-" + need);
        }
        tasks.put(new Load.Task(name, status, request), Set.copyOf(features));
    }
}
