package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.CountState;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S7, P3, A4. */
public class CountsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private UUID cabinet;
    private UUID drawer;

    @Before
    public void setUp() throws Exception {
        GROUND.clock().set(Instant.parse("2026-11-22T10:00:00Z"));
        cabinet = clinic.storage(clinic.north, "Cabinet");
        drawer = clinic.storage(clinic.north, "Drawer");
    }

    @After
    public void sendHome() {
        people.shutdownNow();
    }

    private Counts.Count start() throws Exception {
        return clinic.run(() -> stock.counts().start(cabinet));
    }

    private static Counts.Scanned box(String lot, String serial) {
        return new Counts.Scanned("01" + Clinic.GTIN, UdiIssuer.GS1, Clinic.GTIN, lot, serial, "Bone Level");
    }

    private Counts.Hit scan(Counts.Count count, String lot, String serial) throws Exception {
        return clinic.run(() -> stock.counts().scan(count.id(), box(lot, serial)));
    }

    private UUID item(UUID storage, String lot, String serial) throws Exception {
        return clinic.item(storage, implant("Bone Level", lot, serial, null)).id();
    }

    private static List<UUID> ids(List<StockItem> items) {
        return items.stream().map(StockItem::id).toList();
    }

    @Test
    public void comparesWhatIsThereWithWhatShouldBe() throws Exception {
        UUID there = item(cabinet, "L1", "S-1");
        UUID missing = item(cabinet, "L1", "S-2");
        UUID strayed = item(drawer, "L1", "S-3");
        UUID used = item(cabinet, "L1", "S-4");
        clinic.run(() -> stock.take(used, UUID.randomUUID()));
        Counts.Count count = start();
        assertEquals("C-1", count.label());
        assertEquals(Counts.Verdict.COUNTED, scan(count, "L1", "S-1").verdict());
        assertEquals(Counts.Verdict.AGAIN, scan(count, "L1", "S-1").verdict());
        assertEquals(Counts.Verdict.ELSEWHERE, scan(count, "l-1", "s 3").verdict());
        assertEquals(Counts.Verdict.GONE, scan(count, "L1", "S-4").verdict());
        Counts.Hit last = scan(count, "L9", "S-9");
        assertEquals(Counts.Verdict.EXTRA, last.verdict());
        assertNull(last.item());
        Counts.Report report = last.count().report();
        assertEquals(2, report.expected());
        assertEquals(List.of(there), ids(report.counted()));
        assertEquals(List.of(missing), ids(report.missing()));
        assertEquals(List.of(strayed), ids(report.elsewhere()));
        assertEquals(List.of(used), ids(report.gone()));
        assertEquals("L9", report.extra().get(0).lot());
        Counts.Count less = clinic.run(
                () -> stock.counts().forget(count.id(), report.extra().get(0).id()));
        assertEquals(List.of(), less.report().extra());
        Counts.Count ended =
                clinic.run(() -> stock.counts().finish(count.id(), less.version(), List.of(missing), List.of(strayed)));
        assertEquals(CountState.FINISHED, ended.state());
        assertEquals(List.of(missing), ids(ended.report().removed()));
        assertEquals(List.of(strayed), ids(ended.report().elsewhere()));
        assertEquals(
                StockItem.State.DISCARDED,
                clinic.run(() -> stock.items().get(missing)).state());
        assertEquals(cabinet, clinic.run(() -> stock.items().get(strayed)).storage());
        Movement removal = clinic.run(() -> stock.items().movements(missing)).get(1);
        assertEquals(MovementKind.DISCARDED, removal.kind());
        assertEquals("missing-at-count", removal.reason());
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north))));
        assertEquals(
                "count-ended",
                clinic.refused(() -> stock.counts().scan(count.id(), box("L1", "S-1")))
                        .type());
    }

    @Test
    public void ofEqualPiecesEachScanCountsAnotherOne() throws Exception {
        clinic.run(() -> stock.add(cabinet, implant("Bone Level", "L1", null), 3));
        item(drawer, "L1", null);
        Counts.Count count = start();
        for (int i = 0; i < 3; i++) {
            assertEquals(Counts.Verdict.COUNTED, scan(count, "L1", null).verdict());
        }
        assertEquals(Counts.Verdict.ELSEWHERE, scan(count, "L1", null).verdict());
        assertEquals(Counts.Verdict.EXTRA, scan(count, "L1", null).verdict());
        assertEquals(
                List.of(),
                clinic.run(() -> stock.counts().get(count.id())).report().missing());
    }

    @Test
    public void whatIsUsedOrAddedMeanwhileIsNotMissing() throws Exception {
        UUID used = item(cabinet, "L1", "S-1");
        UUID counted = item(cabinet, "L1", "S-2");
        Counts.Count count = start();
        GROUND.clock().advance(Duration.ofSeconds(5));
        scan(count, "L1", "S-2");
        clinic.run(() -> stock.take(used, UUID.randomUUID()));
        clinic.run(() -> stock.take(counted, UUID.randomUUID()));
        item(cabinet, "L2", "S-3");
        assertEquals(
                List.of(),
                clinic.run(() -> stock.counts().get(count.id())).report().missing());
    }

    @Test
    public void itIsResumedAndTwoPeopleCountTheSameShelf() throws Exception {
        int pieces = 40;
        clinic.run(() -> stock.add(cabinet, implant("Bone Level", "L1", null), pieces));
        Counts.Count count = start();
        assertEquals(count.id(), start().id());
        List<Future<List<Counts.Verdict>>> both = new ArrayList<>();
        for (int person = 0; person < 2; person++) {
            Callable<List<Counts.Verdict>> work = () -> {
                List<Counts.Verdict> verdicts = new ArrayList<>();
                for (int i = 0; i < pieces / 2; i++) {
                    verdicts.add(scan(count, "L1", null).verdict());
                }
                return verdicts;
            };
            both.add(people.submit(work));
        }
        for (Future<List<Counts.Verdict>> one : both) {
            assertEquals(
                    List.of(Counts.Verdict.COUNTED),
                    one.get().stream().distinct().toList());
        }
        Counts.Count now = clinic.run(() -> stock.counts().get(count.id()));
        assertEquals(pieces, now.report().counted().size());
        assertEquals(List.of(), now.report().missing());
        assertEquals(
                412,
                clinic.refused(() -> stock.counts().finish(count.id(), count.version(), null, null))
                        .status());
        clinic.run(() -> stock.counts().finish(count.id(), now.version(), null, null));
        assertEquals(now.number() + 1, start().number());
    }

    @Test
    public void refusesDecisionsOnOtherPieces() throws Exception {
        UUID there = item(cabinet, "L1", "S-1");
        UUID missing = item(cabinet, "L1", "S-2");
        Counts.Count count = start();
        scan(count, "L1", "S-1");
        assertEquals(
                List.of("/remove/0 not-missing", "/move/0 not-elsewhere"), faults(clinic.refused(() -> stock.counts()
                        .finish(count.id(), EntityTags.ANY, List.of(there), List.of(missing)))));
        clinic.run(() -> stock.quarantine(List.of(missing), "Recall"));
        assertEquals(
                "item-quarantined",
                clinic.refused(() -> stock.counts().finish(count.id(), EntityTags.ANY, List.of(missing), null))
                        .type());
        assertEquals(
                CountState.OPEN,
                clinic.run(() -> stock.counts().get(count.id())).state());
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.EDIT), () -> stock.counts()
                                .finish(count.id(), EntityTags.ANY, List.of(missing), null))
                        .type());
        assertEquals(List.of("/text required"), faults(clinic.refused(() -> stock.counts()
                .scan(count.id(), new Counts.Scanned(" ", null, null, null, null, null)))));
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> stock.counts().get(count.id()))
                        .status());
        clinic.run(() -> stock.counts().cancel(count.id()));
        assertEquals(
                1,
                clinic.run(() -> stock.counts().list(Page.Request.FIRST))
                        .items()
                        .size());
    }

    @Test
    public void piecesWithoutAReadableCodeAreCountedByEye() throws Exception {
        UUID there = item(cabinet, "L1", null);
        UUID elsewhere = item(drawer, "L1", null);
        Counts.Count count = start();
        assertEquals(List.of("/items/1 not-here"), faults(clinic.refused(() -> stock.counts()
                .find(count.id(), List.of(there, elsewhere)))));
        Counts.Count counted = clinic.run(() -> stock.counts().find(count.id(), List.of(there)));
        assertEquals(List.of(there), ids(counted.report().counted()));
    }
}
