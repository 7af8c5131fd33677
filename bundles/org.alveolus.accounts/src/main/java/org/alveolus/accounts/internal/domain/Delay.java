package org.alveolus.accounts.internal.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long somebody must wait after failed attempts to sign in: not at all after the first few, then one second, two, four,
 * up to a quarter of an hour.
 *
 * @param free how many failures cost nothing
 */
public record Delay(int free) {

    /** For one user name. */
    public static final Delay OF_NAME = new Delay(5);

    /** For one network address, behind which a whole clinic may sit. */
    public static final Delay OF_ADDRESS = new Delay(50);

    /** After so long without a failure all is forgotten. */
    public static final Duration FORGOTTEN = Duration.ofHours(24);

    private static final long MAXIMUM_SECONDS = Duration.ofMinutes(15).toSeconds();
    private static final int MAXIMUM_DOUBLINGS = 20;

    /**
     * How long still to wait.
     *
     * @param failures in a row
     * @param last when the last was
     */
    public Duration left(int failures, Instant last, Instant now) {
        if (failures < free) {
            return Duration.ZERO;
        }
        long seconds = Math.min(MAXIMUM_SECONDS, 1L << Math.min(failures - free, MAXIMUM_DOUBLINGS));
        Duration left = Duration.between(now, last.plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
