package org.alveolus.mail.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alveolus.spi.notify.Delivery;
import org.alveolus.spi.notify.Message;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What the answers of SMTP servers mean for a message. Proves P10, V3. */
public class SmtpAnswersTest {

    private static final Message MESSAGE = new Message(
            UUID.randomUUID(), "anna@linden.example", "Subject", "Text", Instant.parse("2026-11-22T10:00:00Z"));

    /** Answers every command with the answer for its first word; an empty one closes the connection. */
    private Map<String, String> answers = Map.of();

    private final List<String> commands = new CopyOnWriteArrayList<>();
    private ServerSocket door;
    private Thread porter;

    @Before
    public void open() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        porter = new Thread(this::serve, "smtp-porter");
        porter.start();
    }

    @After
    public void close() throws Exception {
        door.close();
        porter.join();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                talk(socket);
            } catch (IOException e) {
                commands.add("closed");
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        boolean data = false;
        String word = "GREETING";
        while (word != null) {
            String answer = answers.getOrDefault(word, usual(word));
            if (answer.isEmpty()) {
                return;
            }
            if (!data || word.equals(".")) {
                out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                data = word.equals("DATA") && answer.startsWith("354");
            }
            String line = lines.readLine();
            word = line == null ? null : line.split("[ :]", 2)[0];
            if (word != null && !data) {
                commands.add(line);
            }
        }
    }

    private static String usual(String word) {
        return switch (word) {
            case "GREETING" -> "220 mail.example";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            case "AUTH" -> "535 5.7.8 wrong";
            case "EHLO" -> "250-mail.example\r\n250 AUTH PLAIN";
            default -> "250 fine";
        };
    }

    private SmtpChannel channel(Object... settings) {
        Map<String, Object> all = new java.util.HashMap<>(Map.of(
                "host", "127.0.0.1", "port", door.getLocalPort(), "security", "none", "from", "mail@linden.example"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return new SmtpChannel(SmtpServer.of(Settings.of(all)));
    }

    @Test
    public void aMessageThatIsTakenIsDelivered() throws Exception {
        assertEquals(Delivery.DELIVERED, channel().deliver(MESSAGE));
        assertTrue(commands.toString(), commands.contains("RCPT TO:<anna@linden.example>"));
    }

    @Test
    public void anUnknownMailboxIsNeverDeliveredTo() throws Exception {
        answers = Map.of("RCPT", "550 5.1.1 no such user");
        Delivery delivery = channel().deliver(MESSAGE);
        assertEquals(Delivery.Fate.NEVER, delivery.fate());
        assertTrue(delivery.reason(), delivery.reason().contains("no such user"));
    }

    @Test
    public void aFullMailboxAndGreylistingMeanLater() throws Exception {
        answers = Map.of("RCPT", "450 4.2.0 greylisted, come back");
        assertEquals(Delivery.Fate.LATER, channel().deliver(MESSAGE).fate());
        answers = Map.of(".", "452 4.2.2 mailbox full");
        assertEquals(Delivery.Fate.LATER, channel().deliver(MESSAGE).fate());
    }

    @Test
    public void aTextThatIsRefusedIsNeverDelivered() throws Exception {
        answers = Map.of(".", "554 5.7.1 this is spam");
        assertEquals(Delivery.Fate.NEVER, channel().deliver(MESSAGE).fate());
    }

    @Test
    public void everybodyWaitsWhenTheServerTakesNothing() {
        for (Map<String, String> nothing : List.of(
                Map.of("GREETING", "554 no service"),
                Map.of("GREETING", "421 too busy"),
                Map.of("RCPT", "421 shutting down"),
                Map.of("DATA", "421 shutting down"),
                Map.of(".", ""),
                Map.of("MAIL", ""),
                Map.of("MAIL", "550 5.7.1 this sender may not send"))) {
            answers = nothing;
            assertThrows(nothing.toString(), IOException.class, () -> channel().deliver(MESSAGE));
        }
    }

    @Test
    public void everybodyWaitsWhenUserAndPasswordAreWrong() {
        IOException failure = assertThrows(IOException.class, () -> channel("user", "anna", "password", "Secret#1")
                .deliver(MESSAGE));
        assertTrue(failure.getMessage(), failure.getMessage().contains("user and password"));
    }

    @Test
    public void nothingIsSentInPlainTextWhenEncryptionIsWanted() {
        assertThrows(IOException.class, () -> channel("security", "starttls", "user", "anna", "password", "Secret#1")
                .deliver(MESSAGE));
        assertTrue(commands.toString(), commands.stream().noneMatch(line -> line.matches("(AUTH|MAIL|RCPT).*")));
    }

    @Test
    public void internationalDomainsGoInTheFormOfDns() throws Exception {
        channel().deliver(new Message(UUID.randomUUID(), "anna@zähne.example", "S", "T", MESSAGE.written()));
        assertTrue(commands.toString(), commands.contains("RCPT TO:<anna@xn--zhne-loa.example>"));
    }

    @Test
    public void wrongSettingsAreNamed() {
        for (Object[] wrong : new Object[][] {
            {"security", "ssl"},
            {"from", ""},
            {"from", "nobody"},
            {"from", "a@b.example, c@d.example"},
            {"port", 70_000},
            {"connectSeconds", 0},
            {"answerSeconds", 600}
        }) {
            IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, () -> channel(wrong));
            assertTrue(failure.getMessage(), failure.getMessage().startsWith((String) wrong[0]));
        }
    }
}
