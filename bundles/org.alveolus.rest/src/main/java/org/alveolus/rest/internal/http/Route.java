package org.alveolus.rest.internal.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.ws.rs.core.MediaType;
import org.alveolus.api.Allow;
import org.alveolus.api.BodyLimit;
import org.alveolus.rest.internal.json.Json;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.ParameterType;

/**
 * A resource method, with all that can be known of it before a request comes. Made of CXF's model of the resource class;
 * immutable and thread-safe.
 */
final class Route {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String MULTIPART = "org.apache.cxf.jaxrs.ext.multipart.MultipartBody";

    private final Object resource;
    private final Method method;
    private final String httpMethod;
    private final List<String> segments;
    private final List<String> consumes;
    private final List<String> produces;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Allow allow;
    private final int limit;
    private final boolean streaming;
    private Body body = Body.NONE;

    /** How the body reaches the method. */
    enum Body {
        NONE,
        /** Read before and parsed. */
        VALUE,
        /** The parts of a form, read before. */
        PARTS
    }

    Route(ClassResourceInfo resourceClass, OperationResourceInfo operation) {
        resource = resourceClass.getResourceProvider().getInstance(null);
        method = operation.getMethodToInvoke();
        method.setAccessible(true);
        httpMethod = operation.getHttpMethod();
        segments = segments(resourceClass.getURITemplate().getValue() + "/"
                + operation.getURITemplate().getValue());
        consumes = texts(operation.getConsumeTypes());
        produces = texts(operation.getProduceTypes());
        allow = method.getAnnotation(Allow.class);
        BodyLimit ownLimit = method.getAnnotation(BodyLimit.class);
        limit = ownLimit == null ? BodyLimit.DEFAULT : ownLimit.value();
        streaming = operation.isAsync()
                || operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getType() == ParameterType.CONTEXT);
        if (!streaming) {
            Class<?>[] types = method.getParameterTypes();
            Type[] genericTypes = method.getGenericParameterTypes();
            for (int i = 0; i < types.length; i++) {
                parameters.add(parameter(operation.getParameters().get(i), types[i], genericTypes[i]));
            }
        }
    }

    static List<String> segments(String template) {
        return Arrays.stream(template.split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<String> texts(List<MediaType> types) {
        return types.stream()
                .map(type -> type.getType() + "/" + type.getSubtype())
                .toList();
    }

    private Parameter parameter(org.apache.cxf.jaxrs.model.Parameter declared, Class<?> type, Type genericType) {
        String name = declared.getName();
        return switch (declared.getType()) {
            case PATH -> Parameter.path(pathIndex(name), type);
            case QUERY -> Parameter.text(call -> call.query().get(name), "?" + name, type, declared.getDefaultValue());
            case HEADER -> Parameter.text(call -> call.request.getHeader(name), name, type, declared.getDefaultValue());
            case COOKIE -> Parameter.text(
                    call -> Security.cookie(call.request, name), name, type, declared.getDefaultValue());
            case REQUEST_BODY -> body(type, genericType);
            default -> throw new IllegalStateException(
                    method + ": parameters of kind " + declared.getType() + " are not offered");
        };
    }

    private int pathIndex(String name) {
        int index = 0;
        for (String segment : segments) {
            if (segment.startsWith("{")) {
                if (name(segment).equals(name)) {
                    return index;
                }
                index++;
            }
        }
        throw new IllegalStateException(method + ": there is no {" + name + "} in the path");
    }

    static String name(String segment) {
        int end = segment.indexOf(':') < 0 ? segment.indexOf('}') : segment.indexOf(':');
        return segment.substring(1, end).strip();
    }

    private Parameter body(Class<?> type, Type genericType) {
        if (type.getName().equals(MULTIPART)) {
            body = Body.PARTS;
            return Bodies::form;
        }
        body = Body.VALUE;
        if (type == byte[].class) {
            return call -> call.body;
        }
        if (!consumes.equals(List.of("application/json"))) {
            throw new IllegalStateException(method + ": say @Consumes(\"application/json\")");
        }
        return call -> Json.read(call.body, genericType);
    }

    /** Calls the method. */
    Object invoke(Call call) throws Throwable {
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.get(i).of(call);
        }
        try {
            return method.invoke(resource, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Whether it changes something and so runs in a transaction of its own. */
    boolean writes() {
        return !SAFE.contains(httpMethod);
    }

    /** Whether CXF must serve it, since it answers bit by bit. */
    boolean streaming() {
        return streaming;
    }

    Body body() {
        return body;
    }

    /** The most bytes of a body. */
    int limit() {
        return limit;
    }

    /** Null when nobody may. */
    Allow allow() {
        return allow;
    }

    String httpMethod() {
        return httpMethod;
    }

    List<String> segments() {
        return segments;
    }

    /** The path with its parameters in braces, e.g. {@code /items/{id}}. */
    String template() {
        StringBuilder text = new StringBuilder();
        segments.forEach(
                segment -> text.append('/').append(segment.startsWith("{") ? "{" + name(segment) + "}" : segment));
        return text.toString();
    }

    /** Media types without parameters. */
    List<String> consumes() {
        return consumes;
    }

    /** Media types without parameters. */
    List<String> produces() {
        return produces;
    }

    @Override
    public String toString() {
        return httpMethod + " " + template();
    }
}
