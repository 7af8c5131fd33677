package org.alveolus.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.alveolus.api.Callers;
import org.alveolus.api.jobs.Job;
import org.alveolus.core.internal.Dialect;
import org.alveolus.core.internal.jobs.JobScheduler;
import org.alveolus.core.internal.jobs.JobState;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** Jobs run once in the cluster, go on after a death, and come and go with their bundles. Proves P6. */
public class JobsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("jobs");

    private static final Duration POLLING = Duration.ofMillis(50);

    private final List<JobScheduler> nodes = new ArrayList<>();
    private final String name = "job-" + UUID.randomUUID();

    @After
    public void stopNodes() throws Exception {
        for (JobScheduler node : nodes) {
            node.close();
        }
    }

    private JobScheduler node(String nodeName) throws SQLException {
        JobScheduler node = new JobScheduler(
                GROUND.database(),
                Dialect.of(GROUND.database()),
                GROUND.clock(),
                nodeName,
                POLLING,
                Duration.ofMillis(200));
        nodes.add(node);
        return node;
    }

    /** Tells of each run by a word in a queue. */
    private record Told(String name, String word, LinkedBlockingQueue<String> runs) implements Job {

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public void run() {
            assertNull(Callers.current().institution());
            assertEquals("job", Callers.current().origin().channel());
            runs.add(word);
        }
    }

    @Test
    public void runsOncePerTurnInTheWholeCluster() throws Exception {
        LinkedBlockingQueue<String> runs = new LinkedBlockingQueue<>();
        node("one").bindJob(new Told(name, "run", runs));
        node("two").bindJob(new Told(name, "run", runs));
        node("three").bindJob(new Told(name, "run", runs));

        for (int turn = 1; turn <= 5; turn++) {
            awaitRun(runs);
            awaitIdle();
            assertNull("a second run in turn " + turn, runs.poll(300, TimeUnit.MILLISECONDS));
            GROUND.clock().advance(Duration.ofMinutes(61));
        }
    }

    @Test
    public void tellsWhyAJobFailedAndTriesItAgainAtTheNextTurn() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(2);
        JobScheduler node = node("one");
        node.bindJob(job(() -> {
            failed.countDown();
            again.countDown();
            if (again.getCount() > 0) {
                throw new IllegalStateException("on purpose");
            }
        }));
        assertTrue(failed.await(20, TimeUnit.SECONDS));
        awaitIdle();

        JobState state = state();
        assertEquals(1, state.failures());
        assertTrue(state.reason(), state.reason().contains("on purpose"));
        assertNull(state.lastSuccess());

        GROUND.clock().advance(Duration.ofMinutes(61));
        assertTrue(again.await(20, TimeUnit.SECONDS));
        awaitIdle();
        assertEquals(0, state().failures());
        assertNull(state().reason());
    }

    @Test
    public void goesOnForANodeThatDied() throws Exception {
        LinkedBlockingQueue<String> runs = new LinkedBlockingQueue<>();
        JobScheduler node = node("living");
        node.bindJob(new Told(name, "run", runs));
        awaitRun(runs);
        awaitIdle();

        sql(
                "update jobs_task set picked = true, picked_by = 'dead', last_heartbeat = execution_time where task_instance = '"
                        + name + "'");
        GROUND.clock().advance(Duration.ofHours(2));

        awaitRun(runs);
    }

    @Test
    public void runsNowWhenAsked() throws Exception {
        LinkedBlockingQueue<String> runs = new LinkedBlockingQueue<>();
        JobScheduler node = node("one");
        node.bindJob(new Told(name, "run", runs));
        awaitRun(runs);
        awaitIdle();

        assertTrue(node.runNow(name));
        awaitRun(runs);
        assertFalse(node.runNow("no such job"));
    }

    @Test
    public void interruptsAndAwaitsARunWhenItsBundleGoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        JobScheduler node = node("one");
        Job job = job(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        node.bindJob(job);
        assertTrue(begun.await(20, TimeUnit.SECONDS));

        node.unbindJob(job);

        assertEquals(0, ended.getCount());
    }

    @Test
    public void leavesATurnToTheNodeThatHasTheJob() throws Exception {
        node("without it");
        LinkedBlockingQueue<String> runs = new LinkedBlockingQueue<>();
        JobScheduler node = node("with it");
        Job job = new Told(name, "run", runs);
        node.bindJob(job);
        awaitRun(runs);
        awaitIdle();
        node.unbindJob(job);
        GROUND.clock().advance(Duration.ofMinutes(61));
        assertNull(runs.poll(500, TimeUnit.MILLISECONDS));

        node.bindJob(job);
        GROUND.clock().advance(Duration.ofMinutes(1));

        awaitRun(runs);
    }

    /** A node that has not got the job yet may take its turn and hand it on, which takes some seconds of the test's clock. */
    private static void awaitRun(LinkedBlockingQueue<String> runs) throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            if (runs.poll(500, TimeUnit.MILLISECONDS) != null) {
                return;
            }
            GROUND.clock().advance(Duration.ofSeconds(20));
        }
        throw new AssertionError("the job never ran");
    }

    private interface Work {
        void run() throws Exception;
    }

    private Job job(Work work) {
        return new Job() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration every() {
                return Duration.ofHours(1);
            }

            @Override
            public void run() throws Exception {
                work.run();
            }
        };
    }

    private JobState state() {
        return nodes.get(0).states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The row is written after the job's run has ended. */
    private void awaitIdle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (state().runningOn() != null
                || !state().next().isAfter(GROUND.clock().instant())) {
            assertTrue("the job never became idle", System.nanoTime() < end);
            Thread.onSpinWait();
        }
    }

    private static void sql(String sql) throws SQLException {
        try (Connection connection = GROUND.database().getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }
}
