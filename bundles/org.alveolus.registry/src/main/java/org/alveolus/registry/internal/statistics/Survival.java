package org.alveolus.registry.internal.statistics;

import java.util.List;

/** An estimate by {@link KaplanMeier}. */
public final class Survival {

    /**
     * What becomes of the estimate at a time at which devices were lost; it holds until the next step.
     *
     * @param time since the devices were placed
     * @param atRisk how many were neither lost nor out of sight just before
     * @param lost how many were lost then
     * @param survival the estimated share that is still in place, 0 to 1
     * @param standardError Greenwood's; null when nothing survives, where it is not defined
     * @param lower of the 95 % limits; null with the standard error
     * @param upper of the 95 % limits; null with the standard error
     */
    public record Step(
            int time, long atRisk, long lost, double survival, Double standardError, Double lower, Double upper) {}

    private final long devices;
    private final long lost;
    private final int last;
    private final List<Step> steps;
    private final long[] atRisk;

    Survival(long devices, long lost, int last, List<Step> steps, long[] atRisk) {
        this.devices = devices;
        this.lost = lost;
        this.last = last;
        this.steps = steps;
        this.atRisk = atRisk;
    }

    public long devices() {
        return devices;
    }

    public long lost() {
        return lost;
    }

    /** The longest time that any device was watched. */
    public int last() {
        return last;
    }

    /** One for each time at which any was lost, the first first. */
    public List<Step> steps() {
        return steps;
    }

    /** How many were neither lost nor out of sight just before that time. */
    public long atRisk(int time) {
        return time < atRisk.length ? atRisk[time] : 0;
    }

    /** The estimate at a time; everything survives before the first loss, and nothing can be said after the last time. */
    public Step at(int time) {
        Step found = new Step(time, atRisk(time), 0, 1, 0.0, 1.0, 1.0);
        for (Step step : steps) {
            if (step.time() > time) {
                break;
            }
            found = new Step(time, atRisk(time), 0, step.survival(), step.standardError(), step.lower(), step.upper());
        }
        return found;
    }
}
