package org.alveolus.core.internal.jobs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.alveolus.api.jobs.Job;

/** A job while its service is there. Thread-safe. */
final class RegisteredJob {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1500);

    private final Job job;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private Thread runner;
    private boolean closed;

    RegisteredJob(Job job) {
        this.job = job;
    }

    Job job() {
        return job;
    }

    /** @return whether it was run; not when it has gone */
    boolean run() throws Exception {
        if (!begin()) {
            return false;
        }
        try {
            job.run();
            return true;
        } finally {
            end();
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            if (!closed) {
                runner = Thread.currentThread();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            runner = null;
            Thread.interrupted(); // an interrupt was meant for the job, not for the thread's next work
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets no run begin any more and waits for the end of the one that is on; interrupts it when it does not end soon. Most runs are
     * short, and an interrupt in the middle of a statement makes Derby close the connection.
     *
     * @return whether none is on any more
     */
    boolean close(long seconds) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            if (!ends(PATIENCE)) {
                runner.interrupt();
            }
            return ends(TimeUnit.SECONDS.toNanos(seconds));
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end of the run that is on, if any. */
    private boolean ends(long nanoseconds) throws InterruptedException {
        long left = nanoseconds;
        while (runner != null && left > 0) {
            left = idle.awaitNanos(left);
        }
        return runner == null;
    }
}
