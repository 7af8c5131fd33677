package org.alveolus.notifications.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alveolus.spi.notify.Delivery;
import org.alveolus.spi.notify.Message;
import org.alveolus.spi.notify.NotificationChannel;

/** A channel whose other side is the test. */
final class TestChannel implements NotificationChannel {

    /** What the other side does with a message. */
    interface OtherSide {
        Delivery take(Message message) throws IOException;
    }

    final List<Message> received = new CopyOnWriteArrayList<>();
    volatile OtherSide otherSide = message -> Delivery.DELIVERED;

    @Override
    public Delivery deliver(Message message) throws IOException {
        Delivery delivery = otherSide.take(message);
        if (delivery.fate() == Delivery.Fate.DELIVERED) {
            received.add(message);
        }
        return delivery;
    }

    List<String> texts() {
        return received.stream().map(Message::text).toList();
    }
}
