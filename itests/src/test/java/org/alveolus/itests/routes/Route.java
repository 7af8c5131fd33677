package org.alveolus.itests.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.core.Application;
import org.alveolus.itests.harness.Api;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

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

    /** All operations that the registered JAX-RS applications have, as {@code GET /api/...}, read from their annotations. */
    public static Set<String> served(BundleContext context) throws InvalidSyntaxException {
        Set<String> names = new TreeSet<>();
        for (ServiceReference<Application> service : context.getServiceReferences(Application.class, null)) {
            String base = (String) service.getProperty("osgi.jaxrs.application.base");
            for (Object resource : context.getService(service).getSingletons()) {
                for (Method method : resource.getClass().getMethods()) {
                    Arrays.stream(method.getAnnotations())
                            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                            .filter(Objects::nonNull)
                            .forEach(verb -> names.add(verb.value() + " "
                                    + joined(base, resource.getClass().getAnnotation(Path.class), method)));
                }
            }
            context.ungetService(service);
        }
        return names;
    }

    private static String joined(String base, Path resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = base + "/" + resource.value() + "/" + (own == null ? "" : own.value());
        return path.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
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
        return path.replace("{table}", "").contains("{");
    }

    @Override
    public String toString() {
        return name();
    }
}
