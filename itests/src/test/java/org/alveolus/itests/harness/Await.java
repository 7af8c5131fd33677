package org.alveolus.itests.harness;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true, for as long as that may take and no longer. */
public final class Await {

    private static final long INTERVAL_MILLIS = 50;

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param explanation says, when it does not, what is the matter
     * @throws AssertionError when the condition does not hold within that time
     */
    public static void until(Duration limit, BooleanSupplier condition, Supplier<String> explanation) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + limit + ": " + explanation.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
