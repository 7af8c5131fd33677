package org.alveolus.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Transactions;
import org.alveolus.core.internal.Dialect;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** No way leads to another institution's rows. Proves P3. */
public class IsolationTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("notes");

    private final Transactions transactions = GROUND.transactions();
    private final InstitutionId mine = GROUND.institution();
    private final InstitutionId theirs = GROUND.institution();
    private final NoteEntity note = new NoteEntity("theirs");

    @Before
    public void theyHaveANote() {
        in(theirs, () -> {
            notes().persist(note);
            return null;
        });
    }

    @After
    public void theirNoteIsAsItWas() {
        NoteEntity now = in(theirs, () -> notes().find(NoteEntity.class, note.getId()));
        assertEquals("theirs", now.getTitle());
        assertEquals(note.getVersion(), now.getVersion());
        assertEquals(List.of("theirs"), in(theirs, () -> notes().createQuery("select n.title from Note n", String.class)
                .getResultList()));
    }

    @Test
    public void findsNothingOfOthers() {
        assertNull(in(mine, () -> notes().find(NoteEntity.class, note.getId())));
        assertEquals(List.of(), in(mine, () -> notes().createQuery("select n from Note n", NoteEntity.class)
                .getResultList()));
        assertEquals(0L, (long)
                in(mine, () -> notes().createQuery("select count(n) from Note n where n.id = :id", Long.class)
                        .setParameter("id", note.getId())
                        .getSingleResult()));
    }

    @Test
    public void changesNothingOfOthersInBulk() {
        assertEquals(0, (int) in(mine, () -> notes().createQuery("update Note n set n.title = 'mine'")
                .executeUpdate()));
        assertEquals(0, (int)
                in(mine, () -> notes().createQuery("delete from Note n").executeUpdate()));
    }

    @Test
    public void changesNothingOfOthersThroughAnEntityAtHand() {
        note.setTitle("mine");

        assertThrows(ProblemException.class, () -> in(mine, () -> notes().merge(note)));
        assertThrows(
                ProblemException.class,
                () -> in(mine, () -> {
                    notes().persist(note);
                    return null;
                }));
    }

    @Test
    public void removesNothingOfOthersThroughAnEntityAtHand() {
        in(mine, () -> {
            EntityManager notes = notes();
            NoteEntity reference = notes.find(NoteEntity.class, note.getId());
            assertNull(reference);
            return null;
        });
        assertThrows(
                RuntimeException.class,
                () -> in(mine, () -> {
                    EntityManager notes = notes();
                    notes.remove(notes.merge(note));
                    notes.flush();
                    return null;
                }));
    }

    @Test
    public void refusesNativeQueriesOnAUnitWithInstitutions() {
        assertThrows(
                RuntimeException.class,
                () -> in(mine, () -> notes().createNativeQuery("select title from notes_note")
                        .getResultList()));
    }

    @Test
    public void refusesToReadAndWriteWithoutAnInstitution() {
        ProblemException read = assertThrows(
                ProblemException.class,
                () -> in(null, () -> notes().createQuery("select n from Note n").getResultList()));
        assertEquals("no-institution", read.problem().type());
        ProblemException find = assertThrows(
                ProblemException.class, () -> in(null, () -> notes().find(NoteEntity.class, note.getId())));
        assertEquals("no-institution", find.problem().type());
        assertThrows(
                RuntimeException.class,
                () -> in(null, () -> {
                    notes().persist(new NoteEntity("nobody's"));
                    return null;
                }));
    }

    @Test
    public void readsGlobalRowsWithAndWithoutAnInstitution() {
        TagEntity tag = new TagEntity("for all");
        in(null, () -> {
            notes().persist(tag);
            return null;
        });

        assertEquals(
                "for all",
                in(mine, () -> notes().find(TagEntity.class, tag.getId())).getTitle());
    }

    @Test
    public void switchesTheInstitutionInsideATransaction() {
        List<String> seen = in(mine, () -> {
            notes().persist(new NoteEntity("mine"));
            Callers.as(GROUND.caller(theirs), () -> assertEquals(List.of("theirs"), titles()));
            return titles();
        });

        assertEquals(List.of("mine"), seen);
        assertEquals(List.of("mine"), in(mine, this::titles));
    }

    @Test
    public void writesForTwoInstitutionsInOneTransaction() {
        InstitutionId third = GROUND.institution();
        in(mine, () -> {
            notes().persist(new NoteEntity("first"));
            Callers.as(GROUND.caller(third), () -> notes().persist(new NoteEntity("second")));
            notes().persist(new NoteEntity("third"));
            return null;
        });

        assertEquals(List.of("first", "third"), in(mine, this::titles));
        assertEquals(List.of("second"), in(third, this::titles));
    }

    @Test
    public void hidesThemFromPlainSqlOnPostgreSql() throws SQLException {
        assumePostgreSql();
        String select = "select title from notes_note where id = '" + note.getId() + "'";

        assertEquals("theirs", in(theirs, () -> plain(select)));
        assertNull(in(mine, () -> plain(select)));
        assertNull(in(null, () -> plain(select)));
        in(theirs, () -> {
            assertEquals("theirs", plain(select));
            Callers.as(GROUND.caller(mine), () -> assertNull(plain(select)));
            return null;
        });
    }

    @Test
    public void keepsPlainSqlFromWritingForThemOnPostgreSql() throws SQLException {
        assumePostgreSql();

        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> in(mine, () -> {
                    try (Connection connection = transactions.connection();
                            PreparedStatement insert = connection.prepareStatement(
                                    "insert into notes_note (id, institution_id, version, title) values ('x', ?, 1, 'x')")) {
                        insert.setString(1, theirs.toString());
                        return insert.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }));

        assertEquals("other-institution", thrown.problem().type());
        assertEquals(403, thrown.problem().status());
    }

    @Test
    public void leavesNothingVisibleOnThePooledConnectionAfterwards() throws SQLException {
        assumePostgreSql();
        in(theirs, this::titles);

        try (Connection connection = GROUND.database().getConnection();
                PreparedStatement select = connection.prepareStatement("select count(*) from notes_note");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            assertEquals(0, rows.getInt(1));
        }
    }

    private static void assumePostgreSql() throws SQLException {
        assumeTrue("Derby has no row-level security", Dialect.of(GROUND.database()) == Dialect.POSTGRESQL);
    }

    private String plain(String sql) {
        try (Connection connection = transactions.connection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> titles() {
        return notes().createQuery("select n.title from Note n order by n.title", String.class)
                .getResultList();
    }

    private EntityManager notes() {
        return transactions.entityManager(GROUND.unit("notes"));
    }

    private <T> T in(InstitutionId institution, Supplier<T> work) {
        Caller caller = GROUND.caller(institution);
        assertNotEquals(mine, theirs);
        try {
            return Callers.as(caller, () -> transactions.run(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
