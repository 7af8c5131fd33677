package org.alveolus.rest.internal.http;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.alveolus.api.Allow;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Transactions;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves P4 (Idempotency-Key), P3. */
public class IdempotencyTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("rest");

    private static final Allow SIGNED_IN = Requests.allow(Allow.Who.SIGNED_IN, "", Level.VIEW);
    private static final Answer ANSWER = new Answer(
            201,
            "application/json",
            "{\"naam\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8),
            List.of(Map.entry("ETag", "\"1\""), Map.entry("Location", "/api/x/1")));

    private final Idempotency idempotency = new Idempotency(GROUND.transactions(), GROUND.clock());
    private final Caller caller = GROUND.caller(GROUND.institution());

    @Test
    public void givesTheFirstAnswerAgain() throws Exception {
        assertTrue(act(caller, "k", "body", true).isEmpty());
        Answer again = act(caller, "k", "body", true).orElseThrow();
        assertEquals(201, again.status());
        assertEquals("application/json", again.contentType());
        assertArrayEquals(ANSWER.body(), again.body());
        assertEquals(
                List.of(
                        Map.entry("ETag", "\"1\""),
                        Map.entry("Location", "/api/x/1"),
                        Map.entry("Idempotency-Replayed", "true")),
                again.headers());
    }

    @Test
    public void refusesTheKeyForAnotherRequest() throws Exception {
        act(caller, "k", "body", true);
        for (Call other : List.of(
                call(caller, "k", "other", new Requests()),
                call(caller, "k", "body", new Requests().method("PUT")),
                call(caller, "k", "body", new Requests().query("a=b")),
                call(caller, "k", "body", new Requests().header("If-Match", "\"1\"")),
                call(caller, "k", "body", new Requests().header("Practice-Location", "x")))) {
            ProblemException refused = assertThrows(ProblemException.class, () -> run(other, "k", true));
            assertEquals("idempotency-key-reused", refused.problem().type());
            assertEquals(422, refused.problem().status());
        }
    }

    @Test
    public void keepsNothingOfWhatWasRolledBack() throws Exception {
        assertTrue(act(caller, "k", "body", false).isEmpty());
        assertTrue("acts again", act(caller, "k", "changed", true).isEmpty());
    }

    @Test
    public void keysAreEachPersonsAndInstitutionsOwn() throws Exception {
        act(caller, "k", "body", true);
        Caller colleague = GROUND.caller(caller.institution());
        Caller elsewhere = new Caller(
                caller.account(), caller.name(), GROUND.institution(), caller.rights(), null, caller.origin());
        assertTrue(act(colleague, "k", "other", true).isEmpty());
        assertTrue(act(elsewhere, "k", "other", true).isEmpty());
    }

    @Test
    public void forgetsAfterADayAtUseAndByTheJob() throws Exception {
        act(caller, "at-use", "body", true);
        act(caller, "by-job", "body", true);
        GROUND.clock().advance(Idempotency.KEPT.minusSeconds(1));
        assertEquals(0, (int)
                GROUND.as(caller, () -> idempotency.forget(caller.institution().toString())));
        assertTrue(act(caller, "at-use", "body", true).isPresent());
        GROUND.clock().advance(Duration.ofSeconds(2));
        assertTrue("used anew", act(caller, "at-use", "other", true).isEmpty());
        assertEquals(1, (int)
                GROUND.as(caller, () -> idempotency.forget(caller.institution().toString())));
        assertTrue(act(caller, "at-use", "other", true).isPresent());
    }

    @Test
    public void ofSeveralAtOnceOneActs() throws Exception {
        AtomicInteger acted = new AtomicInteger();
        AtomicInteger replayed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> requests = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        (act(caller, "once", "body", true).isPresent() ? replayed : acted).incrementAndGet();
                        return null;
                    })
                    .toList();
            for (Future<Void> request : threads.invokeAll(requests)) {
                request.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, acted.get());
        assertEquals(7, replayed.get());
    }

    @Test
    public void takesOnlyPrintableKeys() {
        for (String key : new String[] {"", " ", "a b", "ä", "a\u0007", "x".repeat(256)}) {
            Call call = call(caller, key, "", new Requests());
            assertEquals(
                    400,
                    assertThrows(ProblemException.class, () -> Idempotency.key(call))
                            .problem()
                            .status());
        }
        assertEquals(Optional.empty(), Idempotency.key(call(caller, null, "", new Requests())));
        assertEquals(Optional.of("x".repeat(255)), Idempotency.key(call(caller, "x".repeat(255), "", new Requests())));
    }

    private Optional<Answer> act(Caller who, String key, String body, boolean good) throws Exception {
        return run(call(who, key, body, new Requests()), key, good);
    }

    private static Call call(Caller who, String key, String body, Requests request) {
        Call call = request.header("Idempotency-Key", key).call(SIGNED_IN);
        call.caller = who;
        call.key = key;
        call.body = body.getBytes(StandardCharsets.UTF_8);
        return call;
    }

    /** As the request filter does. */
    private Optional<Answer> run(Call call, String key, boolean good) throws Exception {
        return Callers.as(call.caller, () -> {
            while (true) {
                Transactions.Open transaction = GROUND.transactions().begin();
                try {
                    Optional<Answer> earlier = idempotency.begin(call, key);
                    if (earlier.isEmpty() && good) {
                        idempotency.finish(call, ANSWER);
                        transaction.commit();
                    }
                    return earlier;
                } catch (Idempotency.Overtaken e) {
                    // another request with the key has ended: look again
                } finally {
                    transaction.rollback();
                }
            }
        });
    }
}
