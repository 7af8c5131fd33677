package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.alveolus.itests.harness.AlveolusTestSupport;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Clinic;
import org.alveolus.itests.routes.Estate;
import org.alveolus.itests.routes.Route;
import org.alveolus.itests.routes.Rows;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.InvalidSyntaxException;

/**
 * Two clinics, and every route across the border between them: nothing is shown, nothing is changed. Made from the routes
 * that are there; one that it does not know fails. Proves P3.
 *
 * <p>Every refusal is followed by the same request of the owner, which must succeed: a request that would be refused for
 * another reason proves nothing.
 */
public class TenantIT extends AlveolusTestSupport {

    /** The pages that describe the interface; they hold no data and are not described themselves. */
    private static final Set<String> DOCUMENTS = Set.of("GET /api/docs", "GET /api/docs/{file}");

    /** What is asked for by a name that every clinic may use for something of its own. */
    private static final List<String> OWN_NAMES = List.of("/api/registry/card-rules/", "/api/registry/choices/");

    private static final List<String> ORDER = List.of("GET", "POST", "PUT", "DELETE");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Estate owner;
    private static Estate stranger;

    private Rows rows;

    /** Once for all tests: the container keeps the data. */
    @Before
    public final void twoClinicsAreAtWork() {
        rows = new Rows(services().await(DataSource.class, "(osgi.jndi.service.name=alveolus)"));
        if (owner == null) {
            owner = new Estate(Clinic.first(api(), "Quercus"), "Quercus");
            stranger = new Estate(Clinic.further(services(), api(), "Betula"), "Betula");
        }
    }

    @Test
    public void everyRouteIsDescribed() throws InvalidSyntaxException {
        Set<String> served = Route.served(context);
        served.removeAll(DOCUMENTS);
        Set<String> described =
                Route.described(api()).stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(served.toString(), served.size() > 20);
        assertEquals(served, described);
    }

    @Test
    public void noRowIsReachedFromOutside() {
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (Route route : routes()) {
            if (route.namesARow()) {
                tried++;
                String path = owner.path(route);
                String tag = owner.entityTag(route);
                Object body = stranger.body(route);
                Map<String, List<String>> before = rows.of(owner.clinic().institution());
                for (Api foreigner : strangers()) {
                    faults.addAll(crossing(route, foreigner.with("If-Match", tag), path, body));
                }
                faults.addAll(unchanged(route.name(), before));
                Answer own = send(owner.clinic().administrator().with("If-Match", tag), route, path, owner.body(route));
                if (own.status() / 100 != 2) {
                    faults.add("The owner itself: " + own.request() + " " + own.status() + " " + own.body());
                }
            }
        }
        System.out.println("Tenants: " + tried + " routes to a row tried across the border");
        assertEquals(String.join("\n", faults), List.of(), faults);
        assertTrue("only " + tried, tried > 15);
    }

    @Test
    public void noForeignIdInARequestIsTaken() {
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (Route route : routes()) {
            if (route.mediaType() == null || !route.mediaType().equals("application/json") || isSignIn(route)) {
                continue;
            }
            String path = stranger.path(route);
            JsonNode own = JSON.valueToTree(stranger.body(route));
            JsonNode foreign = JSON.valueToTree(owner.body(route));
            Map<String, List<String>> before = rows.of(owner.clinic().institution());
            for (JsonNode mixed : withOneForeignId(own, foreign)) {
                tried++;
                Api person = stranger.clinic().administrator().with("If-Match", stranger.entityTag(route));
                Answer answer = person.send(route.method(), path, mixed);
                faults.addAll(untold(answer, mixed));
                if (answer.status() < 400 || answer.status() >= 500) {
                    faults.add(answer.request() + " took " + mixed + ": " + answer.status() + " " + answer.body());
                }
            }
            faults.addAll(unchanged(route.name(), before));
            Answer control = stranger.clinic()
                    .administrator()
                    .with("If-Match", stranger.entityTag(route))
                    .send(route.method(), path, own);
            if (control.status() / 100 != 2) {
                faults.add("With its own ids: " + control.request() + " " + control.status() + " " + control.body());
            }
        }
        System.out.println("Tenants: " + tried + " requests with one foreign id tried");
        assertEquals(String.join("\n", faults), List.of(), faults);
        assertTrue("only " + tried, tried > 10);
    }

    @Test
    public void noListShowsForeignRows() {
        List<String> faults = new ArrayList<>();
        int shown = 0;
        for (Route route : routes()) {
            if (!route.method().equals("GET") || route.namesARow()) {
                continue;
            }
            Map<String, List<String>> before = rows.of(owner.clinic().institution());
            Collection<String> queries = queries(route);
            for (String query : queries) {
                for (Api foreigner : strangers()) {
                    faults.addAll(untold(foreigner.get(owner.path(route) + query), null));
                }
            }
            faults.addAll(unchanged(route.name(), before));
            for (String query : queries) {
                shown += showsOwner(owner.clinic().administrator().get(owner.path(route) + query), null) ? 1 : 0;
            }
        }
        System.out.println("Tenants: " + shown + " lists that show the owner its rows show a stranger none");
        assertEquals(String.join("\n", faults), List.of(), faults);
        assertTrue("only " + shown, shown > 10);
    }

