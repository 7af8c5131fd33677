package org.alveolus.registry.internal.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The product-limit estimate of survival from losses and times until which a device was known to be in place (E. L. Kaplan and P. Meier,
 * Nonparametric estimation from incomplete observations, J. Am. Stat. Assoc. 53 (1958) 457-481). Its variance is Greenwood's (M. Greenwood,
 * The natural duration of cancer, 1926); the 95 % limits are those of the complementary log-log transformation, which stay between 0 and 1
 * (J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data, 1980), for each time by itself.
 *
 * <p>Who was lost and who was last known on the same day: the loss counts first, as Kaplan and Meier do. Not thread-safe.
 */
public final class KaplanMeier {

    /** 97.5 % of the standard normal distribution lies below. */
    private static final double Z = 1.959963984540054;

    private long[] losses = new long[4096];
    private long[] ends = new long[4096];
    private int last;

    /**
     * Adds a device.
     *
     * @param time since it was placed, in any unit, not negative; for days that are less than two centuries
     * @param lost whether it was lost then; else it was known to be in place until then
     */
    public void add(int time, boolean lost) {
        if (time >= losses.length) {
            int size = Math.max(time + 1, losses.length * 2);
            losses = Arrays.copyOf(losses, size);
            ends = Arrays.copyOf(ends, size);
        }
        if (lost) {
            losses[time]++;
        } else {
            ends[time]++;
        }
        last = Math.max(last, time);
    }

    /** The curve of all that were added. */
    public Survival estimate() {
        long devices = Arrays.stream(losses).sum() + Arrays.stream(ends).sum();
        List<Survival.Step> steps = new ArrayList<>();
        long atRisk = devices;
        long lost = 0;
        double survival = 1;
        double sum = 0;
        for (int time = 0; time <= last; time++) {
            long now = losses[time];
            if (now > 0) {
                lost += now;
                survival = now == atRisk ? 0 : survival * (atRisk - now) / atRisk;
                sum += now == atRisk ? 0 : (double) now / ((double) atRisk * (atRisk - now));
                steps.add(step(time, atRisk, now, survival, sum));
            }
            atRisk -= now + ends[time];
        }
        return new Survival(devices, lost, last, List.copyOf(steps), atRisk());
    }

    private static Survival.Step step(int time, long atRisk, long lost, double survival, double sum) {
        if (survival == 0) {
            return new Survival.Step(time, atRisk, lost, 0, null, null, null);
        }
        double spread = Z * Math.sqrt(sum) / Math.log(survival);
        return new Survival.Step(
                time,
                atRisk,
                lost,
                survival,
                survival * Math.sqrt(sum),
                Math.pow(survival, Math.exp(-spread)),
                Math.pow(survival, Math.exp(spread)));
    }

    /** How many had neither been lost nor ended before each time up to the last. */
    private long[] atRisk() {
        long[] atRisk = new long[last + 1];
        long after = 0;
        for (int time = last; time >= 0; time--) {
            after += losses[time] + ends[time];
            atRisk[time] = after;
        }
        return atRisk;
    }
}
