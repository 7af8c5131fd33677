package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R5, S7: of several who want the same item exactly one gets it, and stock and movements agree. */
public class TakingRaceTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private static final int PEOPLE = 5;
    private static final int ROUNDS = 60;

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);

    @After
    public void sendHome() {
        people.shutdownNow();
    }

    @Test
    public void exactlyOneOfSeveralTakesAnItem() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        for (int round = 0; round < ROUNDS; round++) {
            UUID item =
                    clinic.item(cabinet, implant("Wanted", "L" + round, null)).id();
            UUID[] treatments = new UUID[PEOPLE];
            List<Callable<Void>> attempts = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                UUID treatment = UUID.randomUUID();
                treatments[person] = treatment;
                attempts.add(() -> {
                    stock.take(item, treatment);
                    return null;
                });
            }
            List<Problem> outcomes = together(attempts);
            assertEquals(
                    "round " + round,
                    1,
                    outcomes.stream().filter(problem -> problem == null).count());
            UUID winner = treatments[outcomes.indexOf(null)];
            assertEquals(winner, clinic.run(() -> stock.items().get(item)).takenFor());
            outcomes.stream().filter(problem -> problem != null).forEach(problem -> {
                assertEquals("item-used", problem.type());
                Map<?, ?> told = (Map<?, ?>) problem.extensions().get("item");
                assertEquals("Test Person", told.get("by"));
                assertNotNull(told.get("at"));
            });
            List<Movement> movements = clinic.run(() -> stock.items().movements(item));
            assertEquals(
                    List.of(MovementKind.ADDED, MovementKind.TAKEN),
                    movements.stream().map(Movement::kind).toList());
            assertEquals(winner, movements.get(1).treatment());
        }
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north))));
    }

    @Test
    public void twoWhoWantTheSameThreeNeverShareThem() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        for (int round = 0; round < ROUNDS; round++) {
            List<UUID> items = clinic.run(() -> stock.add(cabinet, implant("Wanted", "L", null), 3)).stream()
                    .map(StockItem::id)
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
            List<Callable<Void>> attempts = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                UUID treatment = UUID.randomUUID();
                attempts.add(() -> GROUND.transactions().run(() -> {
                    items.forEach(item -> stock.take(item, treatment));
                    return null;
                }));
            }
            List<Problem> outcomes = together(attempts);
            assertEquals(
                    "round " + round,
                    1,
                    outcomes.stream().filter(problem -> problem == null).count());
            assertEquals(
                    1,
                    items.stream()
                            .map(item -> {
                                try {
                                    return clinic.run(() -> stock.items().get(item))
                                            .takenFor();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            })
                            .distinct()
                            .count());
        }
    }

    @Test
    public void ofOnePieceThatSeveralPutInOnlyOneGetsIn() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        UUID drawer = clinic.storage(clinic.south, "Drawer");
        clinic.item(cabinet, implant("Numbered", "L", "S", null));
        for (int round = 0; round < ROUNDS; round++) {
            String serial = "S" + round;
            List<Problem> outcomes = together(List.of(
                    () -> {
                        stock.add(cabinet, implant("Numbered", "L", serial, null), 1);
                        return null;
                    },
                    () -> {
                        stock.add(drawer, implant("Numbered", "L", serial, null), 1);
                        return null;
                    }));
            assertEquals(
                    "round " + round,
                    1,
                    outcomes.stream().filter(Objects::isNull).count());
            outcomes.stream()
                    .filter(Objects::nonNull)
                    .forEach(problem -> assertEquals("serial-in-stock", problem.type()));
            DeviceQuery piece = new DeviceQuery(null, serial, null, Clinic.GTIN, null, null);
            assertEquals(1, clinic.run(() -> stock.recall(piece)).size());
        }
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north, clinic.south))));
    }

    @Test
    public void aPieceThatComesBackTwiceIsRefused() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        UUID treatment = UUID.randomUUID();
        StockItem used = clinic.item(cabinet, implant("Numbered", "L", "BACK", null));
        clinic.doing(() -> stock.take(used.id(), treatment));
        StockItem again = clinic.item(cabinet, implant("Numbered", "L", "BACK", null));
        Problem refused = clinic.refused(() -> {
            stock.putBack(used.id(), treatment, null);
            return null;
        });
        assertEquals("serial-in-stock", refused.type());
        clinic.doing(() -> stock.items().discard(again.id(), EntityTags.ANY, null));
        clinic.doing(() -> stock.putBack(used.id(), treatment, null));
        assertEquals(
                "serial-in-stock",
                clinic.refused(() -> stock.items().restore(again.id())).type());
    }

    @Test
    public void takingMovingDiscardingAndEmptyingAtOnceLeaveTheCountsRight() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID cabinet = clinic.storage(clinic.north, "Cabinet " + round);
            UUID drawer = clinic.storage(clinic.south, "Drawer " + round);
            StockItem item = clinic.item(cabinet, implant("Wanted", "L" + round, null));
            clinic.item(cabinet, implant("Other", "L" + round, null));
            List<Problem> outcomes = together(List.of(
                    () -> {
                        stock.take(item.id(), UUID.randomUUID());
                        return null;
                    },
                    () -> {
                        stock.items().move(List.of(item.id()), drawer, null);
                        return null;
                    },
                    () -> {
                        stock.items().discard(item.id(), EntityTags.ANY, null);
                        return null;
                    },
                    () -> {
                        stock.storages().delete(cabinet, EntityTags.ANY, drawer);
                        return null;
                    },
                    () -> {
                        stock.add(cabinet, implant("Late", "L", null), 1);
                        return null;
                    }));
            for (Problem problem : outcomes) {
                assertTrue(
                        String.valueOf(problem),
                        problem == null || List.of(400, 404, 409).contains(problem.status()));
            }
            List<Movement> movements = clinic.run(() -> stock.items().movements(item.id()));
            for (int i = 1; i < movements.size(); i++) {
                assertEquals(movements.get(i - 1).to(), movements.get(i).from());
            }
        }
        assertEquals(List.of(), clinic.run(() -> stock.storages().recount(List.of(clinic.north, clinic.south))));
    }

    @Test
    public void puttingBackAndTakingAtOnceLoseNothing() throws Exception {
        UUID cabinet = clinic.storage(clinic.north, "Cabinet");
        StockItem item = clinic.item(cabinet, implant("Wanted", "L", null));
        UUID first = UUID.randomUUID();
        clinic.doing(() -> stock.take(item.id(), first));
        int taken = 1;
        UUID holder = first;
        for (int round = 0; round < ROUNDS; round++) {
            UUID before = holder;
            UUID next = UUID.randomUUID();
            List<Problem> outcomes = together(List.of(
                    () -> {
                        stock.putBack(item.id(), before, "treatment-deleted");
                        return null;
                    },
                    () -> {
                        stock.take(item.id(), next);
                        return null;
                    }));
            assertEquals(null, outcomes.get(0));
            if (outcomes.get(1) != null) {
                assertEquals("item-used", outcomes.get(1).type());
                clinic.doing(() -> stock.take(item.id(), next));
            }
            holder = next;
            taken++;
        }
        List<Movement> movements = clinic.run(() -> stock.items().movements(item.id()));
        assertEquals(
                taken,
                movements.stream()
                        .filter(movement -> movement.kind() == MovementKind.TAKEN)
                        .count());
        assertEquals(2 * taken, movements.size());
    }

    /** Does all at the same moment; null for what succeeded. */
    private List<Problem> together(List<Callable<Void>> attempts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(attempts.size());
        List<Future<Problem>> answers = new ArrayList<>();
        for (Callable<Void> attempt : attempts) {
            answers.add(people.submit(() -> {
                start.await();
                try {
                    clinic.run(attempt);
                    return null;
                } catch (ProblemException e) {
                    return e.problem();
                }
            }));
        }
        List<Problem> outcomes = new ArrayList<>();
        for (Future<Problem> answer : answers) {
            try {
                outcomes.add(answer.get());
            } catch (ExecutionException e) {
                throw new AssertionError("an attempt failed in another way than by a problem", e);
            }
        }
        return outcomes;
    }
}
