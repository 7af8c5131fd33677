package org.alveolus.itests.notify;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Await;
import org.alveolus.itests.harness.Ports;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Mail leaves the built distribution for a real SMTP server, which goes and comes; the process is killed, and the channel's feature
 * uninstalled, while a message waits. Proves P1, P6, P10.
 */
public class MailIT {

    private static final int PORT = Ports.free();
    private static final Duration PROMPT = Duration.ofSeconds(10);
    private static final Duration AFTER_A_START = Duration.ofSeconds(60);

    @ClassRule
    public static final RunningAlveolus ALVEOLUS = RunningAlveolus.plan("mail")
            .demo()
            .option("-Dorg.alveolus.mail.host=127.0.0.1")
            .option("-Dorg.alveolus.mail.port=" + PORT)
            .option("-Dorg.alveolus.mail.security=none")
            .option("-Dorg.alveolus.mail.from=mail@linden.example")
            .option("-Dorg.alveolus.notifications.publicAddress=https://alveolus.example")
            .prepare();

    private final List<MimeMessage> before = new ArrayList<>();
    private GreenMail server;

    @Before
    public void switchOn() {
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @After
    public void switchOff() {
        before.addAll(List.of(server.getReceivedMessages()));
        server.stop();
    }

    private List<MimeMessage> received() {
        List<MimeMessage> all = new ArrayList<>(before);
        all.addAll(List.of(server.getReceivedMessages()));
        return all;
    }

    private static Api administrator() {
        return ALVEOLUS.api().signedIn("admin@linden.example", "Implant#2026");
    }

    private static String written() {
        return administrator()
                .post("/api/notifications/tests", null)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static JsonNode message(String id) {
        return administrator().get("/api/notifications/" + id).expect(200).json();
    }

    private static void await(String id, String state, Duration limit) {
        Await.until(limit, () -> message(id).path("state").asText().equals(state), () -> message(id)
                .toPrettyString());
    }

    private long arrived(String id) {
        return received().stream()
                .filter(mail -> key(mail).equals("<" + id + "@linden.example>"))
                .count();
    }

    private static String key(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void aMessageArrivesWithinSeconds() throws Exception {
        String id = written();
        await(id, "delivered", PROMPT);
        assertEquals(1, arrived(id));
        MimeMessage mail = received().get(received().size() - 1);
        assertEquals("admin@linden.example", mail.getAllRecipients()[0].toString());
        assertEquals("Alveolus: test", mail.getSubject());
        assertTrue(((String) mail.getContent()).contains("https://alveolus.example/"));
        assertFalse(administrator()
                .get("/api/notifications/mode")
                .expect(200)
                .json()
                .path("outbox")
                .asBoolean());
    }

    @Test
    public void whatWaitsForTheServerIsSentOnceWhenItIsBack() {
        switchOff();
        String id = written();
        Await.until(PROMPT, () -> message(id).path("tries").asInt() > 0, () -> message(id)
                .toPrettyString());
        Await.until(PROMPT, () -> message(id).has("reason"), () -> message(id).toPrettyString());
        assertEquals("waiting", message(id).path("state").asText());
        switchOn();
        administrator().post("/api/notifications/" + id + "/send-again", null).expect(200);
        await(id, "delivered", PROMPT);
        assertEquals(1, arrived(id));
    }

    @Test
    public void whatWaitsWhenTheProcessIsKilledIsSentAfterwards() {
        switchOff();
        String id = written();
        Await.until(PROMPT, () -> message(id).has("reason"), () -> message(id).toPrettyString());
        ALVEOLUS.kill();
        switchOn();
        ALVEOLUS.start();
        ALVEOLUS.awaitReady();
        await(id, "delivered", AFTER_A_START);
        assertEquals(1, arrived(id));
    }

    @Test
    public void whatWaitsForTheChannelIsSentWhenItIsBack() {
        String first = written();
        await(first, "delivered", PROMPT);
        ALVEOLUS.shell("feature:uninstall alveolus-mail");
        String id = written();
        Await.until(PROMPT, () -> message(id).has("reason"), () -> message(id).toPrettyString());
        assertEquals("not into the outbox", "waiting", message(id).path("state").asText());
        ALVEOLUS.shell("feature:install alveolus-mail");
        await(id, "delivered", PROMPT);
        assertEquals(1, arrived(id));
    }
}
