package org.alveolus.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A fixed number of clients, each of which sends its next request as soon as it has read the answer to the last one. */
final class Load {

    private static final int PATIENCE_SECONDS = 30;

    private final URI server;
    private final ProcessHandle process;
    private final int clients;

    Load(URI server, ProcessHandle process, int clients) {
        this.server = server;
        this.process = process;
        this.clients = clients;
    }

    /** Sends for so long. */
    Measured during(Duration time, Supplier<Call> calls) {
        return run(calls, () -> {
            long end = System.nanoTime() + time.toNanos();
            return () -> System.nanoTime() < end;
        });
    }

    /** Sends so many. */
    Measured times(int count, Supplier<Call> calls) {
        AtomicInteger left = new AtomicInteger(count);
        return run(calls, () -> () -> left.getAndDecrement() > 0);
    }

    /** One request; its answer is a list of numbers: how long all took, and then each of what it did, in nanoseconds. */
    Measured told(Call call) {
        Duration cpu = cpu();
        try (Client client = new Client(server)) {
            long[] numbers = new String(client.send(call), StandardCharsets.US_ASCII)
                    .lines()
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Measured.of(
                    Duration.ofNanos(numbers[0]),
                    cpu().minus(cpu),
                    List.of(Arrays.copyOfRange(numbers, 1, numbers.length)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Measured run(Supplier<Call> calls, Supplier<BooleanSupplier> more) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        CyclicBarrier start = new CyclicBarrier(clients + 1);
        try {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(looping(start, calls, more)));
            }
            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Duration cpu = cpu();
            long begin = System.nanoTime();
            List<long[]> samples = new ArrayList<>();
            for (Future<long[]> each : running) {
                samples.add(each.get());
            }
            return Measured.of(Duration.ofNanos(System.nanoTime() - begin), cpu().minus(cpu), samples);
        } catch (ExecutionException | BrokenBarrierException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<long[]> looping(CyclicBarrier start, Supplier<Call> calls, Supplier<BooleanSupplier> more) {
        return () -> {
            long[] nanos = new long[1024];
            int count = 0;
            try (Client client = new Client(server)) {
                start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                BooleanSupplier goesOn = more.get();
                while (goesOn.getAsBoolean()) {
                    Call call = calls.get();
                    long begin = System.nanoTime();
                    client.send(call);
                    if (count == nanos.length) {
                        nanos = Arrays.copyOf(nanos, 2 * count);
                    }
                    nanos[count++] = System.nanoTime() - begin;
                }
            }
            return Arrays.copyOf(nanos, count);
        };
    }

    private Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(
                        () -> new IllegalStateException("the system does not tell the processor time of a process"));
    }
}
