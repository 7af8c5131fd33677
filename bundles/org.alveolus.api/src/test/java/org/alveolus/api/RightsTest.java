package org.alveolus.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

/** Proves A4. */
public class RightsTest {

    private final UUID here = UUID.randomUUID();
    private final Rights rights =
            Rights.of(false, Map.of(here, Map.of(Modules.STOCK, Level.EDIT, Modules.SCAN, Level.NONE)));

    @Test
    public void levelsContainThoseBefore() {
        assertTrue(rights.at(here, Modules.STOCK).contains(Level.VIEW));
        assertTrue(rights.at(here, Modules.STOCK).contains(Level.EDIT));
        assertFalse(rights.at(here, Modules.STOCK).contains(Level.DELETE));
    }

    @Test
    public void whatIsNotGivenIsNone() {
        assertEquals(Level.NONE, rights.at(here, Modules.REGISTRY));
        assertEquals(Level.NONE, rights.at(UUID.randomUUID(), Modules.STOCK));
        assertEquals(Level.NONE, rights.at(null, Modules.STOCK));
        assertEquals(Set.of(here), rights.locations(Modules.STOCK, Level.EDIT));
        assertEquals(Set.of(), rights.locations(Modules.STOCK, Level.DELETE));
        assertEquals(
                Set.of(),
                Rights.of(true, Map.of(here, Map.of(Modules.SCAN, Level.NONE))).locations());
    }

    @Test
    public void aCallerWithoutTheRightIsRefused() {
        Caller caller = new Caller(UUID.randomUUID(), "A", null, rights, here, new Caller.Origin("rest", null, null));
        caller.require(Modules.STOCK, Level.EDIT, here);
        for (UUID location : new UUID[] {null, UUID.randomUUID()}) {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> caller.require(Modules.STOCK, Level.VIEW, location));
            assertEquals(403, refused.problem().status());
        }
    }

    @Test
    public void tasksAreGrantedOneByOne() {
        Rights granted = Rights.of(true, Map.of(), Set.of(Tasks.USE_EXPIRED_ITEM));
        Caller caller = new Caller(UUID.randomUUID(), "A", null, granted, here, new Caller.Origin("rest", null, null));
        caller.requireTask(Tasks.USE_EXPIRED_ITEM);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> caller.requireTask(Tasks.EXPORT_ALL_RECORDS));
        assertEquals("no-task", refused.problem().type());
        assertEquals(403, refused.problem().status());
        assertEquals(Set.of(), rights.tasks());
        assertEquals(Set.copyOf(Tasks.ALL), Rights.everything(Set.of(here)).tasks());
    }
}
