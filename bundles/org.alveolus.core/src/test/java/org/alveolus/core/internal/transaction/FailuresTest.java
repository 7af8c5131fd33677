package org.alveolus.core.internal.transaction;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.NoSuchElementException;
import javax.persistence.OptimisticLockException;
import javax.persistence.PersistenceException;
import javax.transaction.RollbackException;
import javax.transaction.xa.XAException;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.junit.Test;

/** What a failure of the database means to the one who asked. Proves F1, F4. */
public class FailuresTest {

    @Test
    public void tellsThatTheDatabaseIsAway() {
        for (String state : List.of("08001", "08006", "57P01", "57P03", "53300", "XJ040", "XSDB6")) {
            assertProblem("database-away", 503, new SQLException("away", state));
        }
        assertProblem("database-away", 503, new SQLNonTransientConnectionException("No current connection."));
        assertProblem("database-away", 503, new XAException(XAException.XAER_RMFAIL));
    }

    @Test
    public void tellsThatOthersAreWriting() {
        for (String state : List.of("40001", "40P01", "40XL1", "40XL2", "55P03", "57014")) {
            assertProblem("busy", 503, new SQLException("busy", state));
        }
        assertProblem("busy", 503, new SQLException("pool exhausted", new NoSuchElementException()));
    }

    @Test
    public void tellsWhenToAskAgain() {
        assertEquals(
                5, translated(new SQLException("away", "08001")).extensions().get("retryAfter"));
        assertEquals(
                1, translated(new SQLException("busy", "40P01")).extensions().get("retryAfter"));
    }

    @Test
    public void tellsWhatIsInTheWay() {
        assertProblem("changed-meanwhile", 409, new OptimisticLockException());
        assertProblem("already-there", 409, new SQLException("duplicate", "23505"));
        assertProblem("other-institution", 403, new SQLException("row security", "42501"));
        assertProblem("bad-request", 400, new SQLException("too long", "22001"));
    }

    @Test
    public void leavesAloneWhatIsNobodysFault() {
        IllegalStateException bug = new IllegalStateException("bug", new SQLException("no such table", "42P01"));
        assertSame(bug, Failures.translate(bug));
        ProblemException refusal = Problem.notFound("nothing").exception();
        assertSame(refusal, Failures.translate(refusal));
    }

    @Test
    public void endsOnACauseThatIsItsOwn() {
        SQLException first = new SQLException("first");
        RuntimeException second = new IllegalStateException("second", first);
        first.initCause(second);

        assertSame(second, Failures.translate(second));
    }

    @Test
    public void knowsWhatPasses() {
        assertTrue(Failures.isPassing(new SQLException("away", "08001")));
        assertFalse(Failures.isPassing(new SQLException("syntax", "42601")));
        assertFalse(Failures.isPassing(new IllegalStateException("no files")));
    }

    private static void assertProblem(String type, int status, Exception cause) {
        assertEquals(type, translated(cause).type());
        assertEquals(status, translated(cause).status());
    }

    private static Problem translated(Exception cause) {
        RuntimeException failure = new PersistenceException(new RollbackException().initCause(cause));
        return ((ProblemException) Failures.translate(failure)).problem();
    }
}
