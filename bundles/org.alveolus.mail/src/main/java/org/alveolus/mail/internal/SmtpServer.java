package org.alveolus.mail.internal;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;

/**
 * The server that takes outgoing mail, and in whose name.
 *
 * @param user null when it asks for none
 * @param password null when it asks for none
 */
record SmtpServer(
        String host,
        int port,
        Security security,
        String user,
        String password,
        InternetAddress from,
        int connectSeconds,
        int answerSeconds) {

    /** How the connection is protected, and the port on which servers listen for it. */
    enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /**
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static SmtpServer of(MailConfiguration configuration) {
        Security security = security(configuration.security());
        boolean anonymous = configuration.user().isBlank();
        return new SmtpServer(
                configuration.host().strip(),
                within("port", configuration.port() == 0 ? security.port : configuration.port(), 65_535),
                security,
                anonymous ? null : configuration.user().strip(),
                anonymous ? null : configuration.password(),
                from(configuration.from()),
                within("connectSeconds", configuration.connectSeconds(), 60),
                within("answerSeconds", configuration.answerSeconds(), 60));
    }

    private static Security security(String name) {
        for (Security security : Security.values()) {
            if (security.name().equalsIgnoreCase(name.strip())) {
                return security;
            }
        }
        throw new IllegalArgumentException("security is starttls, tls or none, not '" + name + "'");
    }

    private static int within(String setting, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException(setting + " is a number from 1 to " + maximum + ", not " + value);
        }
        return value;
    }

    private static InternetAddress from(String text) {
        try {
            InternetAddress from = new InternetAddress(text, true);
            from.validate();
            if (from.getAddress().indexOf('@') < 0) {
                throw new AddressException("no domain");
            }
            return new InternetAddress(from.getAddress(), from.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException(
                    "from is an address like 'Praktijk Linden <mail@linden.example>', not '" + text + "'", e);
        }
    }

    Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.connectiontimeout", milliseconds(connectSeconds));
        properties.setProperty("mail.smtp.timeout", milliseconds(answerSeconds));
        properties.setProperty("mail.smtp.writetimeout", milliseconds(answerSeconds));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return Session.getInstance(properties);
    }

    /** A connection on which the server has greeted and, if it asks for it, knows who speaks. */
    Transport connect(Session session) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        transport.connect(host, port, user, password);
        return transport;
    }

    private static String milliseconds(int seconds) {
        return Integer.toString(seconds * 1000);
    }
}
