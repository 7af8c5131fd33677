package org.alveolus.notifications.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alveolus.api.Caller;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Page;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.notify.Notification;
import org.alveolus.api.notify.Notification.Medium;
import org.alveolus.notifications.internal.domain.MessageFilter;
import org.alveolus.notifications.internal.domain.MessageState;
import org.alveolus.notifications.internal.domain.Pauses;
import org.alveolus.notifications.internal.domain.State;
import org.alveolus.spi.notify.Delivery;
import org.alveolus.spi.notify.Message;
import org.alveolus.spi.notify.NotificationChannel;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Messages are sent once, with the act that causes them, whoever is away meanwhile. Proves P6, P10. */
public class NotificationsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("notifications");

    private final List<NotificationsComponent> nodes = new ArrayList<>();
    private final TestChannel channel = new TestChannel();
    private final InstitutionId clinic = GROUND.institution();
    private NotificationsComponent node;

    @Before
    public void begin() throws SQLException {
        sql("delete from notifications_queue");
        sql("update notifications_channel set since = null");
        node = node();
    }

    @After
    public void end() {
        nodes.forEach(NotificationsComponent::leave);
    }

    /** Sends only when it is told to. */
    private NotificationsComponent node() {
        NotificationsComponent made = new NotificationsComponent(
                GROUND.unit("notifications"),
                GROUND.transactions(),
                GROUND.audit(),
                GROUND.clock(),
                Settings.USUAL,
                null,
                null);
        made.stopCourier();
        nodes.add(made);
        return made;
    }

    private void connect(NotificationsComponent to, long service) {
        to.bindChannel(channel, properties(service));
    }

    private static Map<String, Object> properties(long service) {
        return Map.of("service.id", service, NotificationChannel.MEDIUM, NotificationChannel.MAIL);
    }

    private <T> T as(InstitutionId institution, Callable<T> work) throws Exception {
        return GROUND.as(GROUND.caller(institution), work);
    }

    private static Notification mail(String text) {
        return new Notification(Medium.MAIL, "anna@linden.example", "Subject", text, "stock-expiry", false);
    }

    private static Notification secret(String text) {
        return new Notification(Medium.MAIL, "Anna@linden.example", "Your password", text, "password", true);
    }

    private UUID queue(Notification notification) throws Exception {
        return as(clinic, () -> node.queue(notification));
    }

    private MessageState read(UUID id) throws Exception {
        return as(clinic, () -> node.read(id));
    }

    private void send(NotificationsComponent by) throws Exception {
        GROUND.as(Caller.system(null, Rights.NONE, new Caller.Origin("job", null, null)), () -> {
            by.sendDue();
            return null;
        });
    }

    @Test
    public void aMessageIsSentUnderItsIdAndListedAsDelivered() throws Exception {
        connect(node, 1);
        UUID id = queue(mail("Hello"));
        assertEquals(State.WAITING, read(id).state());

        send(node);

        assertEquals(List.of(id), channel.received.stream().map(Message::id).toList());
        MessageState state = read(id);
        assertEquals(State.DELIVERED, state.state());
        assertEquals("Hello", state.text());
        assertEquals(1, state.tries());
        assertEquals(GROUND.clock().instant(), state.endedAt());
        assertNull(state.reason());
        assertNull(state.nextAt());
    }

    @Test
    public void nothingIsSentWhenTheActIsRolledBack() throws Exception {
        connect(node, 1);
        assertThrows(
                IllegalStateException.class,
                () -> as(clinic, () -> GROUND.transactions().run(() -> {
                    node.queue(mail("Never"));
                    throw new IllegalStateException("the act fails");
                })));
        send(node);
        assertEquals(List.of(), channel.received);
        assertEquals(List.of(), list(MessageFilter.ALL));
    }

    @Test
    public void manyNodesAtOnceSendEachMessageOnce() throws Exception {
        int count = 60;
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            ids.add(queue(mail("Message " + i)));
        }
        List<NotificationsComponent> many = List.of(node, node(), node(), node());
        for (int i = 0; i < many.size(); i++) {
            connect(many.get(i), i);
        }
        ExecutorService threads = Executors.newFixedThreadPool(many.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> rounds = new ArrayList<>();
            for (NotificationsComponent each : many) {
                rounds.add(threads.submit(() -> {
                    start.await();
                    send(each);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> round : rounds) {
                round.get();
            }
        } finally {
            threads.shutdownNow();
        }
        send(node);
        assertEquals(count, channel.received.size());
        assertEquals(
                ids, new HashSet<>(channel.received.stream().map(Message::id).toList()));
    }

    @Test
    public void anHourWithoutServerLosesAndDoublesNothing() throws Exception {
        connect(node, 1);
        Set<UUID> ids = new HashSet<>();
        channel.otherSide = message -> {
            throw new IOException("The mail server takes nothing");
        };
        for (int i = 0; i < 20; i++) {
            ids.add(queue(mail("Message " + i)));
        }
        for (int minute = 0; minute < 60; minute++) {
            send(node);
            GROUND.clock().advance(Duration.ofMinutes(1));
        }
        assertEquals(List.of(), channel.received);
        UUID first = ids.iterator().next();
        assertEquals(State.WAITING, read(first).state());

        channel.otherSide = message -> Delivery.DELIVERED;
        for (int minute = 0; minute < 31; minute++) {
            send(node);
            GROUND.clock().advance(Duration.ofMinutes(1));
        }
        assertEquals(20, channel.received.size());
        assertEquals(
                ids, new HashSet<>(channel.received.stream().map(Message::id).toList()));
        for (UUID id : ids) {
            assertEquals(State.DELIVERED, read(id).state());
        }
    }

    @Test
    public void oneMessageThatIsPutOffDoesNotKeepTheOthers() throws Exception {
        connect(node, 1);
        channel.otherSide =
                message -> message.text().equals("Full") ? Delivery.later("The mailbox is full") : Delivery.DELIVERED;
        UUID full = queue(mail("Full"));
        queue(mail("Other"));

        send(node);

        assertEquals(List.of("Other"), channel.texts());
        MessageState state = read(full);
        assertEquals("The mailbox is full", state.reason());
        assertEquals(GROUND.clock().instant().plus(Pauses.after(1)), state.nextAt());

        send(node);
        assertEquals("not before its time", 1, read(full).tries());
        GROUND.clock().advance(Pauses.after(1));
        send(node);
        assertEquals(2, read(full).tries());
    }

    @Test
    public void aNodeThatDiesWhileSendingLeavesTheMessageToAnotherUnderTheSameId() throws Exception {
        connect(node, 1);
        UUID id = queue(mail("Hello"));
        channel.otherSide = message -> {
            channel.received.add(message);
            throw new ThreadDeath();
        };
        assertThrows(ThreadDeath.class, () -> send(node));
        channel.otherSide = message -> Delivery.DELIVERED;

        NotificationsComponent other = node();
        connect(other, 1);
        send(other);
        assertEquals("taken for a while", 1, channel.received.size());

        GROUND.clock().advance(Pauses.UNTIL_TAKEN_OVER);
        send(other);
        assertEquals(List.of(id, id), channel.received.stream().map(Message::id).toList());
        assertEquals(State.DELIVERED, read(id).state());
        send(node);
        assertEquals(2, channel.received.size());
    }

    @Test
    public void aTryThatWasOvertakenWritesNothingDown() throws Exception {
        connect(node, 1);
        NotificationsComponent other = node();
        connect(other, 1);
        UUID id = queue(mail("Hello"));
        channel.otherSide = slow -> {
            channel.otherSide = message -> Delivery.DELIVERED;
            GROUND.clock().advance(Pauses.UNTIL_TAKEN_OVER);
            try {
                send(other);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return Delivery.never("An answer that comes too late");
        };
        send(node);
        assertEquals(State.DELIVERED, read(id).state());
        assertNull(read(id).reason());
    }

    @Test
    public void aMessageThatNobodyTakesInThreeDaysHasFailedAndCanBeSentAgain() throws Exception {
        connect(node, 1);
        channel.otherSide = message -> Delivery.later("Not now");
        UUID id = queue(mail("Hello"));
        for (int i = 0; i < 200 && read(id).state() == State.WAITING; i++) {
            send(node);
            GROUND.clock().advance(Duration.ofMinutes(30));
        }
        MessageState failed = read(id);
        assertEquals(State.FAILED, failed.state());
        assertEquals("Not now", failed.reason());
        assertFalse(failed.endedAt().isAfter(failed.queuedAt().plus(Pauses.UNTIL_GIVEN_UP)));

        channel.otherSide = message -> Delivery.DELIVERED;
        send(node);
        assertEquals("not by itself", 0, channel.received.size());
        as(clinic, () -> node.sendAgain(id));
        send(node);
        assertEquals(List.of(id), channel.received.stream().map(Message::id).toList());
        assertEquals(State.DELIVERED, read(id).state());
        assertEquals(
                "already-sent",
                assertThrows(ProblemException.class, () -> as(clinic, () -> node.sendAgain(id)))
                        .problem()
                        .type());
    }

    @Test
    public void sendingAgainDoesNotWaitForTheNextTry() throws Exception {
        connect(node, 1);
        channel.otherSide = message -> Delivery.later("Not now");
        UUID id = queue(mail("Hello"));
        send(node);
        channel.otherSide = message -> Delivery.DELIVERED;
        as(clinic, () -> node.sendAgain(id));
        send(node);
        assertEquals(State.DELIVERED, read(id).state());
        assertEquals(1, channel.received.size());
    }

    @Test
    public void whatIsBeingSentIsNotSentAgain() throws Exception {
        connect(node, 1);
        UUID id = queue(mail("Hello"));
        channel.otherSide = message -> {
            ProblemException refused = assertThrows(ProblemException.class, () -> as(clinic, () -> node.sendAgain(id)));
            assertEquals("being-sent", refused.problem().type());
            return Delivery.DELIVERED;
        };
        send(node);
        assertEquals(1, channel.received.size());
    }

    @Test
    public void whatIsRefusedForEverHasFailedAtOnce() throws Exception {
        connect(node, 1);
        channel.otherSide = message -> Delivery.never("Nobody has this address");
        UUID id = queue(mail("Hello"));
        send(node);
        assertEquals(State.FAILED, read(id).state());
        assertEquals("Nobody has this address", read(id).reason());
        send(node);
        assertEquals(1, read(id).tries());
    }

    @Test
    public void aChannelThatBreaksIsTriedAgain() throws Exception {
        connect(node, 1);
        channel.otherSide = message -> {
            throw new IllegalStateException("secret text of " + message.text());
        };
        UUID id = queue(mail("Hello"));
        send(node);
        assertEquals(State.WAITING, read(id).state());
        assertEquals("The channel failed: IllegalStateException", read(id).reason());
    }

    @Test
    public void withoutAnyChannelTheOutboxHoldsTheMessageWithItsSecrets() throws Exception {
        assertTrue(node.reaches(Medium.MAIL));
        UUID id = queue(secret("https://alveolus.example/password?token=1"));
        send(node);
        MessageState state = read(id);
        assertEquals(State.OUTBOX, state.state());
        assertEquals("https://alveolus.example/password?token=1", state.text());
        assertNull(list(MessageFilter.ALL).get(0).text());
    }

    @Test
    public void onceAChannelWasThereNothingGoesToTheOutboxAndNoSecretIsShown() throws Exception {
        UUID before = queue(secret("first"));
        send(node);
        connect(node, 1);
        UUID with = queue(secret("second"));
        send(node);
        assertEquals(List.of("second"), channel.texts());
        assertNull(read(with).text());
        assertNull(read(before).text());

        node.unbindChannel(properties(1));
        assertFalse(node.reaches(Medium.MAIL));
        assertFalse(node.reaches(Medium.TEXT_MESSAGE));
        UUID after = queue(secret("third"));
        send(node);
        assertEquals(State.WAITING, read(after).state());
        assertNull(read(after).text());

        connect(node, 2);
        GROUND.clock().advance(Pauses.after(1));
        send(node);
        assertEquals(List.of("second", "third"), channel.texts());
    }

    @Test
    public void aSecretTextIsErasedWhenItsMessageHasFailed() throws Exception {
        connect(node, 1);
        channel.otherSide = message -> Delivery.never("Nobody has this address");
        UUID id = queue(secret("a link"));
        send(node);
        assertNull(read(id).text());
        assertEquals(
                "text-erased",
                assertThrows(ProblemException.class, () -> as(clinic, () -> node.sendAgain(id)))
                        .problem()
                        .type());
    }

    @Test
    public void messagesOfAnotherInstitutionAndOfNoneAreNotThere() throws Exception {
        UUID id = queue(mail("Ours"));
        UUID operators = GROUND.as(
                Caller.system(null, Rights.NONE, new Caller.Origin("job", null, null)),
                () -> node.queue(mail("None's")));
        InstitutionId other = GROUND.institution();
        for (UUID foreign : List.of(id, operators)) {
            for (Callable<Object> act :
                    List.<Callable<Object>>of(() -> node.read(foreign), () -> node.sendAgain(foreign))) {
                ProblemException refused = assertThrows(ProblemException.class, () -> as(other, act));
                assertEquals(404, refused.problem().status());
            }
        }
        assertEquals(
                List.of(),
                as(other, () -> node.list(MessageFilter.ALL, Page.Request.FIRST))
                        .items());
    }

    @Test
    public void theListIsNarrowedAndGoesOnWhereItEnded() throws Exception {
        connect(node, 1);
        for (int i = 0; i < 5; i++) {
            queue(mail("Mail " + i));
            GROUND.clock().advance(Duration.ofSeconds(1));
        }
        UUID secret = queue(secret("a link"));
        as(
                clinic,
                () -> node.queue(
                        new Notification(Medium.TEXT_MESSAGE, "+31612345678", "Code", "123456", "code", true)));
        send(node);

        assertEquals(7, list(MessageFilter.ALL).size());
        assertEquals(1, list(new MessageFilter(null, null, "password", null)).size());
        assertEquals(
                1,
                list(new MessageFilter(null, Medium.TEXT_MESSAGE, null, null)).size());
        assertEquals(
                6,
                list(new MessageFilter(State.DELIVERED, null, null, "ANNA@linden.example"))
                        .size());
        assertEquals(
                secret,
                list(new MessageFilter(null, null, "password", "anna@linden.example"))
                        .get(0)
                        .id());

        List<UUID> walked = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<MessageState> part = as(clinic, () -> node.list(MessageFilter.ALL, new Page.Request(from, 2)));
            part.items().forEach(item -> walked.add(item.id()));
            cursor = part.next();
        } while (cursor != null);
        assertEquals(list(MessageFilter.ALL).stream().map(MessageState::id).toList(), walked);
    }

    private List<MessageState> list(MessageFilter filter) throws Exception {
        return as(clinic, () -> node.list(filter, Page.Request.FIRST)).items();
    }

    @Test
    public void faultsAreNamedByFieldAndQueueNothing() throws Exception {
        for (String to :
                List.of("", "anna", "a b@c.example", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example")) {
            assertFault("/to", new Notification(Medium.MAIL, to, "S", "T", "topic", false));
        }
        assertFault("/to", new Notification(Medium.TEXT_MESSAGE, "0612345678", "S", "T", "topic", false));
        assertFault(
                "/subject", new Notification(Medium.MAIL, "a@b.example", "S\nBcc: c@d.example", "T", "topic", false));
        assertFault("/subject", new Notification(Medium.MAIL, "a@b.example", "x".repeat(201), "T", "topic", false));
        assertFault("/text", new Notification(Medium.MAIL, "a@b.example", "S", "x".repeat(20_001), "topic", false));
        assertFault("/text", new Notification(Medium.MAIL, "a@b.example", "S", "nul\u0000", "topic", false));
        assertFault("/topic", new Notification(Medium.MAIL, "a@b.example", "S", "T", "No topic", false));
        assertEquals(List.of(), list(MessageFilter.ALL));
    }

    private void assertFault(String pointer, Notification notification) {
        ProblemException refused = assertThrows(ProblemException.class, () -> queue(notification));
        assertEquals(pointer, refused.problem().errors().get(0).pointer());
    }

    @Test
    public void theLongestTextIsKeptWhole() throws Exception {
        connect(node, 1);
        String text = "\u4e2d".repeat(20_000);
        UUID id = queue(mail(text));
        send(node);
        assertEquals(List.of(text), channel.texts());
        assertEquals(text, read(id).text());
    }

    @Test
    public void addressesBeginWithThePublicOne() {
        assertEquals(URI.create("https://alveolus.example/console/stock"), node.address("/console/stock"));
        assertThrows(IllegalArgumentException.class, () -> PublicAddress.of("alveolus.example"));
        assertThrows(IllegalArgumentException.class, () -> PublicAddress.of("https://alveolus.example?x"));
        assertThrows(IllegalArgumentException.class, () -> node.address("//evil.example"));
    }

    @Test
    public void readingAndSendingAgainAreAudited() throws Exception {
        connect(node, 1);
        channel.otherSide = message -> Delivery.later("Not now");
        UUID id = queue(mail("Hello"));
        send(node);
        read(id);
        as(clinic, () -> node.sendAgain(id));
        List<String> acts = GROUND.audit().events().stream()
                .filter(event -> id.toString().equals(event.objectId()))
                .map(event -> event.action().name())
                .toList();
        assertEquals(List.of("READ", "EXECUTE"), acts);
    }

    @Test
    public void aRoundBeginsAsSoonAsTheActIsCommitted() throws Exception {
        NotificationsComponent prompt = new NotificationsComponent(
                GROUND.unit("notifications"),
                GROUND.transactions(),
                GROUND.audit(),
                GROUND.clock(),
                Settings.USUAL,
                null,
                null);
        nodes.add(prompt);
        CountDownLatch arrived = new CountDownLatch(3);
        channel.otherSide = message -> {
            arrived.countDown();
            return Delivery.DELIVERED;
        };
        prompt.bindChannel(channel, properties(1));
        for (int i = 0; i < 3; i++) {
            as(clinic, () -> prompt.queue(mail("Hello")));
        }
        assertTrue(arrived.await(20, TimeUnit.SECONDS));
    }

    private static void sql(String sql) throws SQLException {
        try (Connection connection = GROUND.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
