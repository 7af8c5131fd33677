package org.alveolus.core.internal.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Rights;
import org.alveolus.api.jobs.Job;
import org.alveolus.core.internal.Dialect;
import org.alveolus.core.internal.Node;
import org.alveolus.core.internal.schema.SchemaComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs that are registered as services, each once in the cluster at a time. The turns are kept in the database by
 * db-scheduler: a node takes a turn by changing its row, and one whose node stops giving signs of life is taken over by another.
 * All jobs are turns of one task, since jobs come and go with their bundles and tasks cannot.
 */
@Component(service = JobScheduler.class, immediate = true)
public final class JobScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);

    private static final String TASK = "job";

    /** A job that is on another node only must not wait long because this node took its turn first. */
    private static final Duration UNTIL_SOMEBODY_HAS_IT = Duration.ofSeconds(20);

    private static final int SECONDS_TO_STOP = 10;

    private final Clock clock;
    private final Map<String, RegisteredJob> jobs = new ConcurrentHashMap<>();
    private final CustomTask<String> task;
    private final Scheduler scheduler;
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "alveolus-jobs"));

    @Activate
    public JobScheduler(
            @Reference(service = DataSource.class, target = "(osgi.jndi.service.name=alveolus/jobs)")
                    Map.Entry<Map<String, Object>, DataSource> database,
            @Reference Clock clock) {
        this(
                database.getValue(),
                Dialect.valueOf((String) database.getKey().get(SchemaComponent.DIALECT_PROPERTY)),
                clock,
                Node.name(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /**
     * Does not ask the database anything, which may be away at this moment.
     *
     * @param node unique in the cluster
     * @param polling how often it looks for jobs that are due
     * @param heartbeat how often a running job gives a sign of life; without six of them it is taken over
     */
    public JobScheduler(
            DataSource database, Dialect dialect, Clock clock, String node, Duration polling, Duration heartbeat) {
        this.clock = clock;
        task = Tasks.custom(TASK, String.class)
                .onFailure(this::failed)
                .onDeadExecution(this::takeOver)
                .execute((turn, context) -> run(turn));
        scheduler = new RealTimeWaiting(database, task)
                .schedulerName(new SchedulerName.Fixed(node))
                .tableName("jobs_task")
                .serializer(new TextSerializer())
                .clock(clock::instant)
                .jdbcCustomization(
                        dialect == Dialect.POSTGRESQL
                                ? new PostgreSqlJdbcCustomization(false, true)
                                : new DefaultJdbcCustomization(true))
                .threads(4)
                .pollingInterval(polling)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(6)
                .shutdownMaxWait(Duration.ofSeconds(SECONDS_TO_STOP))
                .build();
        scheduler.start();
        keeper.scheduleWithFixedDelay(this::keepScheduled, 0, 30, TimeUnit.SECONDS);
    }

    @Deactivate
    public void close() throws InterruptedException {
        keeper.shutdownNow();
        for (RegisteredJob job : jobs.values()) {
            stop(job);
        }
        scheduler.stop();
        if (!keeper.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.warn("The thread that keeps jobs scheduled still waits for the database");
        }
    }

    /** A job came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindJob(Job job) {
        if (jobs.putIfAbsent(job.name(), new RegisteredJob(job)) != null) {
            LOG.error("There is a job named '{}' already; that of {} is not run", job.name(), job.getClass());
            return;
        }
        keeper.execute(() -> keepScheduled(job.name()));
    }

    /** A job goes; a run that is on is interrupted and waited for. */
    public void unbindJob(Job job) throws InterruptedException {
        RegisteredJob registered = jobs.get(job.name());
        if (registered != null && registered.job() == job) {
            jobs.remove(job.name());
            stop(registered);
        }
    }

    private static void stop(RegisteredJob job) throws InterruptedException {
        if (!job.close(SECONDS_TO_STOP)) {
            LOG.warn("Job '{}' does not stop when it is interrupted", job.job().name());
        }
    }

    private void keepScheduled() {
        jobs.keySet().forEach(this::keepScheduled);
    }

    private void keepScheduled(String name) {
        try {
            scheduler.scheduleIfNotExists(task.instance(name, ""), clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Job '{}' cannot be scheduled yet; it is tried again soon: {}", name, e.toString());
        }
    }

    private CompletionHandler<String> run(TaskInstance<String> turn) {
        RegisteredJob job = jobs.get(turn.getId());
        Caller.Origin origin = new Caller.Origin("job", null, UUID.randomUUID().toString());
        try {
            if (job == null || !Callers.as(Caller.system(null, Rights.NONE, origin), job::run)) {
                return (done, turns) -> turns.reschedule(done, clock.instant().plus(UNTIL_SOMEBODY_HAS_IT));
            }
        } catch (Exception e) {
            throw new JobFailure(turn.getId(), e);
        }
        Duration every = job.job().every();
        return (done, turns) -> turns.reschedule(done, clock.instant().plus(every), "");
    }

    private void failed(ExecutionComplete done, ExecutionOperations<String> turns) {
        RegisteredJob job = jobs.get(done.getExecution().taskInstance.getId());
        Duration every = job == null ? UNTIL_SOMEBODY_HAS_IT : job.job().every();
        String reason = done.getCause().map(JobFailure::reason).orElse("unknown");
        turns.reschedule(done, clock.instant().plus(every), reason);
    }

    private void takeOver(ExecutionComplete done, ExecutionOperations<String> turns) {
        LOG.warn(
                "Job '{}' is taken over from a node that gives no sign of life",
                done.getExecution().taskInstance.getId());
        turns.reschedule(done, clock.instant());
    }

    /** The jobs of the cluster, by name. */
    public List<JobState> states() {
        return scheduler.getScheduledExecutionsForTask(TASK, String.class, ScheduledExecutionsFilter.all()).stream()
                .map(this::state)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private JobState state(ScheduledExecution<String> turn) {
        String name = turn.getTaskInstance().getId();
        return new JobState(
                name,
                Optional.ofNullable(jobs.get(name))
                        .map(job -> job.job().every())
                        .orElse(null),
                turn.getExecutionTime(),
                turn.getPickedBy(),
                turn.getLastSuccess(),
                turn.getLastFailure(),
                turn.getConsecutiveFailures(),
                turn.getData() == null || turn.getData().isEmpty() ? null : turn.getData());
    }

    /**
     * Makes a job due now.
     *
     * @return false when there is no such job or it is running
     */
    public boolean runNow(String name) {
        TaskInstanceId turn = TaskInstanceId.of(TASK, name);
        Instant now = clock.instant();
        boolean due = scheduler
                .getScheduledExecution(turn)
                .filter(found -> !found.isPicked())
                .map(found -> scheduler.reschedule(turn, now))
                .orElse(false);
        if (due) {
            scheduler.triggerCheckForDueExecutions();
        }
        return due;
    }
}
