package org.alveolus.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.alveolus.itests.harness.Api;

/**
 * The clinic that everything belongs to.
 *
 * @param institution its id
 * @param location the id of its practice location
 * @param account the id of its administrator's account
 * @param storage the id of its storage location
 * @param headers by which its administrator is known
 */
record Practice(String institution, String location, String account, String storage, Map<String, String> headers) {

    static final String STORAGE = "Cabinet";
    static final String ADMINISTRATOR = "Admin Bench";

    private static final String EMAIL = "admin@bench.example";
    private static final String PASSWORD = "Implant#2026";

    /** Sets up an empty installation. */
    static Practice found(Api nobody) {
        nobody.post(
                        "/api/setup",
                        Map.of(
                                "email",
                                EMAIL,
                                "name",
                                ADMINISTRATOR,
                                "password",
                                PASSWORD,
                                "institution",
                                Map.of(
                                        "name",
                                        "Bench",
                                        "kind",
                                        "clinic",
                                        "country",
                                        "NL",
                                        "zone",
                                        "Europe/Amsterdam",
                                        "languages",
                                        List.of("en"),
                                        "address",
                                        "Bench Street 1"),
                                "location",
                                Map.of("name", "Bench Centre", "address", "Bench Street 1")))
                .expect(201);
        Api person = nobody.signedIn(EMAIL, PASSWORD);
        JsonNode session = person.get("/api/sessions/current").expect(200).json();
        String location = session.at("/locations/0/id").asText();
        String storage = person.with("Practice-Location", location)
                .post("/api/stock/storage-locations", Map.of("title", STORAGE, "department", "Surgery"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        return new Practice(
                session.at("/institution/id").asText(),
                location,
                session.at("/account/id").asText(),
                storage,
                Map.of("Authorization", person.authorization(), "Practice-Location", location));
    }

    /** Its administrator. */
    Api administrator(Api nobody) {
        Api api = nobody;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            api = api.with(header.getKey(), header.getValue());
        }
        return api;
    }
}
