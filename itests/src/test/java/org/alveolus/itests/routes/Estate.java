package org.alveolus.itests.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Authenticator;
import org.alveolus.itests.harness.Await;
import org.alveolus.itests.harness.Clinic;

/**
 * A clinic with something in every table, and how it calls every route: which of its rows the path names, and a body that it
 * would be thanked for. A route that is not written down here is unknown, and a test of all routes fails on it.
 */
public final class Estate {

    private static final String PASSWORD = "Implant#2026";
    private static final String GTIN = "07630031730428";
    private static final String OTHER_GTIN = "07392532132612";

    private final Clinic clinic;
    private final String mark;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final Map<String, Supplier<Object>> bodies = new LinkedHashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final String storage;
    private final String colleague;
    private final String supplier;
    private final String level;

    /** Fills the clinic; every name in it begins with the mark. */
    public Estate(Clinic clinic, String mark) {
        this.clinic = clinic;
        this.mark = mark;
        Api second = clinic.colleague(mark + " Colleague");
        colleague = person().get("/api/accounts/staff").expect(200).json().path("items").findValuesAsText("id").stream()
                .filter(id -> !id.equals(clinic.account()))
                .findFirst()
                .orElseThrow();
        supplier = made("/api/catalogue/suppliers", named("Makers"));
        storage = made("/api/stock/storage-locations", cabinet());
        String item = made("/api/stock/items", item());
        String discarded = made("/api/stock/items", item());
        discard(discarded);
        String patient = made("/api/patients", patient());
        String treatment = made("/api/registry/treatments", treatment(storage()));
        String deleted = made("/api/registry/treatments", treatment(null));
        remove("/api/registry/treatments/" + deleted);
        String followed = made("/api/registry/treatments", treatment(null));
        String implant = person().get("/api/registry/treatments/" + followed + "/follow-up")
                .expect(200)
                .json()
                .at("/items/0/placement")
                .asText();
        String visit = made("/api/registry/treatments/" + followed + "/follow-up/visit", visit(implant));
        String forgotten = made("/api/registry/treatments/" + followed + "/follow-up/visit", visit(implant));
        person().with("If-Match", "\"1\"")
                .delete("/api/registry/treatments/" + followed + "/follow-up/visit/" + forgotten)
                .expect(204);
        String recall = made("/api/registry/recall-cases", recallCase());
        String closing = made("/api/registry/recall-cases", recallCase());
        String closed = made("/api/registry/recall-cases", recallCase());
        person().post("/api/registry/recall-cases/" + closed + "/close", because())
                .expect(200);
        String recalled = only("/api/registry/recall-cases/" + recall + "/patients");
        String contacts = "/api/registry/recall-cases/" + recall + "/patients/" + recalled + "/contacts";
        String contact = person().post(contacts, contact())
                .expect(200)
                .json()
                .at("/contacts/0/id")
                .asText();
        person().post("/api/registry/choices/indication", choice("clinic-own")).expect(201);
        person().with("If-Match", "\"0\"")
                .put("/api/registry/card-rules/gs1/" + GTIN, cardRule())
                .expect(200);
        person().download("/api/registry/treatments/" + treatment + "/passport.pdf");

        row("/api/accounts/staff/{id}", colleague);
        row("DELETE /api/accounts/staff/{id}", made("/api/accounts/staff", staff()));
        row("POST /api/accounts/staff/{id}/restore", archived());
        guarded(second);
        accessOf(second, "DELETE /api/accounts/staff/{id}/sessions/{session}", "sessions");
        accessOf(second, "DELETE /api/accounts/staff/{id}/tokens/{token}", "tokens");
        row("DELETE /api/accounts/me/tokens/{id}", made("/api/accounts/me/tokens", token()));
        row("DELETE /api/accounts/me/sessions/{id}", furtherSession());
        String duplicate = made("/api/catalogue/suppliers", named("Duplicate"));
        person().post("/api/catalogue/suppliers/" + supplier + "/merges", Map.of("duplicates", List.of(duplicate)))
                .expect(200);
        row("/api/catalogue/suppliers/{id}", supplier);
        rows.put("DELETE /api/catalogue/suppliers/{id}/merges/{duplicate}", supplier + "/merges/" + duplicate);
        row("/api/catalogue/products/{id}", only("/api/catalogue/products?q=" + GTIN));
        row("/api/institution/locations/{id}", made("/api/institution/locations", place()));
        rows.put("/api/registry/national-register/deliveries/{treatment}", treatment);
        row("/api/notifications/{id}", made("/api/notifications/tests", null));
        row("/api/patients/{id}", patient);
        row("/api/stock/storage-locations/{id}", made("/api/stock/storage-locations", cabinet()));
        String document = made("/api/stock/returns", returned());
        row("/api/stock/returns/{id}", document);
        String draft = made("/api/stock/returns", returned());
        rows.put(
                "DELETE /api/stock/returns/{id}/items/{item}", draft + "/items/" + only("/api/stock/returns/" + draft));
        row("/api/stock/expiry/watchers/{location}", clinic.location());
        level = made("/api/stock/levels", level(item));
        row("/api/stock/levels/{id}", level);
        row("/api/stock/orders/{id}", made("/api/stock/orders", order()));
        row("POST /api/stock/orders/{id}/delivery", sentOrder());
        row("POST /api/stock/orders/{id}/receipts", sentOrder());
        String count = made("/api/stock/counts", Map.of("storage", storage));
        row("/api/stock/counts/{id}", count);
        row("DELETE /api/stock/counts/{id}", countedPiece().replaceAll("/.*", ""));
        rows.put("DELETE /api/stock/counts/{id}/pieces/{piece}", countedPiece());
        row("/api/stock/items/{id}", item);
        row("POST /api/stock/items/{id}/restore", discarded);
        row("/api/registry/treatments/{id}", treatment);
        row("POST /api/registry/treatments/{id}/restore", deleted);
        String followUp = "/api/registry/treatments/{id}/follow-up";
        rows.put("GET " + followUp, followed);
        rows.put("POST " + followUp + "/{kind}", followed + "/follow-up/visit");
        rows.put("PUT " + followUp + "/{kind}/{entry}", followed + "/follow-up/visit/" + visit);
        rows.put("DELETE " + followUp + "/{kind}/{entry}", followed + "/follow-up/visit/" + visit);
        rows.put(
                "POST " + followUp + "/{kind}/{entry}/restore",
                followed + "/follow-up/visit/" + forgotten + "/restore");
        String imports = "/api/registry/imports/{id}";
        row(imports, imported(true));
        row("POST " + imports + "/undo", imported(true));
        row("POST " + imports + "/run", imported(false));
        row("DELETE " + imports, imported(false));
        row("PUT " + imports, imported(false));
        row("PUT " + imports + "/answers", imported(false));
        row("/api/registry/drafts/{id}", made("/api/registry/drafts", draft()));
        String cases = "/api/registry/recall-cases/{id}";
        row(cases, recall);
        row("POST " + cases + "/close", closing);
        row("POST " + cases + "/reopen", closed);
        rows.put("POST " + cases + "/patients/{person}/settlement", recall + "/patients/" + recalled + "/settlement");
        rows.put("POST " + cases + "/patients/{person}/contacts", recall + "/patients/" + recalled + "/contacts");
        rows.put(
                "DELETE " + cases + "/patients/{person}/contacts/{contact}",
                recall + "/patients/" + recalled + "/contacts/" + contact);
        ids.addAll(List.of(recalled, contact));
        ids.addAll(List.of(followed, implant, visit, forgotten));
        ids.addAll(List.of(clinic.institution(), clinic.location(), clinic.account(), storage));
        rows.put("GET /api/registry/statistics/tables/{table}", "years");
        String mine = ownRecords();
        row("/api/registry/own-records/{id}", mine);
        rows.put("GET /api/registry/own-records/{id}/files/{format}", mine + "/files/json");
        rows.put("/api/registry/card-rules/{issuer}/{udiDi}", "gs1/" + GTIN);
        rows.put("PUT /api/registry/choices/{list}/{code}", "indication/clinic-own");
        rows.put("POST /api/registry/choices/{list}", "indication");

        body("POST /api/accounts/staff", this::staff);
        body("PUT /api/accounts/staff/{id}", this::file);
        body("PUT /api/accounts/policy", () -> Map.of("secondFactor", false));
        body("POST /api/accounts/me/tokens", this::token);
        body("PUT /api/accounts/me/password", () -> confirmed(person(), Map.of("password", PASSWORD)));
        body(
                "POST /api/accounts/me/email",
                () -> confirmed(person(), Map.of("email", "next" + number.incrementAndGet() + "@proof.example")));
        body("POST /api/accounts/me/second-factor/confirmation", () -> factor(person()));
        body("POST /api/accounts/links", () -> Map.of("email", email(person())));
        body("POST /api/accounts/links/look", () -> Map.of("token", "unknown"));
        body("POST /api/accounts/links/password", () -> Map.of("token", "unknown", "password", PASSWORD));
        body("POST /api/accounts/links/email", () -> Map.of("token", "unknown"));
        body("POST /api/sessions/current/confirmation", () -> Map.of("password", PASSWORD));
        body("PUT /api/accounts/staff/{id}/rights", this::rights);
        body("POST /api/catalogue/suppliers", () -> named("Supplier"));
        body("PUT /api/catalogue/suppliers/{id}", () -> named("Supplier"));
        body(
                "POST /api/catalogue/suppliers/{id}/merges",
                () -> Map.of("duplicates", List.of(made("/api/catalogue/suppliers", named("Duplicate")))));
        body(
                "PUT /api/catalogue/products/{id}",
                () -> Map.of("kind", "implant", "name", name("Product"), "supplier", supplier));
        body("POST /api/institution/locations", this::place);
        body("PUT /api/institution/locations/{id}", this::place);
        body("PUT /api/registry/national-register", Map::of);
        body("POST /api/patients", this::patient);
        body("PUT /api/patients/{id}", this::patient);
        body("POST /api/scans", () -> Map.of("text", "01" + GTIN + "112010201725101910EF51"));
        body("PUT /api/sessions/current/institution", () -> Map.of("institution", clinic.institution()));
        body("PUT /api/sessions/current/location", () -> Map.of("location", clinic.location()));
        body("POST /api/stock/storage-locations", this::cabinet);
        body("PUT /api/stock/storage-locations/{id}", this::cabinet);
        body("POST /api/stock/items", this::item);
        body("POST /api/stock/counts", () -> Map.of("storage", made("/api/stock/storage-locations", cabinet())));
        body(
                "POST /api/stock/counts/{id}/scans",
                () -> Map.of("text", "01" + GTIN, "issuer", "gs1", "udiDi", GTIN, "lot", name("L")));
        body("POST /api/stock/counts/{id}/pieces", () -> Map.of("items", List.of(item)));
        body("PUT /api/stock/counts/{id}/end", () -> Map.of("remove", List.of(), "move", List.of()));
        body("POST /api/stock/levels", () -> level(item));
        body("PUT /api/stock/levels/{id}", () -> Map.of("minimum", 3, "target", 6));
        body("POST /api/stock/orders", this::order);
        body("PUT /api/stock/orders/{id}/state", () -> Map.of("state", "sent"));
        body("POST /api/stock/orders/{id}/receipts", this::item);
        body("POST /api/stock/returns", this::returned);
        body("PUT /api/stock/returns/{id}", () -> Map.of("reason", "other", "note", name("Note")));
        body("POST /api/stock/returns/{id}/items", () -> Map.of("items", List.of(made("/api/stock/items", item()))));
        body("PUT /api/stock/returns/{id}/state", () -> Map.of("state", "sent", "note", name("Note")));
        body("PUT /api/stock/expiry/watchers/{location}", () -> Map.of("staff", List.of(clinic.account())));
        body("PUT /api/stock/items/{id}", this::item);
        body("POST /api/stock/items/{id}/move", () -> Map.of("storage", storage, "reason", "Tidied"));
        body(
                "POST /api/stock/items/moves",
                () -> Map.of("items", List.of(item), "storage", storage, "reason", "Tidied"));
        body("POST /api/registry/treatments", () -> treatment(storage()));
        body("PUT /api/registry/treatments/{id}", () -> treatment(null));
        body("PUT " + imports, () -> Map.of("dateOrder", "day-first"));
        body("PUT " + imports + "/answers", () -> Map.of("answers", List.of()));
        body("POST " + imports + "/run", () -> Map.of("goodRowsOnly", true));
        body("POST /api/registry/drafts", this::draft);
        body("PUT /api/registry/drafts/{id}", this::draft);
        body("POST /api/registry/recall-cases", this::recallCase);
        body("PUT " + cases, this::notice);
        body("POST " + cases + "/patients/{person}/contacts", this::contact);
        body("POST " + cases + "/patients/{person}/settlement", () -> Map.of("settled", true, "remark", name("Seen")));
        body("POST " + cases + "/release", this::because);
        body("POST " + cases + "/close", this::because);
        body("POST " + cases + "/reopen", this::because);
        body("POST " + followUp + "/{kind}", () -> visit(implant));
        body("PUT " + followUp + "/{kind}/{entry}", this::findings);
        body("POST /api/registry/own-records", () -> Map.of("language", "en"));
        body("PUT /api/registry/statistics/register-rule", this::registerRule);
        body("POST /api/registry/choices/{list}", () -> choice("own-" + number.incrementAndGet()));
        body("PUT /api/registry/choices/{list}/{code}", () -> Map.of("titles", titles(), "retired", false));
        body("PUT /api/registry/card-rules/{issuer}/{udiDi}", this::cardRule);
    }

