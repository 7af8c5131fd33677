package org.alveolus.rest.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.junit.Test;

/** Proves F1: whatever fails, the thread is clean afterwards and the client has a problem. */
public class RequestObserverTest {

    private final Map<String, Object> sent = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicInteger rollbacks = new AtomicInteger();
    private boolean committed;

    private final Transactions.Open transaction = new Transactions.Open() {
        @Override
        public void commit() {
            throw new AssertionError("must not be committed");
        }

        @Override
        public void rollback() {
            rollbacks.incrementAndGet();
        }
    };

    @Test
    public void leavesAGoodRequestAlone() {
        serve(() -> assertTrue(Callers.bound()));
        assertClean();
        assertEquals(0, body.size());
    }

    @Test
    public void answersWhatNoMapperCaught() {
        for (Throwable thrown : new Throwable[] {
            new StackOverflowError("secret"),
            new NoClassDefFoundError("secret"),
            new OutOfMemoryError("secret"),
            new IllegalStateException("secret"),
            new org.apache.cxf.interceptor.Fault(new java.io.IOException("secret"))
        }) {
            body.reset();
            serve(() -> {
                throw thrown;
            });
            assertClean();
            String answer = body.toString(StandardCharsets.UTF_8);
            assertEquals(500, sent.get("status"));
            assertEquals("application/problem+json", sent.get("type"));
            assertTrue(answer, answer.contains("/problems/internal"));
            assertFalse(answer, answer.contains("secret"));
        }
    }

    @Test
    public void tellsARefusalAsSuch() {
        serve(() -> {
            throw new org.apache.cxf.interceptor.Fault(Problem.badRequest("no").exception());
        });
        assertClean();
        assertEquals(400, sent.get("status"));
    }

    @Test
    public void breaksOffWhenTheAnswerIsOnItsWay() {
        committed = true;
        IllegalStateException thrown = new IllegalStateException("stream");
        assertSame(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> serve(() -> {
                            throw thrown;
                        })));
        assertClean();
        assertEquals(0, body.size());
    }

    @Test
    public void letsASuspendedRequestPass() {
        assertThrows(
                org.apache.cxf.continuations.SuspendedInvocationException.class,
                () -> serve(() -> {
                    throw new org.apache.cxf.continuations.SuspendedInvocationException();
                }));
        assertClean();
    }

    private interface Work {
        void run() throws Throwable;
    }

    private void serve(Work work) {
        Message message = new MessageImpl();
        message.setExchange(new ExchangeImpl());
        message.put(AbstractHTTPDestination.HTTP_REQUEST, new Requests().request());
        message.put(AbstractHTTPDestination.HTTP_RESPONSE, response());
        RequestObserver observer = new RequestObserver(
                served -> {
                    Call call = served.getExchange().get(Call.class);
                    call.transaction = transaction;
                    Callers.bind(Caller.system(null, Rights.NONE, new Caller.Origin("rest", null, call.id)));
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) {
                        throw e;
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                },
                new Ground());
        rollbacks.set(0);
        observer.onMessage(message);
    }

    private void assertClean() {
        assertFalse(Callers.bound());
        assertEquals("an open transaction is undone", 1, rollbacks.get());
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
                    switch (called.getName()) {
                        case "isCommitted":
                            return committed;
                        case "getStatus":
                            return sent.getOrDefault("status", 200);
                        case "setStatus":
                            sent.put("status", arguments[0]);
                            return null;
                        case "setContentType":
                            sent.put("type", arguments[0]);
                            return null;
                        case "getOutputStream":
                            return stream();
                        case "reset":
                            sent.clear();
                            return null;
                        default:
                            return null;
                    }
                });
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int value) {
                body.write(value);
            }
        };
    }
}
