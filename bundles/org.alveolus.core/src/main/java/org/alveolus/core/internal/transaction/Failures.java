package org.alveolus.core.internal.transaction;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.NoSuchElementException;
import java.util.Set;
import javax.persistence.LockTimeoutException;
import javax.persistence.OptimisticLockException;
import javax.persistence.PessimisticLockException;
import javax.transaction.xa.XAException;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.eclipse.persistence.exceptions.QueryException;

/** Tells what a failure of the database means to the one who asked. */
public final class Failures {

    /** Whoever gets this member waits so many seconds before asking again. */
    private static final String RETRY_AFTER = "retryAfter";

    private static final Set<String> AWAY = Set.of(
            "57P01", // PostgreSQL: admin_shutdown
            "57P02", // PostgreSQL: crash_shutdown
            "57P03", // PostgreSQL: cannot_connect_now
            "53300", // PostgreSQL: too_many_connections
            "XJ040", // Derby: the database did not start
            "XJ041", // Derby: the database could not be created
            "XSDB6", // Derby: another process has the database open
            "XBM06"); // Derby: start refused

    private static final Set<String> BUSY = Set.of(
            "40001", // serialization failure; Derby: deadlock
            "40P01", // PostgreSQL: deadlock_detected
            "40XL1", // Derby: lock not granted in time
            "40XL2", // Derby: lock not granted in time, with the lock table
            "55P03", // PostgreSQL: lock_not_available
            "57014"); // PostgreSQL: statement_timeout

    private Failures() {}

    /** The failure as the problem that it is, or the failure itself when it is none of the user's. */
    static RuntimeException translate(RuntimeException failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        Problem problem = problem(failure);
        return problem == null ? failure : new ProblemException(problem, failure);
    }

    /** Whether the same may succeed later without anybody doing something about it here. */
    public static boolean isPassing(Throwable failure) {
        Problem problem = problem(failure);
        return problem != null && problem.status() == 503;
    }

    private static Problem problem(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            Problem problem = of(cause);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static Problem of(Throwable cause) {
        if (cause instanceof ProblemException refused) {
            return refused.problem();
        }
        if (cause instanceof OptimisticLockException
                || cause instanceof org.eclipse.persistence.exceptions.OptimisticLockException) {
            return changedMeanwhile();
        }
        if (cause instanceof PessimisticLockException || cause instanceof LockTimeoutException) {
            return busy();
        }
        if (cause instanceof QueryException query
                && query.getErrorCode() == QueryException.MISSING_CONTEXT_PROPERTY_FOR_PROPERTY_PARAMETER_EXPRESSION) {
            return Problem.forbidden("no-institution", "Choose an institution first.");
        }
        if (cause instanceof XAException commit && commit.errorCode == XAException.XAER_RMFAIL) {
            return away();
        }
        return cause instanceof SQLException sql ? ofSql(sql) : null;
    }

    private static Problem ofSql(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (BUSY.contains(state) || failure.getCause() instanceof NoSuchElementException) {
            return busy();
        }
        if (AWAY.contains(state)
                || state.startsWith("08")
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException) {
            return away();
        }
        return switch (state) {
            case "23505" -> Problem.conflict("already-there", "The same is recorded already.");
            case "42501" -> Problem.forbidden("other-institution", "This belongs to another institution.");
            default -> state.startsWith("22")
                    ? Problem.badRequest("A value cannot be stored: it is too long, out of range or no text.")
                    : null;
        };
    }

    static Problem changedMeanwhile() {
        return Problem.conflict("changed-meanwhile", "Somebody else changed this meanwhile. Load it again.");
    }

    static Problem away() {
        return Problem.of(
                        "database-away",
                        503,
                        "The database cannot be reached",
                        "Nothing can be read or written now. It is tried again with each request.")
                .with(RETRY_AFTER, 5);
    }

    static Problem busy() {
        return Problem.of(
                        "busy",
                        503,
                        "Others are writing the same",
                        "Nothing was changed. The same request can be sent again.")
                .with(RETRY_AFTER, 1);
    }
}
