package org.alveolus.mail.internal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.mail.internet.MimeMessage;
import org.alveolus.spi.tck.NotificationChannelContract.Received;
import org.junit.rules.ExternalResource;

/** A real SMTP server in the test's process, which can be switched off and on. */
final class TestServer extends ExternalResource {

    private final List<MimeMessage> before = new ArrayList<>();
    private GreenMail mail;
    private int port;

    @Override
    protected void before() {
        switchOn();
    }

    @Override
    protected void after() {
        mail.stop();
    }

    SmtpChannel channel() {
        return new SmtpChannel(SmtpServer.of(Settings.of(Map.of(
                "host", "127.0.0.1", "port", port, "security", "none", "from", "Zahnärzte <mail@linden.example>"))));
    }

    void switchOff() {
        before.addAll(List.of(mail.getReceivedMessages()));
        mail.stop();
    }

    void switchOn() {
        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        port = mail.getSmtp().getPort();
    }

    List<MimeMessage> mails() {
        List<MimeMessage> all = new ArrayList<>(before);
        all.addAll(List.of(mail.getReceivedMessages()));
        return all;
    }

    List<Received> received() throws Exception {
        List<Received> all = new ArrayList<>();
        for (MimeMessage each : mails()) {
            all.add(new Received(
                    each.getMessageID(),
                    each.getAllRecipients()[0].toString(),
                    each.getSubject(),
                    ((String) each.getContent()).replace("\r\n", "\n")));
        }
        return all;
    }
}
