package org.alveolus.itests;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;

/** A person of the demo clinic at the location that has a stock, who fills it and records treatments. Thread-safe. */
final class Desk {

    private static final String PASSWORD = "Implant#2026";

    private final Api api;
    private final String storage;
    private final String practitioner;
    private final String practitionerName;

    private Desk(Api api, String storage, JsonNode practitioner) {
        this.api = api;
        this.storage = storage;
        this.practitioner = practitioner.path("id").asText();
        practitionerName = practitioner.path("name").asText();
    }

    /** Signs in. */
    static Desk at(RunningAlveolus alveolus) {
        JsonNode session = alveolus.api()
                .post("/api/sessions", Map.of("email", "admin@linden.example", "password", PASSWORD))
                .expect(201)
                .json();
        Api api = alveolus.api()
                .with("Authorization", "Bearer " + session.path("token").asText());
        for (JsonNode location : session.path("locations")) {
            Api there = api.with("Practice-Location", location.path("id").asText());
            JsonNode storages = items(there.get("/api/stock/storage-locations"));
            if (!storages.isEmpty()) {
                return new Desk(
                        there,
                        storages.path(0).path("id").asText(),
                        items(there.get("/api/registry/practitioners")).path(0));
            }
        }
        throw new AssertionError("no location of the demo clinic has a stock");
    }

    /** Puts implants into stock and returns their ids. */
    List<String> implants(int count, String lot) {
        Map<String, Object> pieces = Map.of(
                "storage",
                storage,
                "count",
                count,
                "kind",
                "implant",
                "supplierName",
                "Voorbeeld Implants",
                "name",
                "Implant " + lot,
                "lot",
                lot);
        JsonNode added = items(api.post("/api/stock/items", pieces));
        List<String> ids = new ArrayList<>();
        added.forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    /** Records a treatment with one implant from stock. */
    Answer record(String patient, String item) {
        return api.post(
                "/api/registry/treatments",
                Map.of(
                        "surgery",
                        Map.of(
                                "patientNumber",
                                patient,
                                "birthDate",
                                "1961-04-30",
                                "date",
                                "2025-11-20",
                                "practitioner",
                                practitioner,
                                "indication",
                                "single-tooth"),
                        "placements",
                        List.of(Map.of("position", "36", "implant", Map.of("stockItem", item))),
                        "other",
                        Map.of("prostheticsBy", "referrer")));
    }

    Answer treatment(String id) {
        return api.get("/api/registry/treatments/" + id);
    }

    /** State, location in life and all. */
    JsonNode item(String id) {
        return api.get("/api/stock/items/" + id).expect(200).json();
    }

    /** Kinds of an item's movements with the treatment, the first first. */
    List<String> movements(String item) {
        List<String> kinds = new ArrayList<>();
        items(api.get("/api/stock/items/" + item + "/movements"))
                .forEach(movement -> kinds.add((movement.path("kind").asText() + " "
                                + movement.path("treatment").asText())
                        .strip()));
        return kinds;
    }

    /** How many lines the audit log has of recording this treatment. */
    int recordings(String treatment) {
        return items(api.get("/api/audit?object-type=treatment&action=create&object-id=" + treatment))
                .size();
    }

    /** Walks the whole audit chain of the clinic. */
    void verifyAudit() {
        JsonNode verification = api.get("/api/audit/verification").expect(200).json();
        assertTrue(verification.toString(), verification.path("intact").asBoolean());
    }

    /**
     * Takes a file in with a treatment each of so many new patients.
     *
     * @return the import's id
     */
    String takeIn(String patients, int count) {
        StringBuilder file = new StringBuilder(
                "Patient number;Date of surgery;Practitioner;Indication;Position;Lot;Prosthetics by\n");
        for (int i = 0; i < count; i++) {
            file.append(patients + i + ";2019-03-31;" + practitionerName + ";Other;36;LOT" + i + ";Referrer\n");
        }
        return api.send(
                        "POST",
                        "/api/registry/imports?name=records.csv",
                        "application/octet-stream",
                        BodyPublishers.ofString(file.toString()))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** How far an import is. */
    JsonNode progress(String imported) {
        return api.get("/api/registry/imports/" + imported + "/progress")
                .expect(200)
                .json();
    }

    /** Has an import recorded that was checked. */
    void runImport(String imported) {
        String version =
                api.get("/api/registry/imports/" + imported + "/progress").header("ETag");
        api.with("If-Match", version)
                .post("/api/registry/imports/" + imported + "/run", Map.of())
                .expect(200);
    }

    /** The patients' numbers of all treatments whose number contains this, as often as there are treatments. */
    List<String> treatmentsOf(String patients) {
        List<String> numbers = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get("/api/registry/treatments?limit=500&patientNumber=" + patients
                            + (next.isEmpty() ? "" : "&cursor=" + next))
                    .expect(200)
                    .json();
            page.path("items")
                    .forEach(row -> numbers.add(row.path("patientNumber").asText()));
            next = page.path("next").asText("");
        } while (!next.isEmpty());
        return numbers;
    }

    private static JsonNode items(Answer answer) {
        return answer.expect(answer.status() == 201 ? 201 : 200).json().path("items");
    }
}
