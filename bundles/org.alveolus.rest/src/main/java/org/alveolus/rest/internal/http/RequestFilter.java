package org.alveolus.rest.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets a request in, once its resource method is found: on whose behalf, with what right, within which limit and in which
 * transaction. And lets the answer out: a change is committed before the first byte is sent, and what cannot be committed is
 * answered by the problem instead.
 */
@Component(
        service = {ContainerRequestFilter.class, ContainerResponseFilter.class},
        property = {
            "osgi.jaxrs.extension:Boolean=true",
            "osgi.jaxrs.name=alveolus.security",
            "osgi.jaxrs.application.select=(osgi.jaxrs.name=alveolus.*)"
        })
@Priority(Priorities.AUTHENTICATION)
public final class RequestFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ROOT = "/api/";
    private static final int ERROR = 400;
    private static final int TRIES = 3;

    private static final List<Object> NO_STORE = List.of("no-store");
    private static final List<Object> NO_SNIFF = List.of("nosniff");
    private static final List<Object> NO_CONTENT = List.of("default-src 'none'; frame-ancestors 'none'");
    private static final List<Object> NO_REFERRER = List.of("no-referrer");
    private static final List<Object> SAME_ORIGIN = List.of("same-origin");

    private final Ground ground;

    @Activate
    public RequestFilter(@Reference Ground ground) {
        this.ground = ground;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Call call = Call.current();
        Operation operation = call.operation;
        requireWellFormed(call.request.getQueryString());
        call.caller = ground.security().admit(call);
        Callers.bind(call.caller);
        if (operation.body()) {
            limit(request, call, operation);
        }
        if (operation.transactional()) {
            Optional<String> key = Idempotency.key(call);
            if (key.isPresent()) {
                call.body = request.getEntityStream().readAllBytes();
                request.setEntityStream(new ByteArrayInputStream(call.body));
            }
            begin(request, call, key);
        }
    }

    /** CXF decodes the query only when a parameter is wanted, and then fails. */
    private static void requireWellFormed(String query) {
        if (query != null && query.indexOf('%') >= 0) {
            try {
                URLDecoder.decode(query, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(Problem.badRequest("The address is not percent-encoded UTF-8."), e);
            }
        }
    }

    private static void limit(ContainerRequestContext request, Call call, Operation operation) throws IOException {
        String contentType = call.request.getContentType();
        if (contentType == null) {
            throw Problem.of(
                            "unsupported-media-type",
                            415,
                            "The body is of a type that is not understood here",
                            "Say in Content-Type what it is.")
                    .exception();
        }
        InputStream limited =
                Bodies.limited(request.getEntityStream(), call.request.getContentLengthLong(), operation.limit());
        if (operation.multipart()) {
            byte[] form = limited.readAllBytes();
            Bodies.requireWholeForm(contentType, form);
            limited = new ByteArrayInputStream(form);
        }
        request.setEntityStream(limited);
    }

    private void begin(ContainerRequestContext request, Call call, Optional<String> key) {
        for (int attempt = 1; ; attempt++) {
            call.transaction = ground.transactions().begin();
            if (key.isEmpty()) {
                return;
            }
            try {
                Optional<Answer> earlier = ground.idempotency().begin(call, key.get());
                if (earlier.isPresent()) {
                    call.rollback();
                    request.abortWith(ProblemMapper.response(earlier.get()));
                } else {
                    call.key = key.get();
                }
                return;
            } catch (Idempotency.Overtaken e) {
                call.rollback();
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Call call = Call.current();
        locate(call.request.getContextPath(), response.getHeaders());
        if (call.transaction != null) {
            if (response.getStatus() >= ERROR) {
                call.rollback();
            } else {
                commit(call, response);
            }
        }
        headers(call, response.getHeaders());
    }

    private void commit(Call call, ContainerResponseContext response) {
        try {
            byte[] body = serialise(call, response);
            if (call.key != null) {
                ground.idempotency().finish(call, answer(response, body));
            }
            call.transaction.commit();
            call.transaction = null;
        } catch (RuntimeException e) {
            call.rollback();
            replace(response, Problems.answer(e, call));
        }
    }

    private static byte[] serialise(Call call, ContainerResponseContext response) {
        Object entity = response.getEntity();
        if (entity == null || entity instanceof byte[]) {
            return (byte[]) entity;
        }
        if (entity instanceof StreamingOutput) {
            throw new IllegalStateException("a change cannot answer by a stream");
        }
        byte[] body = call.json().write(entity);
        response.setEntity(body);
        return body;
    }

    private static Answer answer(ContainerResponseContext response, byte[] body) {
        String type = body == null || response.getMediaType() == null
                ? null
                : response.getMediaType().toString();
        return new Answer(
                response.getStatus(),
                type,
                body,
                response.getStringHeaders().entrySet().stream()
                        .filter(header -> Idempotency.keeps(header.getKey()))
                        .map(header ->
                                Map.entry(header.getKey(), header.getValue().get(0)))
                        .toList());
    }

    private static void replace(ContainerResponseContext response, Answer answer) {
        response.getHeaders().clear();
        response.setStatus(answer.status());
        response.setEntity(answer.body());
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach(header -> response.getHeaders().putSingle(header.getKey(), header.getValue()));
    }

    private static void headers(Call call, MultivaluedMap<String, Object> headers) {
        headers.putSingle(RequestIds.HEADER, call.id);
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, NO_STORE);
        headers.putIfAbsent("X-Content-Type-Options", NO_SNIFF);
        headers.putIfAbsent("Content-Security-Policy", NO_CONTENT);
        headers.putIfAbsent("Referrer-Policy", NO_REFERRER);
        headers.putIfAbsent("Cross-Origin-Resource-Policy", SAME_ORIGIN);
        if (call.request.isSecure()) {
            Object cookie = headers.getFirst(HttpHeaders.SET_COOKIE);
            if (cookie != null) {
                headers.putSingle(HttpHeaders.SET_COOKIE, cookie + "; Secure");
            }
        }
    }

    /**
     * JAX-RS puts the application's own address in front of each relative one, and the server's; a path from the root is right behind
     * any proxy.
     */
    private static void locate(String application, MultivaluedMap<String, Object> headers) {
        if (headers.getFirst(HttpHeaders.LOCATION) instanceof URI location) {
            String path = location.getRawPath();
            String below = path.startsWith(application + ROOT) ? path.substring(application.length()) : path;
            String query = location.getRawQuery() == null ? "" : "?" + location.getRawQuery();
            headers.putSingle(HttpHeaders.LOCATION, below + query);
        }
    }
}
