package org.alveolus.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

/** Proves P4. */
public class EntityTagsTest {

    @Test
    public void readsItsOwnTags() {
        assertEquals(7, EntityTags.version(EntityTags.of(7)));
        assertEquals(0, EntityTags.version("\"0\""));
        assertEquals(EntityTags.ANY, EntityTags.version("*"));
    }

    @Test
    public void demandsATag() {
        assertEquals(428, status(() -> EntityTags.version(null)));
        assertEquals(428, status(() -> EntityTags.version(" ")));
    }

    @Test
    public void takesAForeignTagForAnotherState() {
        for (String foreign :
                new String[] {"7", "\"\"", "\"", "\"x\"", "W/\"7\"", "\"-1\"", "\"9999999999999999999\"", "\"٧\""}) {
            assertEquals(foreign, 412, status(() -> EntityTags.version(foreign)));
        }
    }

    @Test
    public void comparesVersions() {
        EntityTags.check(3, 3);
        EntityTags.check(EntityTags.ANY, 3);
        assertEquals(412, status(() -> EntityTags.check(3, 4)));
    }

    private static int status(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().status();
    }
}
