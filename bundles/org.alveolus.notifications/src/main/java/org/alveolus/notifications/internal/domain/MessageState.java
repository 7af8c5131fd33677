package org.alveolus.notifications.internal.domain;

import java.time.Instant;
import java.util.UUID;
import org.alveolus.api.notify.Notification;

/**
 * A message as administrators see it.
 *
 * @param text null when it must not be shown, or is not there any more
 * @param tries how often it was tried
 * @param triedAt when last; null when it was not
 * @param nextAt when it is tried next; null when it is not
 * @param endedAt when it was delivered or had failed; null before
 * @param reason why the last try failed; null when it did not
 */
public record MessageState(
        UUID id,
        Notification.Medium medium,
        String to,
        String subject,
        String text,
        String topic,
        boolean secret,
        State state,
        Instant queuedAt,
        int tries,
        Instant triedAt,
        Instant nextAt,
        Instant endedAt,
        String reason) {

    /** The same without the text. */
    public MessageState withoutText() {
        return new MessageState(
                id, medium, to, subject, null, topic, secret, state, queuedAt, tries, triedAt, nextAt, endedAt, reason);
    }
}
