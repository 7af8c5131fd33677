package org.alveolus.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Transactions;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** One act is one transaction, whole or not at all. Proves R5 (the ground of it), F1, F2. */
public class TransactionsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("notes");

    private final Transactions transactions = GROUND.transactions();
    private final InstitutionId clinic = GROUND.institution();

    @Before
    public void signIn() {
        Callers.bind(GROUND.caller(clinic));
    }

    @After
    public void signOut() {
        Callers.bind(null);
    }

    @Test
    public void keepsWhatWasWritten() {
        transactions.run(() -> notes().persist(new NoteEntity("first")));

        assertEquals(List.of("first"), titles());
    }

    @Test
    public void undoesAllWhenTheWorkThrows() {
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    notes().persist(new NoteEntity("lost"));
                    notes().flush();
                    throw new IllegalStateException("on purpose");
                }));

        assertEquals("on purpose", thrown.getMessage());
        assertEquals(List.of(), titles());
    }

    @Test
    public void joinsTheTransactionThatIsThere() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    transactions.run(() -> notes().persist(new NoteEntity("inner")));
                    throw new IllegalStateException("after the inner work");
                }));

        assertEquals(List.of(), titles());
    }

    @Test
    public void throwsTheInnerFailureThatSomebodyCaught() {
        ProblemException refusal = Problem.conflict("on-purpose", "refused").exception();

        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> transactions.run(() -> {
                    notes().persist(new NoteEntity("outer"));
                    try {
                        transactions.run(() -> {
                            throw refusal;
                        });
                    } catch (ProblemException caught) {
                        notes().persist(new NoteEntity("in spite of it"));
                    }
                }));

        assertSame(refusal, thrown);
        assertEquals(List.of(), titles());
    }

    @Test
    public void throwsWhenADatabaseFailureWasCaughtInTheSameWork() {
        transactions.run(() -> notes().persist(new NoteEntity("one")));

        assertThrows(
                RuntimeException.class,
                () -> transactions.run(() -> {
                    notes().persist(new NoteEntity("two"));
                    try {
                        notes().persist(new NoteEntity("one"));
                        notes().flush();
                    } catch (RuntimeException caught) {
                        assertTrue(String.valueOf(caught), caught instanceof javax.persistence.PersistenceException);
                    }
                }));

        assertEquals(List.of("one"), titles());
    }

    @Test
    public void commitsAndRollsBackAnOpenTransaction() {
        Transactions.Open open = transactions.begin();
        transactions.run(() -> notes().persist(new NoteEntity("kept")));
        assertThrows(IllegalStateException.class, transactions::begin);
        open.commit();
        open.rollback();

        Transactions.Open undone = transactions.begin();
        transactions.run(() -> notes().persist(new NoteEntity("undone")));
        undone.rollback();
        undone.rollback();

        assertThrows(IllegalStateException.class, undone::commit);
        assertEquals(List.of("kept"), titles());
    }

    @Test
    public void anOpenTransactionBelongsToItsThread() throws Exception {
        Transactions.Open open = transactions.begin();
        List<Throwable> thrown = new ArrayList<>();
        Thread other = new Thread(() -> {
            try {
                open.commit();
            } catch (IllegalStateException e) {
                thrown.add(e);
            }
        });
        other.start();
        other.join();
        open.rollback();

        assertEquals(1, thrown.size());
    }

    @Test
    public void anOpenTransactionThrowsAtCommitWhatFailedInside() {
        Transactions.Open open = transactions.begin();
        transactions.run(() -> notes().persist(new NoteEntity("gone")));
        assertThrows(
                IllegalArgumentException.class,
                () -> transactions.run(() -> {
                    throw new IllegalArgumentException("on purpose");
                }));

        assertThrows(IllegalArgumentException.class, open::commit);
        assertEquals(List.of(), titles());
        transactions.run(() -> notes().persist(new NoteEntity("the thread is free again")));
    }

    @Test
    public void givesOneEntityManagerPerUnitAndOneConnection() {
        transactions.run(() -> {
            EntityManager first = notes();
            first.persist(new NoteEntity("seen by plain SQL"));
            first.flush();
            assertSame(first, notes());
            assertEquals(1, count(transactions.connection()));
        });
    }

    @Test
    public void needsATransaction() {
        assertThrows(IllegalStateException.class, this::notes);
        assertThrows(IllegalStateException.class, transactions::connection);
        assertThrows(IllegalStateException.class, () -> transactions.afterCommit(() -> {}));
    }

    @Test
    public void doesWorkAfterTheCommitOnly() {
        List<String> done = new ArrayList<>();
        transactions.run(() -> {
            transactions.afterCommit(() -> {
                throw new IllegalStateException("on purpose: one that fails keeps no other from its turn");
            });
            transactions.afterCommit(() -> transactions.run(() -> {
                notes().persist(new NoteEntity("later"));
                done.add("later");
            }));
            notes().persist(new NoteEntity("before"));
            assertTrue(done.isEmpty());
        });
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    transactions.afterCommit(() -> done.add("never"));
                    throw new IllegalStateException("on purpose");
                }));

        assertEquals(List.of("later"), done);
    }

    @Test
    public void tellsOfAChangeMeanwhile() throws Exception {
        NoteEntity note = new NoteEntity("at first");
        transactions.run(() -> notes().persist(note));

        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> transactions.run(() -> {
                    NoteEntity mine = notes().find(NoteEntity.class, note.getId());
                    elsewhere(() -> transactions.run(
                            () -> notes().find(NoteEntity.class, note.getId()).setTitle("by another")));
                    mine.setTitle("by me");
                }));

        assertEquals("changed-meanwhile", thrown.problem().type());
        assertEquals(409, thrown.problem().status());
        assertEquals(List.of("by another"), titles());
    }

    @Test
    public void tellsThatTheSameIsThere() {
        transactions.run(() -> notes().persist(new NoteEntity("same")));

        ProblemException thrown = assertThrows(
                ProblemException.class, () -> transactions.run(() -> notes().persist(new NoteEntity("same"))));

        assertEquals("already-there", thrown.problem().type());
        assertEquals(List.of("same"), titles());
    }

    @Test
    public void tellsThatAValueDoesNotFit() {
        ProblemException thrown = assertThrows(
                ProblemException.class, () -> transactions.run(() -> notes().persist(new NoteEntity("x".repeat(41)))));

        assertEquals(400, thrown.problem().status());
    }

    @Test
    public void tellsTheLoserOfADeadlockToTryAgain() throws Exception {
        NoteEntity one = new NoteEntity("one");
        NoteEntity two = new NoteEntity("two");
        transactions.run(() -> {
            notes().persist(one);
            notes().persist(two);
        });
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ProblemException> first = threads.submit(() -> lockBoth(one, two, bothHoldOne));
            Future<ProblemException> second = threads.submit(() -> lockBoth(two, one, bothHoldOne));
            List<ProblemException> losers = new ArrayList<>();
            for (Future<ProblemException> each : List.of(first, second)) {
                if (each.get() != null) {
                    losers.add(each.get());
                }
            }

            assertEquals(1, losers.size());
            assertEquals("busy", losers.get(0).problem().type());
            assertEquals(503, losers.get(0).problem().status());
            assertEquals(1, losers.get(0).problem().extensions().get("retryAfter"));
        } finally {
            threads.shutdownNow();
        }
    }

    private ProblemException lockBoth(NoteEntity first, NoteEntity second, CyclicBarrier bothHoldOne) {
        Callers.bind(GROUND.caller(clinic));
        try {
            transactions.run(() -> {
                lock(first);
                await(bothHoldOne);
                lock(second);
            });
            return null;
        } catch (ProblemException e) {
            return e;
        } finally {
            Callers.bind(null);
        }
    }

    private void lock(NoteEntity note) {
        try (Connection connection = transactions.connection();
                PreparedStatement update =
                        connection.prepareStatement("update notes_note set version = version + 1 where id = ?")) {
            update.setString(1, note.getId());
            assertEquals(1, update.executeUpdate());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void refusesAUnitWhoseEntitiesAreCached() {
        assertThrows(IllegalStateException.class, () -> GROUND.unit("cached"));
        assertFalse(GROUND.unit("notes").getProperties().isEmpty());
    }

    @Test
    public void drainingWaitsForOtherThreadsOnly() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        transactions.run(transactions::drain);
        Transactions.Open act = transactions.begin();
        Thread leaving = new Thread(() -> {
            transactions.drain();
            order.add("left");
        });
        leaving.start();
        while (leaving.getState() != Thread.State.TIMED_WAITING && leaving.isAlive()) {
            Thread.onSpinWait();
        }
        order.add("act ends");
        act.commit();
        leaving.join();

        assertEquals(List.of("act ends", "left"), order);
    }

    private EntityManager notes() {
        return transactions.entityManager(GROUND.unit("notes"));
    }

    private void elsewhere(Runnable work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(() -> Callers.as(GROUND.caller(clinic), work)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.shutdownNow();
        }
    }

    private int count(Connection connection) {
        try (connection;
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from notes_note where institution_id = ?")) {
            select.setString(1, clinic.toString());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> titles() {
        return transactions.run(() -> notes().createQuery("select n.title from Note n order by n.title", String.class)
                .getResultList());
    }
}
