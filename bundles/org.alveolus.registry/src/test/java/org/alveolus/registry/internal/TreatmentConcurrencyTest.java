package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.of;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.stock.StockItem;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R5: of two people who save at the same instant exactly one gets the item; P4: no update is lost. */
public class TreatmentConcurrencyTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private static final int ROUNDS = 50;

    private final Clinic clinic = new Clinic(GROUND);
    private final ExecutorService people = Executors.newFixedThreadPool(2);

    @After
    public void leave() {
        people.shutdownNow();
    }

    @Test
    public void exactlyOneOfTwoGetsTheItem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            StockItem item = clinic.item(Clinic.implant("L" + round));
            StockItem own = clinic.item(Clinic.implant("A" + round));
            StockItem others = clinic.item(Clinic.implant("B" + round));
            LocalDate date = LocalDate.of(2026, 11, 20);
            TreatmentDetails first =
                    clinic.details("P-1", date, List.of(placement(36, of(item), null), placement(37, of(own), null)));
            TreatmentDetails second = clinic.details(
                    "P-2", date, List.of(placement(46, of(others), null), placement(47, of(item), null)));

            List<Object> outcomes = together(() -> clinic.record(first), () -> clinic.record(second));

            List<Treatment> winners = only(Treatment.class, outcomes);
            List<Problem> losers = only(Problem.class, outcomes);
            assertEquals("round " + round + ": " + outcomes, 1, winners.size());
            assertEquals(
                    "round " + round + ": " + outcomes,
                    "item-used",
                    losers.get(0).type());
            boolean firstWon = outcomes.get(0) instanceof Treatment;
            assertEquals(
                    List.of((firstWon ? "/placements/1" : "/placements/0") + "/implant/stockItem item-used"),
                    Clinic.faults(losers.get(0)));
            assertEquals(
                    winners.get(0).id(),
                    clinic.run(() -> clinic.stock.find(item.id())).orElseThrow().takenFor());
            assertEquals(List.of("ADDED", "TAKEN"), clinic.movements(item));
            assertEquals(firstWon ? StockItem.State.USED : StockItem.State.IN_STOCK, clinic.state(own));
            assertEquals(firstWon ? StockItem.State.IN_STOCK : StockItem.State.USED, clinic.state(others));
        }
        assertEquals(
                ROUNDS,
                clinic.run(() -> clinic.treatments.list(TreatmentListTest.everything(), Clinic.ALL))
                        .items()
                        .size());
    }

    @Test
    public void twoWhoWantTheSameItemsInAnotherOrderNeverWaitForEachOther() throws Exception {
        for (int round = 0; round < ROUNDS / 2; round++) {
            StockItem one = clinic.item(Clinic.implant("L" + round));
            StockItem two = clinic.item(Clinic.implant("M" + round));
            LocalDate date = LocalDate.of(2026, 11, 20);
            TreatmentDetails forth =
                    clinic.details("P-1", date, List.of(placement(36, of(one), null), placement(37, of(two), null)));
            TreatmentDetails back =
                    clinic.details("P-2", date, List.of(placement(36, of(two), null), placement(37, of(one), null)));

            List<Object> outcomes = together(() -> clinic.record(forth), () -> clinic.record(back));

            assertEquals(outcomes.toString(), 1, only(Treatment.class, outcomes).size());
            assertEquals(
                    outcomes.toString(),
                    "item-used",
                    only(Problem.class, outcomes).get(0).type());
        }
    }

    @Test
    public void theSecondChangeFromTheSameStateIsRefused() throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L"))));

            List<Object> outcomes = together(
                    () -> clinic.change(treatment, clinic.implant("P-1", 37, byHand(Clinic.implant("L")))),
                    () -> clinic.change(treatment, clinic.implant("P-1", 38, byHand(Clinic.implant("L")))));

            assertEquals(outcomes.toString(), 1, only(Treatment.class, outcomes).size());
            assertEquals(
                    outcomes.toString(),
                    412,
                    only(Problem.class, outcomes).get(0).status());
        }
    }

    /** What each got, who begin at the same instant. */
    private List<Object> together(Callable<Treatment> first, Callable<Treatment> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Object>> both = new ArrayList<>();
        for (Callable<Treatment> each : List.of(first, second)) {
            both.add(people.submit(() -> {
                start.await();
                try {
                    return each.call();
                } catch (ProblemException e) {
                    return e.problem();
                }
            }));
        }
        return List.of(both.get(0).get(), both.get(1).get());
    }

    private static <T> List<T> only(Class<T> type, List<Object> outcomes) {
        return outcomes.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
