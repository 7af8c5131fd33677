package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Await;
import org.alveolus.itests.harness.Database;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.Test;

/**
 * The process is killed in the middle of saving, repeatedly: every treatment that was answered with 201 is there afterwards,
 * whole, with its stock movement and its audit line; nothing is there by half. Then it is killed in the middle of an import, which goes on
 * where it was. Proves F2, R5 and R11 on both databases.
 */
public class CrashIT {

    private static final int CRASHES = 4;
    private static final int PEOPLE = 3;
    private static final int ITEMS_EACH = 60;
    private static final int SAVED_BEFORE_THE_CRASH = 20;
    private static final Duration SAVING = Duration.ofMinutes(3);

    private static final String IMPORTED = "KILLED-";
    private static final int ROWS = 6000;

    /** A minute until the turn of the killed process is over, half a one until the job looks, and the work. */
    private static final Duration IMPORTING = Duration.ofMinutes(4);

    @Test
    public void nothingAnsweredIsLostOnDerby() throws Exception {
        crashes(RunningAlveolus.plan("crash-derby").demo().prepare());
    }

    @Test
    public void nothingAnsweredIsLostOnPostgresql() throws Exception {
        crashes(RunningAlveolus.plan("crash-postgresql")
                .demo()
                .database(Database.postgresql())
                .prepare());
    }

    private static void crashes(RunningAlveolus alveolus) throws Exception {
        try (alveolus) {
            alveolus.start();
            alveolus.awaitReady();
            for (int crash = 0; crash < CRASHES; crash++) {
                List<String> items = new ArrayList<>();
                for (int person = 0; person < PEOPLE; person++) {
                    items.addAll(Desk.at(alveolus).implants(ITEMS_EACH, "CRASH" + crash + "-" + person));
                }
                Map<String, String> answered = saveUntilKilled(alveolus, items);
                alveolus.start();
                alveolus.awaitReady();
                Desk desk = Desk.at(alveolus);
                look(desk, items, answered);
                desk.verifyAudit();
            }
            killedWhileImporting(alveolus);
        }
    }

    /** Nobody sees any of it before all is there, each once. */
    private static void killedWhileImporting(RunningAlveolus alveolus) {
        Desk before = Desk.at(alveolus);
        String imported = before.takeIn(IMPORTED, ROWS);
        awaitImport(
                before, imported, progress -> progress.path("state").asText().equals("checked"));
        before.runImport(imported);
        awaitImport(before, imported, progress -> progress.path("done").asLong() > 0);
        alveolus.kill();

        alveolus.start();
        alveolus.awaitReady();
        Desk after = Desk.at(alveolus);
        JsonNode broken = after.progress(imported);
        assertEquals(
                "it was killed after all was done",
                "running",
                broken.path("state").asText());
        assertTrue(broken.toString(), broken.path("done").asLong() < ROWS);
        assertEquals(List.of(), after.treatmentsOf(IMPORTED));
        awaitImport(after, imported, progress -> progress.path("state").asText().equals("done"));
        assertEquals(ROWS, after.progress(imported).path("treatments").asInt());
        List<String> numbers = after.treatmentsOf(IMPORTED);
        assertEquals(ROWS, numbers.size());
        assertEquals(ROWS, Set.copyOf(numbers).size());
        after.verifyAudit();
    }

    private static void awaitImport(Desk desk, String imported, Predicate<JsonNode> reached) {
        Await.until(IMPORTING, () -> reached.test(desk.progress(imported)), () -> desk.progress(imported)
                .toString());
    }

    /** Treatment by item of all that was answered with 201. */
    private static Map<String, String> saveUntilKilled(RunningAlveolus alveolus, List<String> items) throws Exception {
        Map<String, String> answered = new ConcurrentHashMap<>();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<?>> saving = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                Desk desk = Desk.at(alveolus);
                List<String> own = items.subList(person * ITEMS_EACH, (person + 1) * ITEMS_EACH);
                String patient = "CRASH-" + person;
                saving.add(people.submit(() -> save(desk, patient, own, answered)));
            }
            Await.until(
                    SAVING,
                    () -> answered.size() >= SAVED_BEFORE_THE_CRASH,
                    () -> "only " + answered.size() + " were saved");
            alveolus.kill();
            for (Future<?> each : saving) {
                each.get();
            }
            assertTrue("it was killed after all was done", answered.size() < items.size());
            return answered;
        } finally {
            people.shutdownNow();
        }
    }

    private static void save(Desk desk, String patient, List<String> items, Map<String, String> answered) {
        try {
            for (String item : items) {
                Answer answer = desk.record(patient, item);
                answered.put(item, answer.expect(201).json().path("id").asText());
            }
        } catch (UncheckedIOException killed) {
            assertTrue("only the kill may end the saving", answered.size() >= SAVED_BEFORE_THE_CRASH);
        }
    }

    private static void look(Desk desk, List<String> items, Map<String, String> answered) {
        for (String item : items) {
            JsonNode stock = desk.item(item);
            boolean used = stock.path("state").asText().equals("used");
            String treatment = answered.get(item);
            if (treatment != null) {
                assertTrue("answered, but its item is in stock: " + treatment, used);
            }
            if (!used) {
                assertEquals(List.of("added"), desk.movements(item));
                continue;
            }
            List<String> movements = desk.movements(item);
            assertEquals(movements.toString(), 2, movements.size());
            String taker = movements.get(1).replace("taken ", "");
            if (treatment != null) {
                assertEquals(treatment, taker);
            }
            JsonNode kept = desk.treatment(taker).expect(200).json();
            JsonNode placements = kept.path("placements");
            assertEquals(1, placements.size());
            assertEquals(
                    item, placements.path(0).path("implant").path("stockItem").asText());
            assertEquals(1, desk.recordings(taker));
        }
    }
}
