package org.alveolus.spi.notify;

import java.util.Objects;

/**
 * The fate of one message.
 *
 * @param fate how it ended
 * @param reason why it was not delivered, one English sentence; empty when it was delivered
 */
public record Delivery(Fate fate, String reason) {

    /** The other side has taken the message and answers for it. */
    public static final Delivery DELIVERED = new Delivery(Fate.DELIVERED, "");

    public Delivery {
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(reason, "reason");
    }

    /** It can never be delivered, e.g. since nobody has this address: it is not tried again. */
    public static Delivery never(String reason) {
        return new Delivery(Fate.NEVER, reason);
    }

    /** Not this message now, but maybe later, e.g. since the mailbox is full: it is tried again after a pause. */
    public static Delivery later(String reason) {
        return new Delivery(Fate.LATER, reason);
    }

    /** How it can end. */
    public enum Fate {
        DELIVERED,
        NEVER,
        LATER
    }
}
