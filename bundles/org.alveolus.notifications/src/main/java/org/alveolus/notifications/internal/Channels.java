package org.alveolus.notifications.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.alveolus.api.notify.Notification.Medium;
import org.alveolus.spi.notify.NotificationChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that are there now. Any thread. */
final class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    /** The one to be used first: the highest ranking, then the one that came first, as in the service registry. */
    private static final Comparator<Key> FIRST =
            Comparator.comparing(Key::ranking).reversed().thenComparing(Key::id);

    private record Key(int ranking, long id) {}

    private record Offer(Medium medium, NotificationChannel channel) {}

    private final Map<Key, Offer> offers = new ConcurrentSkipListMap<>(FIRST);

    /**
     * A channel came.
     *
     * @param properties those of its service
     * @return the medium it serves; empty when it names none
     */
    Optional<Medium> add(NotificationChannel channel, Map<String, Object> properties) {
        Optional<Medium> medium = medium(properties.get(NotificationChannel.MEDIUM));
        medium.ifPresentOrElse(
                served -> offers.put(key(properties), new Offer(served, channel)),
                () -> LOG.error(
                        "{} is not used: its service has no property {} of 'mail' or 'text-message'",
                        channel.getClass().getName(),
                        NotificationChannel.MEDIUM));
        return medium;
    }

    /** A channel went. */
    void remove(Map<String, Object> properties) {
        offers.remove(key(properties));
    }

    Optional<NotificationChannel> of(Medium medium) {
        return offers.values().stream()
                .filter(offer -> offer.medium() == medium)
                .map(Offer::channel)
                .findFirst();
    }

    private static Key key(Map<String, Object> properties) {
        return new Key(properties.get("service.ranking") instanceof Integer ranking ? ranking : 0, (Long)
                properties.get("service.id"));
    }

    private static Optional<Medium> medium(Object property) {
        return switch (Objects.toString(property, "")) {
            case NotificationChannel.MAIL -> Optional.of(Medium.MAIL);
            case NotificationChannel.TEXT_MESSAGE -> Optional.of(Medium.TEXT_MESSAGE);
            default -> Optional.empty();
        };
    }
}
