package org.alveolus.notifications.internal.domain;

import org.alveolus.api.notify.Notification;

/**
 * Which messages are asked for; null means any.
 *
 * @param to exactly to this address, whatever case
 */
public record MessageFilter(State state, Notification.Medium medium, String topic, String to) {

    /** All of them. */
    public static final MessageFilter ALL = new MessageFilter(null, null, null, null);
}
