package org.alveolus.rest.internal.http;

import java.lang.reflect.Method;
import java.util.Set;
import org.alveolus.api.Allow;
import org.alveolus.api.BodyLimit;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.ParameterType;
import org.apache.cxf.jaxrs.model.URITemplate;

/**
 * What the common part needs to know of a resource method.
 *
 * @param allow who may call it; null when nobody may
 * @param limit the most bytes of a body
 * @param body whether it takes a body
 * @param multipart whether that body is a form
 * @param writes whether it changes something
 * @param template its path below the application, with parameters in braces
 */
record Operation(Allow allow, int limit, boolean body, boolean multipart, boolean writes, String template) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    static Operation of(OperationResourceInfo info) {
        Method method = info.getAnnotatedMethod() == null ? info.getMethodToInvoke() : info.getAnnotatedMethod();
        BodyLimit limit = method.getAnnotation(BodyLimit.class);
        return new Operation(
                method.getAnnotation(Allow.class),
                limit == null ? BodyLimit.DEFAULT : limit.value(),
                info.getParameters().stream().anyMatch(parameter -> parameter.getType() == ParameterType.REQUEST_BODY),
                info.getConsumeTypes().stream().anyMatch(type -> type.getType().equals("multipart")),
                !SAFE.contains(info.getHttpMethod()),
                template(info.getClassResourceInfo().getURITemplate()) + template(info.getURITemplate()));
    }

    private static String template(URITemplate template) {
        String path = template.getValue();
        return path.equals("/") ? "" : path.startsWith("/") ? path : "/" + path;
    }

    /** Whether it runs in a transaction of the request: each change by somebody who is signed in. */
    boolean transactional() {
        return writes && allow != null && allow.value() != Allow.Who.ANYONE;
    }
}