    private List<Route> routes() {
        return Route.described(api()).stream()
                .filter(route -> !route.path().equals("/api/sessions/current")
                        || route.method().equals("GET"))
                .sorted(Comparator.comparing((Route route) -> ORDER.indexOf(route.method()))
                        .thenComparing(Route::path))
                .toList();
    }

    private static boolean isSignIn(Route route) {
        return route.name().equals("POST /api/sessions")
                || route.name().equals("POST /api/setup")
                || route.path().startsWith("/api/accounts/links");
    }

    /** The stranger at work in its own clinic, and claiming to work at the owner's. */
    private static List<Api> strangers() {
        Api person = stranger.clinic().administrator();
        return List.of(
                person,
                person.without("Practice-Location")
                        .with("Practice-Location", owner.clinic().location()));
    }

    private static List<String> crossing(Route route, Api foreigner, String path, Object body) {
        Answer answer = send(foreigner, route, path, body);
        List<String> faults = untold(answer, body);
        boolean ownName = OWN_NAMES.stream().anyMatch(route.path()::startsWith);
        if (!ownName && answer.status() != 404 && answer.status() != 403) {
            faults.add(answer.request() + " " + answer.status() + " " + answer.body());
        }
        return faults;
    }

    private static List<String> untold(Answer answer, Object sent) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 500) {
            faults.add(answer.request() + " " + answer.status() + " " + answer.body());
        }
        if (showsOwner(answer, sent)) {
            faults.add(answer.request() + " shows " + answer.body());
        }
        return faults;
    }

    private List<String> unchanged(String route, Map<String, List<String>> before) {
        return Rows.differences(before, rows.of(owner.clinic().institution())).stream()
                .map(difference -> route + " changed " + difference)
                .toList();
    }

    /** Whether it tells more of the owner than the ids that were sent. */
    private static boolean showsOwner(Answer answer, Object sent) {
        String text = answer.body().toLowerCase(Locale.ROOT);
        String known = answer.request() + JSON.valueToTree(sent);
        return text.contains(owner.mark().toLowerCase(Locale.ROOT))
                || owner.ids().stream().anyMatch(id -> text.contains(id) && !known.contains(id));
    }

    /** Without a filter, and with each filter that takes an id set to each id of the owner. */
    private static Collection<String> queries(Route route) {
        Set<String> queries = new TreeSet<>();
        boolean recall = route.path().contains("/recalls");
        queries.add(recall ? "?lot=L" : "");
        route.queries().forEach((name, format) -> {
            if (format.equals("uuid")) {
                owner.ids().forEach(id -> queries.add("?" + name + "=" + id));
            }
        });
        if (recall) {
            queries.add("?gtin=07630031730428");
        }
        if (route.queries().containsKey("q")) {
            queries.add("?q=" + owner.mark());
        }
        return queries;
    }

    private static Answer send(Api person, Route route, String path, Object body) {
        return person.send(route.method(), path, body);
    }

    /** The body as often as it holds an id, each time with the foreign body's id in that one place. */
    private static List<JsonNode> withOneForeignId(JsonNode own, JsonNode foreign) {
        List<JsonNode> mixed = new ArrayList<>();
        for (String pointer : pointers(foreign, "")) {
            String value = foreign.at(pointer).asText();
            if (owner.ids().contains(value) && own.at(pointer).isTextual()) {
                JsonNode copy = own.deepCopy();
                JsonNode parent = copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
                String last = pointer.substring(pointer.lastIndexOf('/') + 1);
                if (parent instanceof ArrayNode array) {
                    array.set(Integer.parseInt(last), foreign.at(pointer));
                } else {
                    ((ObjectNode) parent).set(last, foreign.at(pointer));
                }
                mixed.add(copy);
            }
        }
        if (own.has("rights")) {
            JsonNode copy = own.deepCopy();
            ((ObjectNode) copy).set("rights", foreign.path("rights"));
            mixed.add(copy);
        }
        return mixed;
    }

    private static List<String> pointers(JsonNode node, String pointer) {
        if (node.isValueNode()) {
            return List.of(pointer);
        }
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                all.addAll(pointers(node.get(i), pointer + "/" + i));
            }
        } else {
            node.properties().forEach(field -> all.addAll(pointers(field.getValue(), pointer + "/" + field.getKey())));
        }
        return all;
    }
}
