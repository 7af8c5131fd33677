package org.alveolus.itests.hotswap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.alveolus.itests.harness.Answer;

/** Several people who keep asking, each waiting for one answer before the next request. */
public final class Load {

    private static final int PEOPLE = 4;
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final int KEPT_FAILURES = 20;

    private final List<Task> tasks;
    private final List<Thread> people = new ArrayList<>();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean ending;

    /** A request that must be answered with that status whatever happens to its neighbours. */
    public record Task(String name, int status, Supplier<Answer> request) {}

    private record Sample(Task task, long nanos) {}

    /** How it went. */
    public record Report(
            int requests, int failed, List<String> failures, Duration worst, String worstTask, Duration p99) {

        @Override
        public String toString() {
            return String.format(
                    "%d requests, %d failed, worst %d ms (%s), p99 %d ms",
                    requests, failed, worst.toMillis(), worstTask, p99.toMillis());
        }
    }

    private Load(Collection<Task> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    /** Begins; every task has been answered once when this returns. */
    public static Load begin(Collection<Task> tasks) {
        Load load = new Load(tasks);
        load.tasks.forEach(load::ask);
        load.samples.clear();
        for (int person = 0; person < PEOPLE; person++) {
            int first = person * load.tasks.size() / PEOPLE;
            Thread thread = new Thread(() -> load.keepAsking(first), "load-" + person);
            load.people.add(thread);
            thread.start();
        }
        return load;
    }

    /** Ends when the requests on their way are answered. */
    public Report end() {
        ending = true;
        for (Thread person : people) {
            try {
                person.join();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interruption);
            }
        }
        Sample worst = samples.stream()
                .max((one, other) -> Long.compare(one.nanos(), other.nanos()))
                .orElseThrow(() -> new AssertionError("no request was answered"));
        long[] sorted = samples.stream().mapToLong(Sample::nanos).toArray();
        Arrays.sort(sorted);
        return new Report(
                sorted.length,
                failed.get(),
                List.copyOf(failures),
                Duration.ofNanos(worst.nanos()),
                worst.task().name(),
                Duration.ofNanos(sorted[(int) (sorted.length * 0.99)]));
    }

    private void keepAsking(int first) {
        for (int next = first; !ending; next++) {
            ask(tasks.get(next % tasks.size()));
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private void ask(Task task) {
        long begun = System.nanoTime();
        String fault = fault(task);
        samples.add(new Sample(task, System.nanoTime() - begun));
        if (fault != null && failed.incrementAndGet() <= KEPT_FAILURES) {
            failures.add(task.name() + ": " + fault);
        }
    }

    private static String fault(Task task) {
        try {
            Answer answer = task.request().get();
            return answer.status() == task.status() ? null : answer.status() + " " + answer.body();
        } catch (RuntimeException failure) {
            return failure + " " + failure.getCause();
        }
    }
}