    /** The clinic. */
    public Clinic clinic() {
        return clinic;
    }

    /** What every name in this estate begins with. */
    public String mark() {
        return mark;
    }

    /** Every id in this estate that a stranger might learn of. */
    public Set<String> ids() {
        return Set.copyOf(ids);
    }

    /**
     * The route's path with this estate's rows in it.
     *
     * @throws AssertionError when the route is unknown
     */
    public String path(Route route) {
        String special = rows.get(route.name());
        if (special != null) {
            return filled(route, route.path(), special);
        }
        if (!route.namesARow()) {
            return route.path();
        }
        return rows.entrySet().stream()
                .filter(row -> route.path().startsWith(row.getKey()))
                .map(row -> filled(route, row.getKey(), row.getValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Unknown route " + route + ": say which row it names"));
    }

    /**
     * A body with which this clinic's administrator succeeds, null when the route has none; a new one each time.
     *
     * @throws AssertionError when the route is unknown
     */
    public Object body(Route route) {
        if (route.mediaType() == null) {
            return null;
        }
        Supplier<Object> body = bodies.get(route.name());
        if (body == null) {
            throw new AssertionError("Unknown route " + route + ": say what its body is");
        }
        return body.get();
    }

    /** The entity tag that a change of that row must name, as the administrator sees it now; {@code "0"} when there is none. */
    public String entityTag(Route route) {
        awaitImports();
        String path = path(route);
        for (String candidate : List.of(path, path.replaceAll("/[^/]+$", ""))) {
            Answer state = person().get(candidate);
            if (state.status() == 200 && state.header("ETag") != null) {
                return state.header("ETag");
            }
        }
        return version(path);
    }

    private String version(String path) {
        if (path.contains("/follow-up/")) {
            return followUpVersion(path);
        }
        if (path.startsWith("/api/stock/levels/")) {
            return levelVersion(path);
        }
        String code = path.replaceAll(".*/", "");
        for (JsonNode choice :
                person().get("/api/registry/choices").expect(200).json().findParents("code")) {
            if (choice.path("code").asText().equals(code)) {
                return "\"" + choice.path("version").asLong() + "\"";
            }
        }
        return "\"0\"";
    }

    private String levelVersion(String path) {
        String id = path.replaceAll(".*/", "");
        for (JsonNode entry :
                person().get("/api/stock/levels").expect(200).json().path("items")) {
            if (entry.path("id").asText().equals(id)) {
                return entry.path("etag").asText();
            }
        }
        return "\"0\"";
    }

    private String followUpVersion(String path) {
        String list = path.substring(0, path.indexOf("/follow-up/")) + "/follow-up";
        String id = path.replaceAll(".*/", "");
        for (JsonNode entry : person().get(list).expect(200).json().findParents("kind")) {
            if (entry.path("id").asText().equals(id)) {
                return "\"" + entry.path("version").asLong() + "\"";
            }
        }
        return "\"0\"";
    }

    private static String filled(Route route, String template, String values) {
        String path = route.path();
        String head = template.substring(0, template.indexOf('{'));
        String[] steps = path.substring(head.length()).split("/");
        String[] given = values.split("/");
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].startsWith("{")) {
                steps[i] = given[i];
            }
        }
        return head + String.join("/", steps);
    }

    /** Once they are made: then others can be asked for. */
    private String ownRecords() {
        String id = made("/api/registry/own-records", Map.of("language", "en"));
        String path = "/api/registry/own-records/" + id;
        Await.until(
                Duration.ofSeconds(60),
                () -> "ready"
                        .equals(person().get(path)
                                .expect(200)
                                .json()
                                .path("state")
                                .asText()),
                () -> person().get(path).body());
        return id;
    }

    /** An import of one treatment; recorded, or only checked. */
    private String imported(boolean run) {
        String file = "Patient number;Date of surgery;Practitioner;Indication;Position;Lot;Prosthetics by\n" + name("P")
                + ";2020-05-13;" + email(person()) + ";Other;21;" + name("Lot") + ";Referrer\n";
        AtomicReference<Answer> taken = new AtomicReference<>();
        // One that is done puts its rows away for a moment more, and keeps others waiting meanwhile.
        Await.until(
                Duration.ofMinutes(1),
                () -> {
                    taken.set(person().send(
                                    "POST",
                                    "/api/registry/imports?name=" + mark + ".csv",
                                    "application/octet-stream",
                                    BodyPublishers.ofString(file)));
                    return taken.get().status() != 409;
                },
                () -> "the import before never lets go: " + taken.get().body());
        String id = taken.get().expect(201).json().path("id").asText();
        awaitImports();
        if (run) {
            Answer checked =
                    person().get("/api/registry/imports/" + id + "/progress").expect(200);
            person().with("If-Match", checked.header("ETag"))
                    .post("/api/registry/imports/" + id + "/run", Map.of("goodRowsOnly", false))
                    .expect(200);
            awaitImports();
        }
        return id;
    }

    /** What imports do in the background is done. */
    private void awaitImports() {
        Await.until(
                Duration.ofMinutes(1),
                () ->
                        person()
                                .get("/api/registry/imports?limit=200")
                                .expect(200)
                                .json()
                                .findValuesAsText("state")
                                .stream()
                                .noneMatch(state -> state.endsWith("ing")),
                () -> "an import is still at work");
    }

    private Map<String, Object> registerRule() {
        return Map.of(
                "years",
                5,
                "patients",
                150,
                "partiallyEdentate",
                75,
                "techniques",
                35,
                "preImplantMost",
                50,
                "partiallyEdentateIndications",
                List.of("single-tooth", "free-end"));
    }

    private void row(String route, String id) {
        rows.put(route, id);
        ids.add(id);
    }

    private void body(String route, Supplier<Object> body) {
        bodies.put(route, body);
    }

    private Api person() {
        return clinic.administrator();
    }

    private String made(String path, Object body) {
        return person().post(path, body)
                .expect(201)
                .json()
                .findValuesAsText("id")
                .get(0);
    }

    private String only(String path) {
        return person().get(path).expect(200).json().at("/items/0/id").asText();
    }

    private void remove(String path) {
        String tag = person().get(path).expect(200).header("ETag");
        person().with("If-Match", tag).delete(path).expect(204);
    }

    private void discard(String item) {
        String path = "/api/stock/items/" + item;
        String tag = person().get(path).expect(200).header("ETag");
        Answer answer = person().with("If-Match", tag).delete(path + "?reason=Open");
        if (answer.status() / 100 != 2) {
            answer.expect(204);
        }
    }

    private String archived() {
        String id = made("/api/accounts/staff", staff());
        remove("/api/accounts/staff/" + id);
        return id;
    }

    /** Gives the body once its sender has given the password again. */
    private static <T> T confirmed(Api person, T body) {
        person.post("/api/sessions/current/confirmation", Map.of("password", PASSWORD))
                .expect(204);
        return body;
    }

    private static String email(Api person) {
        return person.get("/api/sessions/current")
                .expect(200)
                .json()
                .at("/account/email")
                .asText();
    }

    /** What confirms a second factor that was begun anew. */
    private static Map<String, Object> factor(Api person) {
        confirmed(person, null);
        person.delete("/api/accounts/me/second-factor");
        String secret = person.send("POST", "/api/accounts/me/second-factor", null)
                .expect(201)
                .json()
                .path("secret")
                .asText();
        return Map.of("code", Authenticator.code(secret));
    }

    private void guarded(Api colleague) {
        colleague
                .post("/api/accounts/me/second-factor/confirmation", factor(colleague))
                .expect(200);
        row("DELETE /api/accounts/staff/{id}/second-factor", this.colleague);
    }

    private void accessOf(Api colleague, String route, String what) {
        if (what.equals("tokens")) {
            confirmed(colleague, null);
            colleague.post("/api/accounts/me/tokens", token()).expect(201);
        }
        String id = person().get("/api/accounts/staff/" + this.colleague + "/access")
                .expect(200)
                .json()
                .at("/" + what + "/0/id")
                .asText();
        rows.put(route, this.colleague + "/" + what + "/" + id);
        ids.add(id);
    }

    private String furtherSession() {
        person().without("Authorization")
                .post("/api/sessions", Map.of("email", email(person()), "password", PASSWORD))
                .expect(201);
        for (JsonNode session :
                person().get("/api/accounts/me/sessions").expect(200).json().path("items")) {
            if (!session.path("current").asBoolean()) {
                return session.path("id").asText();
            }
        }
        throw new AssertionError("The further session is not listed");
    }

    private Map<String, Object> token() {
        return confirmed(
                person(),
                Map.of(
                        "name",
                        name("Token"),
                        "expires",
                        LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                        "scopes",
                        Map.of("stock", "view")));
    }

    private Map<String, Object> file() {
        return Map.of(
                "firstName",
                "J.",
                "infix",
                "van der",
                "lastName",
                name("File"),
                "mobile",
                "+31612345678",
                "gender",
                "other",
                "idleOut",
                true,
                "askAgain",
                false,
                "showComments",
                true,
                "locations",
                List.of(clinic.location()));
    }

    private String name(String kind) {
        return mark + " " + kind + " " + number.incrementAndGet();
    }

    private Map<String, Object> named(String kind) {
        return Map.of("name", name(kind), "address", mark + " Street 2", "website", "https://makers.example");
    }

    private Map<String, Object> cabinet() {
        return Map.of("title", name("Cabinet"), "department", mark + " Surgery", "practiceLocation", clinic.location());
    }

    private Map<String, Object> place() {
        return Map.of("name", name("Place"), "address", mark + " Street 3");
    }

    private Map<String, Object> patient() {
        return Map.of("number", name("P"), "name", name("Patient"), "birthDate", "1961-04-30", "language", "nl");
    }

    private Map<String, Object> cardRule() {
        return Map.of("needed", true, "reason", name("Reason"));
    }

    private Map<String, Object> choice(String code) {
        return Map.of("code", code, "titles", titles());
    }

    private Map<String, Object> titles() {
        return Map.of("en", name("Choice"), "nl", name("Keuze"), "de", name("Wahl"));
    }

    private Map<String, Object> staff() {
        return Map.of(
                "email",
                "staff" + number.incrementAndGet() + "@" + mark.toLowerCase(java.util.Locale.ROOT) + ".example",
                "name",
                name("Staff"),
                "password",
                "Implant#2026",
                "administrator",
                false,
                "rights",
                Map.of(clinic.location(), Map.of("stock", "view")));
    }

    private Map<String, Object> rights() {
        return Map.of("administrator", false, "rights", Map.of(clinic.location(), Map.of("registry", "view")));
    }

    private Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("storage", storage == null ? "" : storage);
        item.put("kind", "implant");
        item.put("name", name("Implant"));
        item.put("supplier", supplier);
        item.put("productCode", name("REF"));
        item.put("type", "SLActive");
        item.put("lot", name("L"));
        item.put("serial", name("S"));
        item.put("diameter", 4.1);
        item.put("length", 12);
        item.put("expiry", "2031-12-31");
        item.put("issuer", "gs1");
        item.put("udiDi", GTIN);
        item.put("rawScan", "01" + GTIN);
        item.put("entry", "scan");
        return item;
    }

    private static Map<String, Object> level(String item) {
        return Map.of("item", item, "minimum", 2, "target", 5);
    }

    private Map<String, Object> order() {
        return Map.of(
                "supplier", supplier, "lines", List.of(Map.of("level", level, "quantity", 3)), "note", name("Note"));
    }

    /** A count of a shelf of its own and the one piece there, which was counted: the end of a path. */
    private String countedPiece() {
        String shelf = made("/api/stock/storage-locations", cabinet());
        Map<String, Object> piece = item();
        piece.put("storage", shelf);
        String there = made("/api/stock/items", piece);
        String id = made("/api/stock/counts", Map.of("storage", shelf));
        person().post("/api/stock/counts/" + id + "/pieces", Map.of("items", List.of(there)))
                .expect(200);
        return id + "/pieces/" + there;
    }

    private String sentOrder() {
        String id = made("/api/stock/orders", order());
        String path = "/api/stock/orders/" + id;
        person().with("If-Match", person().get(path).expect(200).header("ETag"))
                .put(path + "/state", Map.of("state", "sent"))
                .expect(200);
        return id;
    }

    /** A draft with an item of its own, of a product that nobody recalls. */
    private Map<String, Object> returned() {
        Map<String, Object> piece = item();
        piece.put("udiDi", OTHER_GTIN);
        piece.put("rawScan", "01" + OTHER_GTIN);
        return Map.of(
                "supplier",
                supplier,
                "items",
                List.of(made("/api/stock/items", piece)),
                "reason",
                "expiry",
                "note",
                name("Note"));
    }

    /** A new item in stock, to be used once. */
    private String storage() {
        String id = made("/api/stock/items", item());
        ids.add(id);
        return id;
    }

    private Map<String, Object> treatment(String stockItem) {
        List<Object> placements = new ArrayList<>();
        if (stockItem != null) {
            placements.add(Map.of("position", "36", "implant", Map.of("stockItem", stockItem)));
        }
        placements.add(Map.of(
                "position",
                "37",
                "region",
                "mandible-molar",
                "implant",
                Map.of("device", device()),
                "abutment",
                Map.of("device", device())));
        return Map.of(
                "surgery",
                Map.of(
                        "patientNumber",
                        name("T"),
                        "patientName",
                        name("Patient"),
                        "birthDate",
                        "1961-04-30",
                        "date",
                        "2026-11-20",
                        "practitioner",
                        clinic.account(),
                        "indication",
                        "single-tooth",
                        "specification",
                        mark + " specification"),
                "placements",
                placements,
                "techniques",
                Map.of(
                        "codes",
                        List.of("sinus-lift-lateral"),
                        "positions",
                        List.of("16"),
                        "biomaterials",
                        List.of(Map.of("device", device())),
                        "mayGiveBlood",
                        false),
                "other",
                Map.of(
                        "referrer",
                        Map.of("name", name("Referrer")),
                        "aftercare",
                        "own-implantologist",
                        "prostheticsBy",
                        "referrer",
                        "extra",
                        mark + " extra"));
    }

    private Map<String, Object> draft() {
        return Map.of("title", name("Draft"), "content", mark + " content");
    }

    private Map<String, Object> recallCase() {
        Map<String, Object> recall = new LinkedHashMap<>(notice());
        recall.put("gtin", GTIN);
        return recall;
    }

    private Map<String, Object> notice() {
        return Map.of(
                "reference",
                name("FSN"),
                "noticeDate",
                "2026-11-19",
                "notice",
                mark + " notice",
                "assigned",
                clinic.account());
    }

    private Map<String, Object> contact() {
        return Map.of(
                "at",
                "2026-11-20T09:30:00Z",
                "way",
                "telephone",
                "outcome",
                "not-reached",
                "remark",
                mark + " remark",
                "settles",
                false);
    }

    private Map<String, Object> because() {
        return Map.of("reason", mark + " reason");
    }

    private Map<String, Object> visit(String implant) {
        Map<String, Object> visit = new LinkedHashMap<>(findings());
        visit.put("placements", List.of(implant));
        return visit;
    }

    private Map<String, Object> findings() {
        return Map.of(
                "date", "2026-11-21", "text", mark + " findings", "by", clinic.account(), "nextVisit", "2027-05-21");
    }

    private Map<String, Object> device() {
        return Map.of(
                "supplier",
                supplier,
                "productCode",
                name("REF"),
                "name",
                name("Device"),
                "type",
                "SLActive",
                "lot",
                name("L"),
                "diameter",
                4.1,
                "length",
                12,
                "expiry",
                "2031-04",
                "entry",
                "typed");
    }
}
