package org.alveolus.itests.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alveolus.itests.harness.Api;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;
import org.osgi.service.jaxrs.runtime.dto.ApplicationDTO;
import org.osgi.service.jaxrs.runtime.dto.ResourceMethodInfoDTO;

/**
 * One operation of the REST interface, as OpenAPI describes it.
 *
 * @param method    in capitals
 * @param path      with its parameters in braces
 * @param queries   the format of each query parameter by its name: {@code uuid}, {@code date}, {@code integer}, ...
 * @param mediaType what its body must be, null when it has none
 */
public record Route(String method, String path, Map<String, String> queries, String mediaType) {

    /** All operations that the instance describes. */
    public static List<Route> described(Api api) {
        JsonNode document = api.get("/api/openapi.json").expect(200).json();
        List<Route> routes = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> routes.add(of(path.getKey(), operation.getKey(), operation.getValue()))));
        return routes;
    }

    /** All operations that JAX-RS serves now, as {@code GET /api/...}. */
    public static Set<String> served(JaxrsServiceRuntime runtime) {
        Set<String> names = new TreeSet<>();
        for (ApplicationDTO application : runtime.getRuntimeDTO().applicationDTOs) {
            if (application.base.startsWith("/api") && application.resourceMethods != null) {
                Arrays.stream(application.resourceMethods)
                        .map(method -> name(application, method))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String name(ApplicationDTO application, ResourceMethodInfoDTO method) {
        String path =
                (application.base + "/" + method.path).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
        return method.method + " " + path;
    }

    private static Route of(String path, String method, JsonNode operation) {
        Map<String, String> queries = new TreeMap<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                JsonNode schema = parameter.path("schema");
                queries.put(
                        parameter.path("name").asText(),
                        schema.path("format").asText(schema.path("type").asText()));
            }
        });
        JsonNode content = operation.path("requestBody").path("content");
        if (method.equals("get") && !content.isMissingNode()) {
            throw new AssertionError("GET " + path + " is described with a body");
        }
        String mediaType = content.isMissingNode() ? null : content.fieldNames().next();
        return new Route(method.toUpperCase(Locale.ROOT), path, Map.copyOf(queries), mediaType);
    }

    /** Such as {@code GET /api/patients/{id}}. */
    public String name() {
        return method + " " + path;
    }

    /** Whether its path names a row. */
    public boolean namesARow() {
        return path.contains("{");
    }

    @Override
    public String toString() {
        return name();
    }
}
