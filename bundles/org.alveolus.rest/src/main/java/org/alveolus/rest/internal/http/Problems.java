package org.alveolus.rest.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes answers of problems (RFC 9457) and problems of whatever was thrown. Nothing of a stack trace gets out. */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger("org.alveolus.rest.requests");
    private static final int ERROR = 400;
    private static final int SERVER = 500;
    private static final int DEPTH = 20;

    private Problems() {}

    /** The answer to a call that ended in this, which is written to the log as well. */
    static Answer answer(Throwable thrown, Call call) {
        Problem problem = problem(thrown);
        String method = call.request.getMethod();
        String address = call.request.getRequestURI();
        if (problem.status() >= SERVER && !(thrown instanceof ProblemException)) {
            LOG.error("{} {} failed (request {})", method, address, call.id, thrown);
        } else if (problem.status() >= SERVER) {
            LOG.warn(
                    "{} {} answered {} {} (request {})",
                    method,
                    address,
                    problem.status(),
                    thrown.getMessage(),
                    call.id);
        } else {
            LOG.debug("{} {} answered {} (request {})", method, address, problem.status(), call.id, thrown);
        }
        return new Answer(
                problem.status(),
                CONTENT_TYPE,
                call.json().write(document(problem, call.id)),
                headers(problem, allowed(thrown)));
    }

    private static String allowed(Throwable thrown) {
        return thrown instanceof WebApplicationException refused
                        && refused.getResponse().getStatus() == 405
                ? refused.getResponse().getHeaderString("Allow")
                : null;
    }

    private static List<Map.Entry<String, String>> headers(Problem problem, String allowed) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (allowed != null) {
            headers.add(Map.entry("Allow", allowed));
        }
        if (problem.status() == 401) {
            headers.add(Map.entry("WWW-Authenticate", "Bearer"));
        }
        Object wait = problem.extensions().get("retryAfter");
        if (wait instanceof Number seconds) {
            headers.add(Map.entry("Retry-After", String.valueOf(seconds.longValue())));
        } else if (problem.status() == 503) {
            headers.add(Map.entry("Retry-After", "5"));
        }
        if (problem.status() == 413) {
            headers.add(Map.entry("Connection", "close"));
        }
        return headers;
    }

    private static Map<String, Object> document(Problem problem, String requestId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + problem.type());
        document.put("title", problem.title());
        document.put("status", problem.status());
        if (problem.detail() != null) {
            document.put("detail", problem.detail());
        }
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        document.put("requestId", requestId);
        problem.extensions().forEach(document::putIfAbsent);
        return document;
    }

    private static Problem problem(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            if (cause instanceof ProblemException refused) {
                return refused.problem();
            }
            cause = cause.getCause();
        }
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getStatus() >= ERROR
                && refused.getResponse().getStatus() < SERVER) {
            return refused(refused.getResponse());
        }
        return Problem.of(
                "internal",
                SERVER,
                "Something went wrong on our side",
                "The fault was written to the log under this request's id. Nothing was changed.");
    }

    /** What JAX-RS itself refuses. */
    private static Problem refused(Response response) {
        return switch (response.getStatus()) {
            case 404 -> Problem.notFound("There is nothing at this address.");
            case 405 -> Problem.of(
                    "method-not-allowed",
                    405,
                    "This method is not offered here",
                    "The header Allow names those that are.");
            case 406 -> Problem.of("not-acceptable", 406, "No form of the answer that you accept is offered", null);
            case 415 -> Problem.of(
                    "unsupported-media-type", 415, "The body is of a type that is not understood here", null);
            case 413 -> Problem.of("too-large", 413, "The body is too large", null);
            case 400 -> Problem.badRequest("The request could not be read.");
            default -> Problem.of(
                    "refused", response.getStatus(), response.getStatusInfo().getReasonPhrase(), null);
        };
    }
}
