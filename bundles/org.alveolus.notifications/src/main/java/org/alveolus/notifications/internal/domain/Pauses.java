package org.alveolus.notifications.internal.domain;

import java.time.Duration;

/** How long to wait for what. */
public final class Pauses {

    /** After so long without success a message has failed. */
    public static final Duration UNTIL_GIVEN_UP = Duration.ofHours(72);

    /** A channel ends within five minutes; what takes longer belongs to a node that died. */
    public static final Duration UNTIL_TAKEN_OVER = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int DOUBLINGS = 5;

    private Pauses() {}

    /** From a failed try to the next: one minute, doubled with each, thirty at most. */
    public static Duration after(int tries) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
