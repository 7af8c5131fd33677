package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.ProblemException;
import org.alveolus.api.institution.Institutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the long stages of imports on a thread of its own, right after the act that asks for one. What a node leaves behind, because it
 * died or stopped, another takes up as the system ({@link #takeUp}). Any thread.
 */
public final class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final int SECONDS_TO_STOP = 30;
    private static final Caller.Origin ORIGIN = new Caller.Origin("job", null, null);

    private final ImportGround base;
    private final TurnTable turns;
    private final Leftovers leftovers;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "alveolus-imports"));

    private volatile boolean stopping;

    /** This worker among those of all nodes. */
    private final UUID worker = UUID.randomUUID();

    public ImportWorker(ImportGround base) {
        this.base = base;
        turns = base.tables().turns();
        leftovers = new Leftovers(base);
    }

    /** Begins soon what the caller asked for. */
    void wake(Caller caller, UUID id) {
        try {
            thread.execute(() -> work(caller, id));
        } catch (RejectedExecutionException e) {
            LOG.info("The registry stops; import {} is taken up later", id);
        }
    }

    /** Goes on with what nobody works on. */
    public void takeUp() {
        Instant now = base.ground().clock().instant();
        List<TurnTable.Turn> abandoned = turns.abandoned(now);
        Optional<Institutions> institutions = base.neighbours().institutions().get();
        for (TurnTable.Turn turn : abandoned) {
            institutions.ifPresent(present -> work(
                    present.systemCaller(InstitutionId.parse(turn.institution().toString()), ORIGIN), turn.id()));
        }
    }

    /** Removes what ended imports of all institutions need no more. */
    public void tidy() {
        Optional<Institutions> institutions = base.neighbours().institutions().get();
        institutions.ifPresent(present -> present.all()
                .forEach(institution -> Callers.as(present.systemCaller(institution.id(), ORIGIN), (Runnable)
                        () -> leftovers.remove(() -> stopping))));
    }

    private void work(Caller caller, UUID id) {
        Callers.as(caller, () -> {
            try {
                if (claimed(id)) {
                    new ImportStages(base, new ImportParts(base, id, worker, () -> stopping)).work();
                    leftovers.remove(id, () -> stopping);
                }
            } catch (ImportParts.Overtaken e) {
                LOG.info("Another node goes on with import {}", id);
            } catch (ProblemException e) {
                LOG.warn("Import {} goes on later: {}", id, e.problem().type());
                release(id);
            } catch (RuntimeException e) {
                LOG.error("Import {} failed and is tried again later", id, e);
            }
        });
    }

    private boolean claimed(UUID id) {
        Instant now = base.ground().clock().instant();
        return base.ground().transactions().run(() -> {
            Optional<TurnTable.Turn> turn =
                    turns.current().filter(found -> found.id().equals(id));
            if (turn.isEmpty() || turn.get().until().isAfter(now)) {
                return false;
            }
            turns.set(worker, now.plusSeconds(SECONDS_TO_STOP));
            return true;
        });
    }

    private void release(UUID id) {
        try {
            base.ground().transactions().run(() -> turns.current()
                    .filter(turn -> turn.id().equals(id) && turn.worker().equals(worker))
                    .ifPresent(turn -> turns.set(worker, Instant.EPOCH)));
        } catch (ProblemException e) {
            LOG.debug("Import {} waits until its turn runs out", id, e);
        }
    }

    /** Waits until everything that was asked for here is done. */
    public void settle() throws InterruptedException {
        try {
            thread.submit(() -> null).get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops between two parts. */
    public void stop() {
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("An import does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
