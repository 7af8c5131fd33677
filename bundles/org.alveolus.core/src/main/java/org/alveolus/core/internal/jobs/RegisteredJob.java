package org.alveolus.core.internal.jobs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.alveolus.api.jobs.Job;

/** A job while its service is there. Thread-safe. */
final class RegisteredJob {

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
     * Lets no run begin any more, interrupts the one that is on and waits for its end.
     *
     * @return whether none is on any more
     */
    boolean close(long seconds) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            if (runner != null) {
                runner.interrupt();
            }
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (runner != null && left > 0) {
                left = idle.awaitNanos(left);
            }
            return runner == null;
        } finally {
            lock.unlock();
        }
    }
}
