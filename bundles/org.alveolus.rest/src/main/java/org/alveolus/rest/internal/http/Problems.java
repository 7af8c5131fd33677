package org.alveolus.rest.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.WebApplicationException;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.rest.internal.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes answers of problems (RFC 9457) and problems of whatever was thrown. Nothing of a stack trace gets out. */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger("org.alveolus.rest.requests");
    private static final int SERVER = 500;
    private static final int AWAY = 503;
    private static final int OK = 204;

    private Problems() {}

    /** The answer to a request that ended in this, which is written to the log as well. */
    static Answer answer(Throwable thrown, Call call) {
        if (thrown instanceof RoutingFault fault) {
            return answer(fault, call);
        }
        Problem problem = problem(thrown);
        if (problem.status() >= SERVER && !(thrown instanceof ProblemException)) {
            LOG.error(
                    "{} {} failed (request {})",
                    call.request.getMethod(),
                    call.request.getRequestURI(),
                    call.id,
                    thrown);
        } else if (problem.status() >= SERVER) {
            LOG.warn(
                    "{} {} answered {} {} (request {})",
                    call.request.getMethod(),
                    call.request.getRequestURI(),
                    problem.status(),
                    thrown.getMessage(),
                    call.id);
        } else {
            LOG.debug(
                    "{} {} answered {} (request {})",
                    call.request.getMethod(),
                    call.request.getRequestURI(),
                    problem.status(),
                    call.id,
                    thrown);
        }
        return answer(problem, call, List.of());
    }

    private static Answer answer(RoutingFault fault, Call call) {
        List<Map.Entry<String, String>> headers =
                fault.allowed() == null ? List.of() : List.of(Map.entry("Allow", fault.allowed()));
        return fault.problem() == null ? Answer.of(OK, null, null, headers) : answer(fault.problem(), call, headers);
    }

    private static Answer answer(Problem problem, Call call, List<Map.Entry<String, String>> more) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(more);
        if (problem.status() == 401) {
            headers.add(Map.entry("WWW-Authenticate", "Bearer"));
        }
        Object wait = problem.extensions().get("retryAfter");
        if (wait instanceof Number seconds) {
            headers.add(Map.entry("Retry-After", String.valueOf(seconds.longValue())));
        } else if (problem.status() == AWAY) {
            headers.add(Map.entry("Retry-After", "5"));
        }
        if (problem.status() == 413) {
            headers.add(Map.entry("Connection", "close"));
        }
        return Answer.of(problem.status(), CONTENT_TYPE, Json.write(document(problem, call.id)), headers);
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
        if (thrown instanceof ProblemException refused) {
            return refused.problem();
        }
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getStatus() >= Answer.ERROR) {
            int status = refused.getResponse().getStatus();
            return Problem.of(
                    status >= SERVER ? "internal" : "refused",
                    status,
                    refused.getResponse().getStatusInfo().getReasonPhrase(),
                    null);
        }
        return Problem.of(
                "internal",
                SERVER,
                "Something went wrong on our side",
                "The fault was written to the log under this request's id. Nothing was changed.");
    }
}
