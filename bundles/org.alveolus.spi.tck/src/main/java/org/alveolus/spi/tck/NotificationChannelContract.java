package org.alveolus.spi.tck;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.spi.notify.Delivery;
import org.alveolus.spi.notify.Message;
import org.alveolus.spi.notify.NotificationChannel;
import org.junit.Test;

/**
 * The contract of {@link NotificationChannel} as tests. A vendor extends it with a real other side in the test, which
 * can be switched off:
 *
 * <pre>{@code
 * public class AcmeChannelTest extends NotificationChannelContract {
 *     protected NotificationChannel newChannel() { return new AcmeChannel(server.address()); }
 *     protected String somebody() { return "+31612345678"; }
 *     protected List<Received> received() { return server.messages().stream().map(...).toList(); }
 *     protected void switchOff() { server.stop(); }
 *     protected void switchOn() { server.start(); }
 * }
 * }</pre>
 */
public abstract class NotificationChannelContract {

    private static final Instant WRITTEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final String WORD = "Kennwort-7f3a";

    /**
     * What the other side got.
     *
     * @param key by which the other side tells a repeat from a new message, e.g. the Message-ID
     * @param to whom it reaches
     * @param subject as its reader sees it; null when the medium has none
     * @param text as its reader sees it, lines ending with line feeds
     */
    public record Received(String key, String to, String subject, String text) {}

    /** A new channel, as the service registry would get it. */
    protected abstract NotificationChannel newChannel();

    /** An address that the other side knows. */
    protected abstract String somebody();

    /** An address of the medium that the other side refuses for ever; empty when it takes every one. */
    protected abstract Optional<String> nobody();

    /** All that the other side got since it is there, the oldest first. */
    protected abstract List<Received> received() throws Exception;

    /** From now on the other side cannot be reached. */
    protected abstract void switchOff() throws Exception;

    /** It can be reached again. */
    protected abstract void switchOn() throws Exception;

    /** The longest text that the medium carries in one message. */
    protected int longest() {
        return 20_000;
    }

    @Test
    public void theReaderSeesWhatWasWritten() throws Exception {
        for (String text : texts()) {
            Message message = message(text);

            assertEquals(Delivery.DELIVERED, newChannel().deliver(message));

            Received received = last();
            assertEquals(text, received.text().stripTrailing());
            assertEquals(somebody(), received.to());
            if (received.subject() != null) {
                assertEquals(message.subject(), received.subject());
            }
        }
    }

    private List<String> texts() {
        String line = "A long line without any break. ";
        String texts = line.repeat(Math.min(60, longest() / line.length() - 1)).strip();
        List<String> all = new ArrayList<>(List.of(
                "One line",
                "Zwölf Zähne für Åsa, naïef: \u00e9\u00e8 \u4e2d\u6587 \ud83e\uddb7",
                "First\n\n  third, set in\n.\n..two dots\nFrom the desk\n-- \n> quoted",
                "https://clinic.example/console/password?" + "token=0123456789abcdef".repeat(4),
                texts));
        all.removeIf(text -> text.length() > longest());
        return all;
    }

    @Test
    public void aRepeatIsKnownByTheSameKeyAndAnotherMessageByAnother() throws Exception {
        NotificationChannel channel = newChannel();
        Message message = message("Twice");
        channel.deliver(message);
        String first = last().key();
        newChannel().deliver(message);
        assertEquals("The repeat has the key of the first", first, last().key());
        channel.deliver(message("Twice"));
        assertNotEquals("Another message has a key of its own", first, last().key());
    }

    @Test
    public void nobodysAddressIsRefusedForEverWithAReason() throws Exception {
        assumeTrue("The other side takes every address", nobody().isPresent());
        Delivery delivery =
                newChannel().deliver(new Message(UUID.randomUUID(), nobody().orElseThrow(), "Subject", WORD, WRITTEN));
        assertEquals(Delivery.Fate.NEVER, delivery.fate());
        assertReason(delivery.reason());
    }

    @Test
    public void whatIsNoAddressIsRefusedForEverAndReachesNobody() throws Exception {
        int before = received().size();
        for (String to : List.of(
                "",
                " ",
                "no address",
                "a@b@c",
                somebody() + "\r\nBcc: other@clinic.example",
                somebody() + ", " + somebody())) {
            Delivery delivery = newChannel().deliver(new Message(UUID.randomUUID(), to, "Subject", WORD, WRITTEN));
            assertEquals("To '" + to + "'", Delivery.Fate.NEVER, delivery.fate());
            assertReason(delivery.reason());
        }
        assertEquals(before, received().size());
    }

    @Test
    public void aSubjectAddsNothingButItself() throws Exception {
        int before = received().size();
        newChannel()
                .deliver(new Message(
                        UUID.randomUUID(),
                        somebody(),
                        "Hello\r\nBcc: other@clinic.example\r\n\r\nanother text",
                        "The text",
                        WRITTEN));
        List<Received> after = received();
        assertTrue("At most one message", after.size() <= before + 1);
        for (Received each : after.subList(before, after.size())) {
            assertEquals(somebody(), each.to());
            assertEquals("The text", each.text().stripTrailing());
        }
    }

    @Test
    public void nothingIsLostOrDoubledWhenTheOtherSideIsAway() throws Exception {
        NotificationChannel channel = newChannel();
        Message message = message(WORD);
        int before = received().size();
        switchOff();
        assertUndelivered(channel, message);
        assertUndelivered(channel, message);
        switchOn();
        assertEquals(Delivery.DELIVERED, channel.deliver(message));
        assertEquals(before + 1, received().size());
    }

    private static void assertUndelivered(NotificationChannel channel, Message message) {
        try {
            Delivery delivery = channel.deliver(message);
            assertEquals(Delivery.Fate.LATER, delivery.fate());
            assertReason(delivery.reason());
        } catch (IOException e) {
            assertReason(e.getMessage());
        }
    }

    @Test
    public void manyThreadsDeliverAtOnce() throws Exception {
        NotificationChannel channel = newChannel();
        int before = received().size();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Delivery>> deliveries = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Message message = message("Number " + i);
                deliveries.add(threads.submit(() -> channel.deliver(message)));
            }
            for (Future<Delivery> delivery : deliveries) {
                assertEquals(Delivery.DELIVERED, delivery.get());
            }
        } finally {
            threads.shutdownNow();
        }
        List<Received> after = received();
        Set<String> keys = new HashSet<>();
        Set<String> texts = new HashSet<>();
        after.subList(before, after.size()).forEach(each -> {
            keys.add(each.key());
            texts.add(each.text().strip());
        });
        assertEquals(12, keys.size());
        assertEquals(12, texts.size());
    }

    private Received last() throws Exception {
        List<Received> all = received();
        assertFalse("The other side got nothing", all.isEmpty());
        return all.get(all.size() - 1);
    }

    private Message message(String text) {
        return new Message(UUID.randomUUID(), somebody(), "Größe: naïef \u4e2d\u6587 \ud83e\uddb7", text, WRITTEN);
    }

    private static void assertReason(String reason) {
        assertTrue("A reason is given", reason != null && !reason.isBlank());
        assertFalse("The reason holds nothing of the text: " + reason, reason.contains(WORD));
        assertTrue("The reason is one line: " + reason, reason.chars().noneMatch(Character::isISOControl));
    }
}
