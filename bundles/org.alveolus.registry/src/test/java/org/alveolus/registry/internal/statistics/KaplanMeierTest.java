package org.alveolus.registry.internal.statistics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Proves R10. */
public class KaplanMeierTest {

    /** Half of the last place that is printed. */
    private static final double PRINTED = 0.00005;

    private static final double EXACT = 1e-12;

    private record Watched(int time, boolean lost) {}

    /**
     * Weeks until relapse in the 6-mercaptopurine arm of E. J. Freireich et al., Blood 21 (1963) 699-716: the example of Gehan (1965) and
     * of most textbooks since. Estimates and standard errors are those in D. G. Kleinbaum and M. Klein, Survival Analysis, chapter 2; the
     * limits are those that Stata's {@code sts list} and R's {@code survfit(conf.type = "log-log")} print for it.
     */
    @Test
    public void givesTheNumbersOfTheLeukaemiaTrial() {
        int[] relapsed = {6, 6, 6, 7, 10, 13, 16, 22, 23};
        int[] inRemission = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
        KaplanMeier arm = new KaplanMeier();
        for (int week : relapsed) {
            arm.add(week, true);
        }
        for (int week : inRemission) {
            arm.add(week, false);
        }
        double[][] published = {
            {6, 21, 3, 0.8571, 0.0764, 0.6197, 0.9516},
            {7, 17, 1, 0.8067, 0.0869, 0.5631, 0.9228},
            {10, 15, 1, 0.7529, 0.0963, 0.5032, 0.8894},
            {13, 12, 1, 0.6902, 0.1068, 0.4316, 0.8491},
            {16, 11, 1, 0.6275, 0.1141, 0.3675, 0.8049},
            {22, 7, 1, 0.5378, 0.1282, 0.2678, 0.7468},
            {23, 6, 1, 0.4482, 0.1346, 0.1881, 0.6801}
        };

        Survival survival = arm.estimate();

        assertEquals(21, survival.devices());
        assertEquals(9, survival.lost());
        assertEquals(35, survival.last());
        assertEquals(published.length, survival.steps().size());
        for (int i = 0; i < published.length; i++) {
            Survival.Step step = survival.steps().get(i);
            assertEquals(published[i][0], step.time(), 0);
            assertEquals(published[i][1], step.atRisk(), 0);
            assertEquals(published[i][2], step.lost(), 0);
            assertEquals(published[i][3], step.survival(), PRINTED);
            assertEquals(published[i][4], step.standardError(), PRINTED);
            assertEquals(published[i][5], step.lower(), PRINTED);
            assertEquals(published[i][6], step.upper(), PRINTED);
        }
    }

    @Test
    public void everythingSurvivesWithoutALoss() {
        Survival survival = of(new Watched(10, false), new Watched(20, false));
        assertEquals(List.of(), survival.steps());
        assertEquals(1, survival.at(15).survival(), 0);
        assertEquals(1, survival.at(15).lower(), 0);
        assertEquals(2, survival.atRisk(10));
        assertEquals(1, survival.atRisk(11));
        assertEquals(0, survival.atRisk(21));
    }

    @Test
    public void nothingSurvivesWhenAllAreLostAtOnce() {
        Survival survival = of(new Watched(5, true), new Watched(5, true));
        Survival.Step only = survival.steps().get(0);
        assertEquals(0, only.survival(), 0);
        assertNull(only.standardError());
        assertNull(only.lower());
        assertNull(only.upper());
    }

    @Test
    public void oneDeviceMakesOneStep() {
        assertEquals(0, of(new Watched(0, true)).steps().get(0).survival(), 0);
        assertEquals(List.of(), of(new Watched(0, false)).steps());
        assertEquals(List.of(), of().steps());
        assertEquals(0, of().devices());
    }

    @Test
    public void whoWasLastSeenOnTheDayOfALossWasStillAtRisk() {
        Survival survival = of(new Watched(7, true), new Watched(7, false), new Watched(9, true));
        assertEquals(3, survival.steps().get(0).atRisk());
        assertEquals(2.0 / 3, survival.steps().get(0).survival(), EXACT);
        assertEquals(1, survival.steps().get(1).atRisk());
    }

    @Test
    public void agreesWithTheDefinitionOnRandomTimes() {
        Random random = new Random(20261122);
        for (int turn = 0; turn < 300; turn++) {
            List<Watched> all = new ArrayList<>();
            int longest = 1 + random.nextInt(40);
            for (int i = random.nextInt(60); i >= 0; i--) {
                all.add(new Watched(random.nextInt(longest), random.nextInt(3) == 0));
            }
            Survival survival = of(all.toArray(new Watched[0]));
            for (int time = 0; time <= longest; time++) {
                agrees(all, survival, time);
            }
        }
    }

    /** From the definitions, looking through everything for each time anew. */
    private static void agrees(List<Watched> all, Survival survival, int time) {
        double product = 1;
        double greenwood = 0;
        for (int t = 0; t <= time; t++) {
            int now = t;
            double atRisk = all.stream().filter(each -> each.time() >= now).count();
            double lost = all.stream()
                    .filter(each -> each.time() == now && each.lost())
                    .count();
            if (lost > 0) {
                product *= 1 - lost / atRisk;
                greenwood += lost / (atRisk * (atRisk - lost));
            }
        }
        Survival.Step step = survival.at(time);
        assertEquals(all.stream().filter(each -> each.time() >= time).count(), step.atRisk());
        assertEquals(product, step.survival(), EXACT);
        if (product > 0) {
            assertEquals(product * Math.sqrt(greenwood), step.standardError(), EXACT);
            double middle = Math.log(-Math.log(product));
            double half = 1.959963984540054 * Math.sqrt(greenwood) / Math.log(product);
            double lower = product == 1 ? 1 : Math.exp(-Math.exp(middle - half));
            double upper = product == 1 ? 1 : Math.exp(-Math.exp(middle + half));
            assertEquals(Math.min(lower, upper), step.lower(), EXACT);
            assertEquals(Math.max(lower, upper), step.upper(), EXACT);
        } else {
            assertNull(step.lower());
        }
    }

    private static Survival of(Watched... watched) {
        KaplanMeier estimate = new KaplanMeier();
        for (Watched each : watched) {
            estimate.add(each.time(), each.lost());
        }
        return estimate.estimate();
    }
}
