package org.alveolus.notifications.internal.domain;

/** How far a message is. */
public enum State {
    /** It is to be sent, or tried again. */
    WAITING,
    /** The other side has taken it. */
    DELIVERED,
    /** It is in the outbox that the console shows, since there is no channel. */
    OUTBOX,
    /** It was refused, or nobody took it in time. */
    FAILED
}
