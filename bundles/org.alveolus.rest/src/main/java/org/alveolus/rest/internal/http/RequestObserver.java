package org.alveolus.rest.internal.http;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alveolus.api.Callers;
import org.apache.cxf.continuations.SuspendedInvocationException;
import org.apache.cxf.io.DelegatingInputStream;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.MessageObserver;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Stands around all that CXF does for a request: gives it its id, and whatever happens, even an error that no filter or mapper
 * gets to see, leaves the thread as it was found and the client with an answer.
 */
final class RequestObserver implements MessageObserver {

    private static final Logger LOG = LoggerFactory.getLogger(RequestObserver.class);
    private static final String LOG_KEY = "requestId";

    private final MessageObserver cxf;
    private final Ground ground;

    private final Learnt learnt = new Learnt();

    RequestObserver(MessageObserver cxf, Ground ground) {
        this.cxf = cxf;
        this.ground = ground;
    }

    @Override
    public void onMessage(Message message) {
        HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        HttpServletResponse response = (HttpServletResponse) message.get(AbstractHTTPDestination.HTTP_RESPONSE);
        long begin = System.nanoTime();
        Call known = message.getExchange().get(Call.class);
        Call call = known != null ? known : new Call(request, RequestIds.of(request), learnt);
        message.getExchange().put(Call.class, call);
        leaveUnreadBody(message);
        MDC.put(LOG_KEY, call.id);
        try {
            cxf.onMessage(message);
        } catch (SuspendedInvocationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (response.isCommitted()) {
                LOG.error("the answer to request {} broke off", call.id, e);
                throw e;
            }
            answer(e, call, response);
        } finally {
            clean(call);
            String route = call.operation == null ? "none" : request.getContextPath() + call.operation.template();
            ground.record(request.getMethod(), route, response.getStatus(), System.nanoTime() - begin);
        }
    }

    /** CXF would read what is left of a body before it answers, up to 16 MiB; the server deals with that better. */
    private static void leaveUnreadBody(Message message) {
        message.setContent(DelegatingInputStream.class, null);
    }

    private static void clean(Call call) {
        try {
            call.rollback();
        } finally {
            Callers.bind(null);
            MDC.remove(LOG_KEY);
        }
    }

    private static void answer(Throwable thrown, Call call, HttpServletResponse response) {
        Answer answer = Problems.answer(thrown, call);
        response.reset();
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        response.setHeader(RequestIds.HEADER, call.id);
        response.setHeader("Cache-Control", "no-store");
        answer.headers().forEach(header -> response.setHeader(header.getKey(), header.getValue()));
        try {
            response.getOutputStream().write(answer.body());
        } catch (IOException e) {
            LOG.debug("the client of request {} has left", call.id, e);
        }
    }
}
