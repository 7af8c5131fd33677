package org.alveolus.notifications.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alveolus.api.Transactions;
import org.alveolus.api.notify.Notification.Medium;
import org.alveolus.notifications.internal.domain.State;
import org.alveolus.notifications.internal.persistence.MessageEntity;
import org.alveolus.notifications.internal.persistence.QueueTable;
import org.alveolus.notifications.internal.persistence.QueueTable.Due;
import org.alveolus.spi.notify.Delivery;
import org.alveolus.spi.notify.Message;
import org.alveolus.spi.notify.NotificationChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. Any number of threads of any number of nodes may do so at once: each message is taken first, in a transaction
 * of its own; then it is sent, outside any transaction; then its fate is written down. A node that dies in between leaves it
 * taken, and after a while it is sent again, under the same id.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final int PART = 50;

    private final Transactions transactions;
    private final QueueTable queue;
    private final Messages messages;
    private final Channels channels;
    private final Clock clock;

    /** Where nothing gets through at present; logged once. */
    private final Set<Medium> blocked = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    Dispatcher(Transactions transactions, QueueTable queue, Messages messages, Channels channels, Clock clock) {
        this.transactions = transactions;
        this.queue = queue;
        this.messages = messages;
        this.channels = channels;
        this.clock = clock;
    }

    /** A message that is being sent. */
    private record Taken(Due due, Message message) {}

    /** How a try ended; all others wait too when nothing gets through. */
    private record Outcome(Delivery delivery, boolean nothingGetsThrough) {}

    /** Lets no further message begin. */
    void close() {
        closed = true;
    }

    /** Sends all that is due; ends early when it is closed or the thread is interrupted. */
    void sendDue() {
        for (Medium medium : Medium.values()) {
            sendDue(medium);
        }
    }

    private void sendDue(Medium medium) {
        while (true) {
            List<Due> part = transactions.run(() -> queue.due(medium, clock.instant(), PART));
            for (Due due : part) {
                if (closed || Thread.currentThread().isInterrupted() || !send(medium, due)) {
                    return;
                }
            }
            if (part.isEmpty()) {
                return;
            }
        }
    }

    /** False when nothing gets through. */
    private boolean send(Medium medium, Due due) {
        Optional<NotificationChannel> channel = channels.of(medium);
        Taken taken = transactions.run(() -> {
            channel.ifPresent(present -> queue.noteChannel(medium, clock.instant()));
            return take(due);
        });
        if (taken == null) {
            return true;
        }
        if (channel.isEmpty() && outboxInUse()) {
            finish(taken, message -> message.putOut(clock.instant()));
            return true;
        }
        Outcome outcome = channel.map(present -> deliver(present, taken.message()))
                .orElseGet(() -> new Outcome(
                        Delivery.later("There is no channel for messages of this kind at the moment."), true));
        note(medium, outcome);
        if (outcome.delivery().fate() == Delivery.Fate.DELIVERED) {
            finish(taken, message -> message.deliver(clock.instant()));
        } else {
            boolean forEver = outcome.delivery().fate() == Delivery.Fate.NEVER;
            finish(
                    taken,
                    message -> message.fail(clock.instant(), outcome.delivery().reason(), forEver));
        }
        return !outcome.nothingGetsThrough();
    }

    /** Whether no real channel ever was. */
    boolean outboxInUse() {
        return transactions.run(() -> !queue.hadChannel());
    }

    /** Null when there is nothing to be sent: somebody else has it, or it is not there any more. */
    private Taken take(Due due) {
        Instant now = clock.instant();
        Due taken = queue.take(due, now);
        if (taken == null) {
            return null;
        }
        Optional<Message> message = messages.with(due.institution(), due.message(), row -> begin(row, now));
        if (message.isEmpty()) {
            queue.remove(taken);
        }
        return message.map(present -> new Taken(taken, present)).orElse(null);
    }

    private static Message begin(MessageEntity message, Instant now) {
        if (message.state() != State.WAITING || !message.hasText()) {
            return null;
        }
        message.tryNow(now);
        return message.toMessage();
    }

    private static Outcome deliver(NotificationChannel channel, Message message) {
        try {
            return new Outcome(channel.deliver(message), false);
        } catch (IOException e) {
            return new Outcome(Delivery.later(reason(e)), true);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} failed to answer for message {}", channel.getClass().getName(), message.id(), e);
            return new Outcome(
                    Delivery.later("The channel failed: " + e.getClass().getSimpleName()), false);
        }
    }

    private void note(Medium medium, Outcome outcome) {
        if (!outcome.nothingGetsThrough()) {
            if (blocked.remove(medium)) {
                LOG.info("Messages of medium {} get through again", medium);
            }
        } else if (blocked.add(medium)) {
            LOG.warn(
                    "No message of medium {} gets through; they wait and are tried again: {}",
                    medium,
                    outcome.delivery().reason());
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private interface Change {
        void on(MessageEntity message);
    }

    /** Writes down how a try ended, unless another one has begun meanwhile. */
    private void finish(Taken taken, Change change) {
        Due due = taken.due();
        transactions.run(() -> {
            if (!queue.putBack(due, clock.instant())) {
                overtaken(taken);
                return;
            }
            Optional<Instant> next = messages.with(due.institution(), due.message(), message -> {
                change.on(message);
                return message.nextAt();
            });
            next.ifPresentOrElse(time -> queue.putBack(due, time), () -> queue.remove(due));
        });
    }

    private static void overtaken(Taken taken) {
        LOG.warn(
                "Message {} took so long that another try has begun meanwhile",
                taken.due().message());
    }
}
