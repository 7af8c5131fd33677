package org.alveolus.rest.internal.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.alveolus.api.Problem;

/**
 * Finds the route of a request: by path, method, the body's type and the types that the client takes, as JAX-RS 2.1, 3.7
 * says, in a tree of path segments instead of by trying the expressions of all routes. Immutable and thread-safe.
 */
final class Router {

    private static final String TAIL = ".*";

    private final Node root = new Node();

    Router(Collection<Route> routes) {
        routes.forEach(this::add);
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, List<Route>> routes = new HashMap<>();
        private Node parameter;
        private Node tail;
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : route.segments()) {
            node = next(node, segment);
        }
        node.routes
                .computeIfAbsent(route.httpMethod(), method -> new ArrayList<>())
                .add(route);
    }

    private static Node next(Node node, String segment) {
        if (!segment.contains("{")) {
            return node.literals.computeIfAbsent(segment, text -> new Node());
        }
        int colon = segment.indexOf(':');
        boolean whole = segment.indexOf('{') == 0 && segment.indexOf('}') == segment.length() - 1;
        if (whole && colon < 0) {
            node.parameter = node.parameter == null ? new Node() : node.parameter;
            return node.parameter;
        }
        if (whole && segment.substring(colon + 1, segment.length() - 1).strip().equals(TAIL)) {
            node.tail = node.tail == null ? new Node() : node.tail;
            return node.tail;
        }
        throw new IllegalStateException("a path segment is a text, {name} or at the end {name: .*}, not " + segment);
    }

    /**
     * Sets the call's route, path values and the type to produce.
     *
     * @param path below the application, as sent
     * @throws RoutingFault 404, 405 with the allowed methods, 406 or 415; also for OPTIONS, as 204
     */
    void find(Call call, String path) {
        List<String> values = new ArrayList<>(2);
        Node node = find(root, path, path.startsWith("/") ? 1 : 0, values);
        if (node == null) {
            throw new RoutingFault(Problem.notFound("There is nothing at this address."), null);
        }
        String method = call.request.getMethod();
        List<Route> routes = node.routes.get(method);
        if (routes == null && method.equals("HEAD")) {
            routes = node.routes.get("GET");
        }
        if (routes == null) {
            throw refused(node, method);
        }
        call.pathValues = values;
        choose(call, routes);
    }

    private static RoutingFault refused(Node node, String method) {
        TreeSet<String> methods = new TreeSet<>(node.routes.keySet());
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        Problem problem = method.equals("OPTIONS")
                ? null
                : Problem.of(
                        "method-not-allowed",
                        405,
                        "This method is not offered here",
                        "Use one of " + String.join(", ", methods) + ".");
        return new RoutingFault(problem, String.join(", ", methods));
    }

    private static Node find(Node node, String path, int from, List<String> values) {
        if (from >= path.length()) {
            return node.routes.isEmpty() ? null : node;
        }
        int slash = path.indexOf('/', from);
        int end = slash < 0 ? path.length() : slash;
        String segment = path.substring(from, end);
        Node literal = node.literals.get(segment);
        if (literal != null) {
            Node found = find(literal, path, end + 1, values);
            if (found != null) {
                return found;
            }
        }
        if (node.parameter != null && !segment.isEmpty()) {
            values.add(segment);
            Node found = find(node.parameter, path, end + 1, values);
            if (found != null) {
                return found;
            }
            values.remove(values.size() - 1);
        }
        if (node.tail != null) {
            values.add(path.substring(from));
            return node.tail;
        }
        return null;
    }

    private static void choose(Call call, List<Route> routes) {
        String contentType = call.request.getContentType();
        String accept = call.request.getHeader("Accept");
        boolean consumed = false;
        for (MediaRange range : MediaRange.parse(accept)) {
            for (Route route : routes) {
                if (route.body() != Route.Body.NONE && !consumes(route, contentType)) {
                    continue;
                }
                consumed = true;
                for (String type : route.produces()) {
                    if (range.contains(type)) {
                        call.route = route;
                        call.produces = type;
                        return;
                    }
                }
            }
        }
        if (!consumed) {
            throw new RoutingFault(
                    Problem.of(
                            "unsupported-media-type",
                            415,
                            "The body is of a type that is not understood here",
                            "Send it as "
                                    + String.join(
                                            " or ",
                                            routes.stream()
                                                    .flatMap(route -> route.consumes().stream())
                                                    .distinct()
                                                    .toList())
                                    + "."),
                    null);
        }
        throw new RoutingFault(
                Problem.of(
                        "not-acceptable",
                        406,
                        "No form of the answer that you accept is offered",
                        "Accept "
                                + String.join(
                                        " or ",
                                        routes.stream()
                                                .flatMap(route -> route.produces().stream())
                                                .distinct()
                                                .toList())
                                + "."),
                null);
    }

    private static boolean consumes(Route route, String contentType) {
        if (contentType == null) {
            return route.consumes().contains("*/*");
        }
        int end = contentType.indexOf(';');
        MediaRange sent = new MediaRange(
                end < 0 ? contentType.strip() : contentType.substring(0, end).strip(), 1);
        return route.consumes().stream()
                .anyMatch(type -> new MediaRange(type, 1).contains(sent.type().toLowerCase(java.util.Locale.ROOT)));
    }
}
