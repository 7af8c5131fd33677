package org.alveolus.scan.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.alveolus.scan.internal.domain.DriverPanel;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the drivers side by side and trusts none: one that throws, answers nonsense or takes too long is named and left out,
 * and one that hung is not asked again until its bundle is started anew. Thread-safe.
 */
final class GuardedDrivers implements DriverPanel {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedDrivers.class);
    private static final int MAXIMUM_THREADS = 64;

    private final Map<ScanDriver, DriverState> drivers = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final long limitMillis;

    /** What is known of a driver while it is installed. */
    static final class DriverState {
        private final String name;
        private final long serviceId;
        private volatile String failure;
        private volatile boolean hung;

        private DriverState(String name, long serviceId) {
            this.name = name;
            this.serviceId = serviceId;
        }

        long serviceId() {
            return serviceId;
        }

        String name() {
            return name;
        }

        /** Why it failed last; null when it never did. */
        String failure() {
            return failure;
        }

        /** Whether it is no longer asked. */
        boolean hung() {
            return hung;
        }
    }

    GuardedDrivers(long limitMillis) {
        this.limitMillis = limitMillis;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                0,
                MAXIMUM_THREADS,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "alveolus-scan-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                // when hung drivers hold every thread the caller works itself: slower, never refused
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /**
     * @param serviceId {@code service.id} of the driver's service
     */
    void add(ScanDriver driver, String name, long serviceId) {
        drivers.put(driver, new DriverState(name, serviceId));
    }

    void remove(ScanDriver driver) {
        drivers.remove(driver);
    }

    List<DriverState> states() {
        return drivers.values().stream()
                .sorted(Comparator.comparing(DriverState::name))
                .toList();
    }

    void close() {
        threads.shutdownNow();
    }

    @Override
    public Answers ask(List<? extends ScanInput> inputs) {
        List<DriverState> asked = new ArrayList<>();
        List<Callable<List<Answer>>> calls = new ArrayList<>();
        drivers.forEach((driver, state) -> {
            if (!state.hung) {
                asked.add(state);
                calls.add(() -> answers(driver, state.name, inputs));
            }
        });
        List<Answer> answers = new ArrayList<>();
        List<Finding> failures = new ArrayList<>();
        List<Future<List<Answer>>> results = invoke(calls);
        for (int i = 0; i < results.size(); i++) {
            DriverState state = asked.get(i);
            try {
                answers.addAll(results.get(i).get());
            } catch (CancellationException e) {
                state.hung = true;
                failures.add(failed(state, "took longer than " + limitMillis + " ms and is no longer asked", e));
            } catch (ExecutionException e) {
                failures.add(failed(state, "failed: " + e.getCause(), e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while drivers were reading", e);
            }
        }
        return new Answers(answers, failures);
    }

    private List<Future<List<Answer>>> invoke(List<Callable<List<Answer>>> calls) {
        try {
            return threads.invokeAll(calls, limitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while drivers were reading", e);
        }
    }

    private static List<Answer> answers(ScanDriver driver, String name, List<? extends ScanInput> inputs) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ScanAnswer answer = driver.read(inputs.get(i));
            AnswerCheck.check(inputs.get(i), answer);
            if (!(answer instanceof ScanAnswer.NotMine)) {
                answers.add(new Answer(name, i, answer));
            }
        }
        return answers;
    }

    private static Finding failed(DriverState state, String reason, Throwable cause) {
        if (state.failure == null) {
            LOG.warn("Scan driver {} {}", state.name, reason, cause);
        }
        state.failure = reason;
        return Finding.info("driver-failed", -1, "The driver '" + state.name + "' failed and was left out.");
    }
}
