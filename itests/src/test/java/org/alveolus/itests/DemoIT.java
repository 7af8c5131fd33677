package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.ClassRule;
import org.junit.Test;

/** What a person finds after {@code ./alveolus run --demo}, as docs/demo.md tells it. Proves P13. */
public class DemoIT {

    private static final String PASSWORD = "Implant#2026";

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("demo").demo().prepare();

    @Test
    public void administratorFindsClinicStockTreatmentsAndRecall() {
        JsonNode session = session("admin@linden.example");
        assertTrue(session.path("administrator").asBoolean());
        assertEquals(
                "De Linden Implantologie",
                session.path("institution").path("name").asText());
        assertEquals(Set.of("Linden Centrum", "Linden Zuid"), texts(session.path("locations"), "name"));

        Api api = ALVEOLUS.api()
                .with("Authorization", "Bearer " + session.path("token").asText());
        Api south = api.with("Practice-Location", location(session, "Linden Zuid"));
        Api centre = api.with("Practice-Location", location(session, "Linden Centrum"));
        assertEquals(
                Set.of("Kast 1", "Kast 2", "Magazijn"),
                texts(
                        south.get("/api/stock/storage-locations")
                                .expect(200)
                                .json()
                                .path("items"),
                        "title"));
        assertTrue(centre.get("/api/stock/storage-locations")
                .expect(200)
                .json()
                .path("items")
                .isEmpty());
        assertFalse(
                south.get("/api/stock/items").expect(200).json().path("items").isEmpty());
        assertEquals(
                10,
                api.get("/api/registry/treatments")
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
        JsonNode recall =
                api.get("/api/registry/recalls?lot=RX2207").expect(200).json();
        assertEquals(5, recall.path("items").size());
        assertEquals(4, recall.path("patients").asInt());
    }

    @Test
    public void statisticsRecallCasesOrdersAndReturnsShowSomething() {
        JsonNode session = session("admin@linden.example");
        Api south = ALVEOLUS.api()
                .with("Authorization", "Bearer " + session.path("token").asText())
                .with("Practice-Location", location(session, "Linden Zuid"));
        JsonNode total =
                south.get("/api/registry/statistics").expect(200).json().path("total");
        assertEquals(14, total.path("implants").asInt());
        assertEquals(2, total.path("lost").asInt());
        JsonNode cases =
                south.get("/api/registry/recall-cases").expect(200).json().path("items");
        assertEquals(Set.of("open", "closed"), texts(cases, "state"));
        JsonNode levels = south.get("/api/stock/levels").expect(200).json().path("items");
        assertEquals(Set.of("0", "3", "7"), texts(levels, "suggested"));
        JsonNode returns = south.get("/api/stock/returns").expect(200).json().path("items");
        assertEquals(Set.of("credited", "sent"), texts(returns, "state"));
    }

    @Test
    public void theSystemMadeIt() {
        JsonNode lines = ALVEOLUS.api()
                .signedIn("admin@esdoorn.example", PASSWORD)
                .get("/api/audit?object-type=treatment&action=create")
                .expect(200)
                .json()
                .path("items");
        assertEquals(3, lines.size());
        assertEquals(Set.of("system"), texts(lines, "name"));
    }

    @Test
    public void staffOfEveryInstitutionSignIn() {
        for (String email : List.of("implantologist@linden.example", "admin@ahorn.example", "technician@lab.example")) {
            assertFalse(email, session(email).path("token").asText().isEmpty());
        }
        assertEquals(
                Set.of("De Linden Implantologie", "Kliniek De Esdoorn"),
                texts(session("guest@linden.example").path("institutions"), "name"));
    }

    private static JsonNode session(String email) {
        return ALVEOLUS.api()
                .post("/api/sessions", Map.of("email", email, "password", PASSWORD))
                .expect(201)
                .json();
    }

    private static String location(JsonNode session, String name) {
        return StreamSupport.stream(session.path("locations").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(name))
                .map(each -> each.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path(field).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
