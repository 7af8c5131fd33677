package org.alveolus.itests.registry;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

    private Desk(Api api, String storage, String practitioner) {
        this.api = api;
        this.storage = storage;
        this.practitioner = practitioner;
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
                String practitioner = items(there.get("/api/registry/practitioners"))
                        .path(0)
                        .path("id")
                        .asText();
                return new Desk(there, storages.path(0).path("id").asText(), practitioner);
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

    private static JsonNode items(Answer answer) {
        return answer.expect(answer.status() == 201 ? 201 : 200).json().path("items");
    }
}
