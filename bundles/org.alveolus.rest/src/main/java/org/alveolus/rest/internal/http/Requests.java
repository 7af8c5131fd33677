package org.alveolus.rest.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alveolus.api.Allow;
import org.alveolus.api.Callers;
import org.alveolus.api.Transactions;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.MessageObserver;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Serves the requests of one application, in place of CXF's chain of interceptors: finds the route, admits the caller, reads
 * the body, runs the method in the request's transaction, commits, and only then sends the answer. Whatever happens, the
 * thread is left as it was found.
 *
 * <p>A method that answers bit by bit (server-sent events) is handed to CXF once its caller is admitted.
 */
final class Requests implements MessageObserver {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String LOG_KEY = "requestId";
    private static final int TRIES = 3;
    private static final byte[] LAST_RESORT =
            "{\"type\":\"/problems/internal\",\"title\":\"Something went wrong on our side\",\"status\":500}"
                    .getBytes(StandardCharsets.UTF_8);

    private final MessageObserver cxf;
    private final Router router;
    private final Ground ground;

    /**
     * @param cxf the chain that this takes the place of
     * @param router of the application's routes
     * @param ground what all applications share
     */
    Requests(MessageObserver cxf, Router router, Ground ground) {
        this.cxf = cxf;
        this.router = router;
        this.ground = ground;
    }

    @Override
    public void onMessage(Message message) {
        if (message.getInterceptorChain() != null) {
            cxf.onMessage(message);
            return;
        }
        HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        HttpServletResponse response = (HttpServletResponse) message.get(AbstractHTTPDestination.HTTP_RESPONSE);
        long begin = System.nanoTime();
        Call call = new Call(request, RequestIds.of(request));
        MDC.put(LOG_KEY, call.id);
        try {
            Answer answer = answer(call);
            if (answer == null) {
                cxf.onMessage(message);
            } else {
                send(call, answer, response);
            }
        } finally {
            Callers.bind(null);
            MDC.remove(LOG_KEY);
            String route = call.route == null ? "none" : request.getContextPath() + call.route.template();
            ground.record(request.getMethod(), route, response.getStatus(), System.nanoTime() - begin);
        }
    }

    /** Null when CXF must answer. */
    private Answer answer(Call call) {
        try {
            router.find(call, path(call.request));
            call.caller = ground.security().admit(call);
            Callers.bind(call.caller);
            if (call.route.streaming()) {
                return null;
            }
            Bodies.read(call);
            return call.route.writes() && call.route.allow().value() != Allow.Who.ANYONE
                    ? change(call)
                    : Invoker.answer(call);
        } catch (Throwable e) {
            return problem(e, call);
        }
    }

    private static Answer problem(Throwable thrown, Call call) {
        try {
            return Problems.answer(thrown, call);
        } catch (RuntimeException | Error e) {
            LOG.error("the answer to request {} could not be made", call.id, e);
            return Answer.of(
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Problems.CONTENT_TYPE, LAST_RESORT, List.of());
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private Answer change(Call call) throws Throwable {
        Optional<String> key = Idempotency.key(call);
        for (int attempt = 1; ; attempt++) {
            try {
                return change(call, key);
            } catch (Idempotency.Overtaken e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Answer change(Call call, Optional<String> key) throws Throwable {
        Transactions.Open transaction = ground.transactions().begin();
        try {
            Idempotency idempotency = key.isPresent() ? ground.idempotency() : null;
            if (idempotency != null) {
                Optional<Answer> earlier = idempotency.begin(call, key.get());
                if (earlier.isPresent()) {
                    return earlier.get();
                }
            }
            Answer answer = Invoker.answer(call);
            if (!answer.failed()) {
                if (idempotency != null) {
                    idempotency.finish(call, key.get(), answer);
                }
                transaction.commit();
            }
            return answer;
        } finally {
            transaction.rollback();
        }
    }

    private void send(Call call, Answer answer, HttpServletResponse response) {
        try {
            head(call, answer, response);
            if (answer.stream() != null && !call.request.getMethod().equals("HEAD")) {
                answer.stream().write(response.getOutputStream());
            } else if (answer.body() != null) {
                response.setContentLength(answer.body().length);
                if (!call.request.getMethod().equals("HEAD")) {
                    response.getOutputStream().write(answer.body());
                }
            }
        } catch (IOException e) {
            LOG.debug("the client of request {} has left", call.id, e);
        } catch (RuntimeException | Error e) {
            if (response.isCommitted()) {
                LOG.error("the answer to request {} broke off", call.id, e);
                throw e;
            }
            response.reset();
            send(call, problem(e, call), response);
        }
    }

    private static void head(Call call, Answer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        response.setHeader(RequestIds.HEADER, call.id);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        for (Map.Entry<String, String> header : answer.headers()) {
            if (header.getKey().equalsIgnoreCase("Set-Cookie")) {
                response.addHeader(header.getKey(), header.getValue() + (call.request.isSecure() ? "; Secure" : ""));
            } else {
                response.setHeader(header.getKey(), header.getValue());
            }
        }
    }
}
