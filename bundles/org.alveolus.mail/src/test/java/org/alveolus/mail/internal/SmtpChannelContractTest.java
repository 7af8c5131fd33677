package org.alveolus.mail.internal;

import java.util.List;
import java.util.Optional;
import org.alveolus.spi.notify.NotificationChannel;
import org.alveolus.spi.tck.NotificationChannelContract;
import org.junit.Rule;

/** The SMTP channel keeps the contract of channels, with a real SMTP server. Proves P10, V3. */
public class SmtpChannelContractTest extends NotificationChannelContract {

    @Rule
    public final TestServer server = new TestServer();

    @Override
    protected NotificationChannel newChannel() {
        return server.channel();
    }

    @Override
    protected String somebody() {
        return "anna@linden.example";
    }

    /** GreenMail takes every address; that others' refusals are understood is in {@link SmtpAnswersTest}. */
    @Override
    protected Optional<String> nobody() {
        return Optional.empty();
    }

    @Override
    protected List<Received> received() throws Exception {
        return server.received();
    }

    @Override
    protected void switchOff() {
        server.switchOff();
    }

    @Override
    protected void switchOn() {
        server.switchOn();
    }
}
