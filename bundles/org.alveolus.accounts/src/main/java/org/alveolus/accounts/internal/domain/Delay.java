package org.alveolus.accounts.internal.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long somebody must wait after attempts: not at all after the first few, then for a while, and twice as long each time.
 *
 * @param free how many attempts cost nothing
 * @param first how long to wait after the first that costs
 * @param longest how long to wait at most
 */
public record Delay(int free, Duration first, Duration longest) {

    /** For failed attempts to sign in with one user name. */
    public static final Delay OF_NAME = new Delay(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

    /** For failed attempts to sign in from one network address, behind which a whole clinic may sit. */
    public static final Delay OF_ADDRESS = new Delay(50, Duration.ofSeconds(1), Duration.ofMinutes(15));

    /** For mails that anybody may have sent to one address: five at once, then fewer and fewer, soon two a day. */
    public static final Delay OF_MAIL = new Delay(5, Duration.ofMinutes(1), Duration.ofHours(12));

    /** For mails that are asked for from one network address. */
    public static final Delay OF_MAILS = new Delay(50, Duration.ofSeconds(10), Duration.ofHours(1));

    /** After so long without an attempt all is forgotten. */
    public static final Duration FORGOTTEN = Duration.ofHours(24);

    private static final int MAXIMUM_DOUBLINGS = 20;

    /**
     * How long still to wait.
     *
     * @param attempts in a row
     * @param last when the last was
     */
    public Duration left(int attempts, Instant last, Instant now) {
        if (attempts < free) {
            return Duration.ZERO;
        }
        Duration doubled = first.multipliedBy(1L << Math.min(attempts - free, MAXIMUM_DOUBLINGS));
        Duration left = Duration.between(now, last.plus(doubled.compareTo(longest) < 0 ? doubled : longest));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
