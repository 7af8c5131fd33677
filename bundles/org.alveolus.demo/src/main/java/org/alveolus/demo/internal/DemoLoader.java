package org.alveolus.demo.internal;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.registry.Registry;
import org.alveolus.api.stock.Stock;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the demo data once all capabilities that it needs are there, on a thread of its own so that nothing else starts later. It
 * is one transaction, so an end in the middle leaves nothing.
 */
@Component(
        enabled = false,
        service = {})
public final class DemoLoader {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final long SECONDS_BETWEEN_TRIES = 1;
    private static final long SECONDS_TO_END = 60;

    /** The registry is told of the stock at the same moment as this component and may learn of it a little later. */
    private static final String STOCK_ABSENT = "stock-absent";

    /** Another node that makes the same data was first. */
    private static final Set<String> MADE_ELSEWHERE = Set.of("already-there", "email-in-use");

    private final DemoData data;
    private final DemoCheck check;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "alveolus-demo"));

    @Activate
    public DemoLoader(
            @Reference DemoCheck check,
            @Reference Transactions transactions,
            @Reference Institutions institutions,
            @Reference Accounts accounts,
            @Reference Patients patients,
            @Reference Catalogue catalogue,
            @Reference Stock stock,
            @Reference Registry registry,
            @Reference Clock clock) {
        this.check = check;
        data = new DemoData(
                new Services(transactions, institutions, accounts, patients, catalogue, stock, registry, clock));
        thread.scheduleWithFixedDelay(this::load, 0, SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
    }

    /** Waits for a run in progress: interrupting a thread inside Derby closes the database. */
    @Deactivate
    public void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            LOG.warn("The demo data is still being made");
        }
    }

    private void load() {
        try {
            boolean made = Callers.as(Caller.system(null, Rights.NONE, DemoData.ORIGIN), data::ensure);
            LOG.info(made ? "The demo data was made" : "No demo data is made: there are institutions already");
            end(new Result(Result.Status.OK, "The demo data is there, or there was data before"));
        } catch (ProblemException e) {
            if (passes(e.problem())) {
                LOG.info("The demo data could not be made yet: {}", e.getMessage());
            } else {
                fail(e);
            }
        } catch (Exception e) {
            fail(e);
        }
    }

    private static boolean passes(Problem problem) {
        return problem.status() == 503
                || problem.type().equals(STOCK_ABSENT)
                || MADE_ELSEWHERE.contains(problem.type());
    }

    private void fail(Exception cause) {
        LOG.error("The demo data cannot be made", cause);
        end(new Result(Result.Status.CRITICAL, "The demo data cannot be made: " + cause.getMessage()));
    }

    private void end(Result state) {
        check.tell(state);
        thread.shutdown();
    }
}
