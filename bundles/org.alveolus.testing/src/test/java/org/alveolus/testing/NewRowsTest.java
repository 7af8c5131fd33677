package org.alveolus.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Transactions;
import org.junit.ClassRule;
import org.junit.Test;

/** Rows that are inserted by the hundred are like all others. Proves P3, P4. */
public class NewRowsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("notes");

    private final Transactions transactions = GROUND.transactions();
    private final InstitutionId mine = GROUND.institution();
    private final InstitutionId theirs = GROUND.institution();

    @Test
    public void areWhatTheEntityManagerWouldHaveWritten() {
        NoteEntity note = new NoteEntity("inserted");
        in(mine, () -> {
            insert(List.of(note));
            assertEquals(List.of("inserted"), titles());
            return null;
        });
        assertEquals(1, note.getVersion());
        assertEquals(List.of(), in(theirs, this::titles));

        in(mine, () -> {
            notes().find(NoteEntity.class, note.getId()).setTitle("changed");
            return null;
        });
        NoteEntity changed = in(mine, () -> notes().find(NoteEntity.class, note.getId()));
        assertEquals("changed", changed.getTitle());
        assertEquals(2, changed.getVersion());
    }

    @Test
    public void areAsManyAsThereAre() {
        List<NoteEntity> notes = new ArrayList<>();
        IntStream.range(0, 1201).forEach(i -> notes.add(new NoteEntity("note " + i)));
        in(mine, () -> {
            insert(List.of());
            insert(notes);
            return null;
        });
        assertEquals(1201, in(mine, this::titles).size());
    }

    @Test
    public void belongToTheCallerOfTheMoment() {
        in(mine, () -> {
            notes().persist(new NoteEntity("first"));
            Callers.as(GROUND.caller(theirs), () -> insert(List.of(new NoteEntity("second"))));
            insert(List.of(new NoteEntity("third")));
            return null;
        });
        assertEquals(List.of("first", "third"), in(mine, this::titles));
        assertEquals(List.of("second"), in(theirs, this::titles));
    }

    @Test
    public void areGoneWithTheirTransaction() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> in(mine, () -> {
                    insert(List.of(new NoteEntity("once"), new NoteEntity("once")));
                    return null;
                }));
        assertEquals("already-there", refused.problem().type());
        assertEquals(List.of(), in(mine, this::titles));
    }

    @Test
    public void needAnInstitution() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> in(null, () -> {
                    insert(List.of(new NoteEntity("nobody's")));
                    return null;
                }));
        assertEquals("no-institution", refused.problem().type());
    }

    private void insert(List<NoteEntity> notes) {
        transactions.insertAll(GROUND.unit("notes"), notes);
    }

    private EntityManager notes() {
        return transactions.entityManager(GROUND.unit("notes"));
    }

    private List<String> titles() {
        return notes().createQuery("select n.title from Note n order by n.title", String.class)
                .getResultList();
    }

    private <T> T in(InstitutionId institution, Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        Callers.as(GROUND.caller(institution), () -> result.set(transactions.run(work)));
        return result.get();
    }
}
