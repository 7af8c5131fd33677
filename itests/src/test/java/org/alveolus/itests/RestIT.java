package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Clinic;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** What all REST applications have in common, over HTTP on the distribution. Proves P4, P11, A1, A4, A5, F1. */
public class RestIT {

    @ClassRule
    public static final RunningAlveolus ALVEOLUS = RunningAlveolus.plan("rest").prepare();

    private static final String PASSWORD = "Implant#2026";
    private static final String STAFF = "/api/accounts/staff";

    private static Api nobody;
    private static Clinic clinic;

    @BeforeClass
    public static void setUp() {
        nobody = ALVEOLUS.api();
        clinic = Clinic.first(nobody, "Linden");
    }

    @Test
    public void aChangeSentAgainIsMadeOnce() {
        Map<String, Object> person = person("once");
        Api keyed =
                clinic.administrator().with("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = keyed.post(STAFF, person).expect(201);
        Answer again = keyed.post(STAFF, person).expect(201);
        assertEquals(first.body(), again.body());
        assertEquals(first.header("ETag"), again.header("ETag"));
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(
                "/problems/idempotency-key-reused",
                keyed.post(STAFF, person("another"))
                        .expect(422)
                        .json()
                        .path("type")
                        .asText());
    }

    @Test
    public void aRefusedChangeLeavesItsKeyFree() {
        Map<String, Object> person = person("refused");
        Api keyed =
                clinic.administrator().with("Idempotency-Key", UUID.randomUUID().toString());
        keyed.post(STAFF, Map.of("email", "no")).expect(400);
        keyed.post(STAFF, person).expect(201);
    }

    @Test
    public void ofTheSameChangeAtTheSameTimeOneIsMade() throws Exception {
        Map<String, Object> person = person("race");
        Api keyed =
                clinic.administrator().with("Idempotency-Key", UUID.randomUUID().toString());
        List<Answer> answers = atOnce(8, () -> keyed.post(STAFF, person));
        List<Answer> made =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertFalse(made.isEmpty());
        assertEquals(1, made.stream().map(Answer::body).distinct().count());
        assertTrue(
                answers.toString(),
                answers.stream()
                        .allMatch(answer -> answer.status() == 201
                                || answer.status() == 409
                                        && answer.json().path("type").asText().equals("/problems/in-progress")));
        assertEquals(1, emails().stream().filter(person.get("email")::equals).count());
    }

    @Test
    public void aLostUpdateIsRefused() {
        String rights =
                clinic.administrator().post(STAFF, person("lost")).expect(201).header("Location") + "/rights";
        Map<String, Object> none = Map.of("administrator", false, "rights", Map.of());
        String tag = clinic.administrator().get(rights).expect(200).header("ETag");
        clinic.administrator().put(rights, none).expect(428);
        clinic.administrator().with("If-Match", tag).put(rights, none).expect(200);
        clinic.administrator().with("If-Match", tag).put(rights, none).expect(412);
    }

    @Test
    public void rightsTakenAwayAreGoneWithTheNextRequest() {
        Map<String, Object> person = person("rights");
        String self = clinic.administrator().post(STAFF, person).expect(201).header("Location");
        Api member = nobody.signedIn((String) person.get("email"), PASSWORD);
        member.get("/api/patients?q=x").expect(200);
        String tag = clinic.administrator().get(self + "/rights").expect(200).header("ETag");
        clinic.administrator()
                .with("If-Match", tag)
                .put(self + "/rights", Map.of("administrator", false, "rights", Map.of()))
                .expect(200);
        assertEquals(
                "/problems/no-right",
                member.get("/api/patients?q=x").expect(403).json().path("type").asText());
        member.get(STAFF).expect(403);
    }

    @Test
    public void theCookieNeedsTheCsrfTokenToChangeAnything() {
        Answer session = nobody.post(
                        "/api/sessions", Map.of("email", email("Linden"), "password", PASSWORD, "cookie", true))
                .expect(201);
        String cookie = session.header("Set-Cookie");
        assertTrue(cookie, cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
        assertFalse("no script sees the secret", session.json().has("token"));
        Api browser = nobody.with("Cookie", cookie.substring(0, cookie.indexOf(';')));
        browser.get("/api/sessions/current").expect(200);
        assertEquals(
                "/problems/csrf",
                browser.delete("/api/sessions/current")
                        .expect(403)
                        .json()
                        .path("type")
                        .asText());
        browser.with("X-CSRF-Token", session.json().path("csrfToken").asText())
                .delete("/api/sessions/current")
                .expect(204);
        browser.get("/api/sessions/current").expect(401);
    }

    @Test
    public void signingOutEndsTheSessionOnTheServer() {
        Api session = nobody.signedIn(email("Linden"), PASSWORD);
        session.get("/api/sessions/current").expect(200);
        session.delete("/api/sessions/current").expect(204);
        session.get("/api/sessions/current").expect(401);
    }

    @Test
    public void setUpIsOnce() {
        assertFalse(nobody.get("/api/setup").expect(200).json().path("needed").asBoolean());
    }

    @Test
    public void theMethodIsTheRequestsOwn() {
        clinic.administrator()
                .with("X-HTTP-Method-Override", "DELETE")
                .get("/api/sessions/current?_method=DELETE")
                .expect(200);
        clinic.administrator().get("/api/sessions/current").expect(200);
    }

    @Test
    public void everyRefusalIsAProblemWithTheRequestsId() {
        for (String path :
                List.of("/api/nothing", "/api", STAFF + "/x", "/api/patients/x/y/z", "/api/patients?limit=x")) {
            Answer refused =
                    clinic.administrator().with("X-Request-Id", "trace-0000001").get(path);
            assertTrue(path + refused, refused.status() >= 400 && refused.status() < 500);
            assertTrue(path, refused.header("Content-Type").startsWith("application/problem+json"));
            assertTrue(path, refused.json().path("type").asText().startsWith("/problems/"));
            assertEquals(path, "trace-0000001", refused.header("X-Request-Id"));
            assertEquals(path, "trace-0000001", refused.json().path("requestId").asText());
        }
        String allowed = clinic.administrator().delete(STAFF).expect(405).header("Allow");
        assertTrue(allowed, allowed.contains("GET") && allowed.contains("POST"));
        clinic.administrator().with("Accept", "text/html").get(STAFF).expect(406);
    }

    @Test
    public void answersAreNotKeptByOthers() {
        Answer answer = clinic.administrator().get(STAFF).expect(200);
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertNotEquals(
                answer.header("X-Request-Id"), clinic.administrator().get(STAFF).header("X-Request-Id"));
    }

    @Test
    public void descriptionHealthAndMetricsAreThere() {
        JsonNode paths = nobody.get("/api/openapi.json").expect(200).json().path("paths");
        assertTrue(paths.has("/api/sessions") && paths.has(STAFF + "/{id}/rights") && paths.has("/api/health/ready"));
        nobody.get("/api/health/live").expect(200);
        String page = nobody.get("/api/docs").expect(200).body();
        assertFalse("no request leaves the machine", page.contains("http://") || page.contains("https://"));
        nobody.get("/api/docs/swagger-ui.css").expect(200);
        String metrics = nobody.get("/api/metrics").expect(200).body();
        assertTrue(metrics.contains(
                "alveolus_http_request_duration_seconds_count{method=\"GET\",route=\"/api/health/live\""));
    }

    @Test
    public void theAuditLogKnowsWhoSignedInAndWhoWasRefused() {
        nobody.post("/api/sessions", Map.of("email", email("Linden"), "password", "wrong#0000"))
                .expect(401);
        String lines = clinic.administrator()
                .get("/api/audit?action=sign-in&limit=500")
                .expect(200)
                .body();
        assertTrue(lines.contains("\"refused\"") && lines.contains("\"success\""));
        assertTrue(clinic.administrator()
                .get("/api/audit/verification")
                .expect(200)
                .json()
                .path("intact")
                .asBoolean());
    }

    private static Map<String, Object> person(String name) {
        return Map.of(
                "email",
                email(name + UUID.randomUUID().toString().substring(0, 8)),
                "name",
                name,
                "password",
                PASSWORD,
                "administrator",
                false,
                "rights",
                Map.of(clinic.location(), Map.of("patients", "edit")));
    }

    /** As {@link Clinic} names its administrators. */
    private static String email(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + "@proof.example";
    }

    private static List<String> emails() {
        List<String> emails = new ArrayList<>();
        clinic.administrator()
                .get(STAFF + "?limit=500")
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> emails.add(item.path("email").asText()));
        return emails;
    }

    private static List<Answer> atOnce(int count, Callable<Answer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> request).toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
