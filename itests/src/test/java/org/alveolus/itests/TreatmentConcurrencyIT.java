package org.alveolus.itests;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Database;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.Test;

/**
 * Two people save treatments with the same stock item at the same instant, many times: exactly one wins, the other is
 * told which item, and stock and movements agree. Proves R5 on both databases.
 */
public class TreatmentConcurrencyIT {

    private static final int ROUNDS = 40;

    @Test
    public void exactlyOneWinsOnDerby() throws Exception {
        exactlyOneWins(RunningAlveolus.plan("concurrency-derby").demo().prepare());
    }

    @Test
    public void exactlyOneWinsOnPostgresql() throws Exception {
        exactlyOneWins(RunningAlveolus.plan("concurrency-postgresql")
                .demo()
                .database(Database.postgresql())
                .prepare());
    }

    private static void exactlyOneWins(RunningAlveolus alveolus) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        try (alveolus) {
            alveolus.start();
            alveolus.awaitReady();
            Desk one = Desk.at(alveolus);
            Desk other = Desk.at(alveolus);
            List<String> items = one.implants(ROUNDS, "RACE");
            for (String item : items) {
                List<Answer> answers = together(people, one, other, item);

                List<Integer> statuses =
                        answers.stream().map(Answer::status).sorted().toList();
                assertEquals(answers.toString(), List.of(201, 409), statuses);
                Answer winner = answers.get(answers.get(0).status() == 201 ? 0 : 1);
                Answer loser = answers.get(answers.get(0).status() == 201 ? 1 : 0);
                assertEquals("/problems/item-used", loser.json().path("type").asText());
                assertEquals(
                        "/placements/0/implant/stockItem",
                        loser.json().path("errors").path(0).path("pointer").asText());
                String treatment = winner.json().path("id").asText();
                assertEquals("used", one.item(item).path("state").asText());
                assertEquals(List.of("added", "taken " + treatment), one.movements(item));
                assertEquals(1, one.recordings(treatment));
            }
        } finally {
            people.shutdownNow();
        }
    }

    private static List<Answer> together(ExecutorService people, Desk one, Desk other, String item) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Answer>> both = new ArrayList<>();
        both.add(people.submit(() -> {
            start.await();
            return one.record("RACE-1", item);
        }));
        both.add(people.submit(() -> {
            start.await();
            return other.record("RACE-2", item);
        }));
        return List.of(both.get(0).get(), both.get(1).get());
    }
}
