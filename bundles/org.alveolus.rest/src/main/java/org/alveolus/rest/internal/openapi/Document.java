package org.alveolus.rest.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alveolus.api.Allow;

/**
 * The one OpenAPI document of all applications: their descriptions put together, with what the common part adds to every
 * operation.
 */
final class Document {

    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");
    private static final String PROBLEM = "#/components/responses/Problem";

    private final ObjectNode root;
    private final ObjectNode paths;
    private final ObjectNode schemas;
    private final ArrayNode tags;
    private final Set<String> tagNames = new HashSet<>();

    private Document(ObjectNode frame) {
        root = frame;
        paths = root.putObject("paths");
        schemas = root.withObject("/components").withObject("/schemas");
        tags = root.putArray("tags");
    }

    /**
     * @param frame what does not come from the applications: info, security, common components
     * @param applications descriptions by the address of their application
     */
    static ObjectNode of(ObjectNode frame, Map<String, ObjectNode> applications) {
        Document document = new Document(frame.deepCopy());
        new TreeMap<>(applications).forEach((base, description) -> document.add(base, description.deepCopy()));
        return document.root;
    }

    private void add(String base, ObjectNode description) {
        String prefix = base.replaceFirst("^/api/?", "").replace('/', '-');
        addSchemas(prefix, description);
        description.path("paths").properties().forEach(path -> {
            ObjectNode item = (ObjectNode) path.getValue();
            item.properties().forEach(method -> {
                if (METHODS.contains(method.getKey())) {
                    complete(prefix, method.getKey(), (ObjectNode) method.getValue());
                }
            });
            paths.set((base + "/" + path.getKey()).replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", ""), item);
        });
        for (JsonNode tag : description.path("tags")) {
            if (tagNames.add(tag.path("name").asText())) {
                tags.add(tag);
            }
        }
    }

    /** Two applications may give one name to different things; the second is told by its application's name then. */
    private void addSchemas(String prefix, ObjectNode description) {
        JsonNode own = description.path("components").path("schemas");
        own.properties().forEach(schema -> {
            JsonNode known = schemas.get(schema.getKey());
            if (known != null && !known.equals(schema.getValue())) {
                rename(description, schema.getKey(), prefix + "-" + schema.getKey());
            }
        });
        own.properties().forEach(schema -> {
            String name = schemas.has(schema.getKey())
                            && !schemas.get(schema.getKey()).equals(schema.getValue())
                    ? prefix + "-" + schema.getKey()
                    : schema.getKey();
            schemas.set(name, schema.getValue());
        });
    }

    private static void rename(JsonNode tree, String from, String to) {
        if (tree instanceof ObjectNode object && object.path("$ref").asText().equals("#/components/schemas/" + from)) {
            object.put("$ref", "#/components/schemas/" + to);
        }
        tree.forEach(child -> rename(child, from, to));
    }

    private static void complete(String prefix, String method, ObjectNode operation) {
        operation.put(
                "operationId", prefix + "-" + operation.path("operationId").asText(method));
        String allow = operation.path(Describer.ALLOW).asText("");
        String description = operation.path("description").asText("");
        if (allow.equals(Allow.Who.ANYONE.name())) {
            operation.putArray("security");
        } else {
            description = (description + " " + right(allow, operation)).strip();
            parameter(operation, "PracticeLocation");
        }
        if (WRITES.contains(method)) {
            if (!allow.equals(Allow.Who.ANYONE.name())) {
                parameter(operation, "IdempotencyKey");
            }
            if (operation.has("requestBody")) {
                ((ObjectNode) operation.get("requestBody")).put("required", true);
                description = (description + " The body has at most "
                                + operation.path(Describer.LIMIT).asInt() + " bytes.")
                        .strip();
            }
        }
        if (!description.isEmpty()) {
            operation.put("description", description);
        }
        operation.remove(Describer.ALLOW);
        operation.remove(Describer.MODULE);
        operation.remove(Describer.LEVEL);
        operation.remove(Describer.LIMIT);
        responses(operation);
    }

    private static String right(String allow, ObjectNode operation) {
        if (allow.equals(Allow.Who.RIGHTS.name())) {
            return "Needs the right '" + operation.path(Describer.LEVEL).asText() + "' in module '"
                    + operation.path(Describer.MODULE).asText() + "'.";
        }
        if (allow.equals(Allow.Who.ADMINISTRATOR.name())) {
            return "For administrators of the institution.";
        }
        return allow.equals(Allow.Who.SIGNED_IN.name()) ? "For anybody who is signed in." : "For nobody.";
    }

    private static void parameter(ObjectNode operation, String name) {
        ArrayNode parameters = operation.withArray("/parameters");
        parameters.addObject().put("$ref", "#/components/parameters/" + name);
    }

    private static void responses(ObjectNode operation) {
        ObjectNode responses = operation.withObject("/responses");
        JsonNode success = responses.remove("default");
        if (success instanceof ObjectNode answer && responses.isEmpty()) {
            boolean content = hasSchema(answer);
            answer.put("description", content ? "OK" : "Done");
            if (!content) {
                answer.remove("content");
            }
            responses.set(content ? "200" : "204", answer);
        }
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (response.getKey().compareTo("400") >= 0
                    && response.getValue() instanceof ObjectNode answer
                    && !hasSchema(answer)) {
                answer.set("content", problem());
            }
        }
        responses.putObject("default").put("$ref", PROBLEM);
    }

    private static boolean hasSchema(ObjectNode answer) {
        return answer.path("content").elements().hasNext()
                && answer.path("content").elements().next().has("schema");
    }

    private static JsonNode problem() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.putObject("application/problem+json").putObject("schema").put("$ref", "#/components/schemas/Problem");
        return content;
    }
}
