package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.faults;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.Level;
import org.alveolus.registry.internal.Drafts.Draft;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R3, P3. */
public class DraftsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private final Clinic clinic = new Clinic(GROUND);
    private final Drafts drafts = new Drafts(clinic.own);

    @Test
    public void whatWasTypedIsThereAgain() throws Exception {
        UUID treatment = UUID.randomUUID();
        Draft added = clinic.run(() -> drafts.add(treatment, " P-1 ", "{\"a\":1}"));
        clinic.run(() -> drafts.keep(added.id(), added.version(), "P-2", "x".repeat(32_000)));

        assertEquals(
                "typed in another window",
                412,
                clinic.refused(() -> drafts.keep(added.id(), added.version(), "P-3", "{}"))
                        .status());
        Draft read = clinic.run(() -> drafts.get(added.id()));

        assertEquals("P-2", read.title());
        assertEquals(32_000, read.content().length());
        assertEquals(treatment, read.treatment());
        assertEquals(1, clinic.run(drafts::list).size());
        discard(clinic.everybody, added);
        assertTrue(clinic.run(drafts::list).isEmpty());
    }

    @Test
    public void nobodyElseSeesADraft() throws Exception {
        Draft added = clinic.run(() -> drafts.add(null, "P-1", "{}"));

        for (Caller other : List.of(clinic.person(Level.EDIT), clinic.stranger())) {
            assertTrue(clinic.as(other, drafts::list).isEmpty());
            assertEquals(
                    404, clinic.refused(other, () -> drafts.get(added.id())).status());
            assertEquals(
                    404,
                    clinic.refused(other, () -> drafts.keep(added.id(), 1, null, "{}"))
                            .status());
            assertEquals(
                    404,
                    clinic.refused(other, () -> {
                                drafts.discard(added.id());
                                return null;
                            })
                            .status());
        }
        assertEquals("{}", clinic.run(() -> drafts.get(added.id())).content());
    }

    @Test
    public void everyFaultIsNamed() throws Exception {
        assertEquals(
                List.of("/title too-long", "/content required"),
                faults(clinic.refused(() -> drafts.add(null, "x".repeat(201), " "))));
        assertEquals(
                List.of("/content too-long"), faults(clinic.refused(() -> drafts.add(null, null, "x".repeat(32_001)))));
        for (int i = 0; i < 50; i++) {
            clinic.run(() -> drafts.add(null, null, "{}"));
        }
        assertEquals(
                "too-many-drafts",
                clinic.refused(() -> drafts.add(null, null, "{}")).type());
    }

    @Test
    public void aDraftIsForgottenAfterThirtyDaysWithoutAChange() throws Exception {
        clinic.run(() -> drafts.add(null, "P-1", "{}"));
        Draft used = clinic.run(() -> drafts.add(null, "P-2", "{}"));
        GROUND.clock().advance(Duration.ofDays(20));
        clinic.run(() -> drafts.keep(used.id(), used.version(), "P-2", "{}"));
        GROUND.clock().advance(Duration.ofDays(11));

        assertEquals(1, (int) clinic.run(drafts::forget));

        assertEquals(
                List.of(used.id()),
                clinic.run(drafts::list).stream().map(Draft::id).toList());
    }

    private void discard(Caller caller, Draft draft) throws Exception {
        clinic.as(caller, () -> {
            drafts.discard(draft.id());
            return null;
        });
    }
}
