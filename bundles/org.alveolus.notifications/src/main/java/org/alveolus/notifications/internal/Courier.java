package org.alveolus.notifications.internal;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Rights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does a round as soon as it is asked to, so that a message leaves when its act is committed and not at the job's
 * next turn. What it cannot do the job does later. Any thread.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final int SECONDS_TO_STOP = 10;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "alveolus-messages"));
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Runnable round;

    Courier(Runnable round) {
        this.round = round;
    }

    /** Asks for a round; many ask for one as well as one does, until it begins. */
    void go() {
        if (asked.compareAndSet(false, true)) {
            submit(() -> {
                asked.set(false);
                round.run();
            });
        }
    }

    /** Has the work done first. */
    void go(Runnable before) {
        submit(() -> {
            before.run();
            round.run();
        });
    }

    private synchronized void submit(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(() -> attempt(work));
        }
    }

    private static void attempt(Runnable work) {
        Caller.Origin origin = new Caller.Origin("job", null, UUID.randomUUID().toString());
        try {
            Callers.as(Caller.system(null, Rights.NONE, origin), work);
        } catch (RuntimeException e) {
            LOG.warn("Messages could not be sent at once; they are tried again soon: {}", e.toString());
        }
    }

    /**
     * Ends the thread; a message that is being sent may still end. The thread is not interrupted, since Derby then closes the
     * connection that it uses.
     */
    void close() {
        synchronized (this) {
            thread.shutdown();
        }
        try {
            if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("A message is still being sent; if its fate gets lost it is sent again under the same id");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
