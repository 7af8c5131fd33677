package org.alveolus.mail.internal;

import com.sun.mail.smtp.SMTPAddressFailedException;
import com.sun.mail.smtp.SMTPSendFailedException;
import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import javax.mail.AuthenticationFailedException;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import org.alveolus.spi.notify.Delivery;
import org.alveolus.spi.notify.Message;
import org.alveolus.spi.notify.NotificationChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mail to an SMTP server (RFC 5321), one connection a message. Any thread. */
final class SmtpChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpChannel.class);

    /** RFC 5321, 3.8: the server closes the connection, whatever was asked. */
    private static final int CLOSING = 421;

    private static final int LONGEST_REASON = 300;

    private final SmtpServer server;

    SmtpChannel(SmtpServer server) {
        this.server = server;
    }

    @Override
    public Delivery deliver(Message message) throws IOException {
        InternetAddress to;
        try {
            to = recipient(message.to());
        } catch (AddressException | IllegalArgumentException e) {
            return Delivery.never("This is no mail address that can be delivered to: " + reason(e));
        }
        try {
            Session session = server.session();
            Mail mail = Mail.of(message, session, server.from(), to);
            Transport transport = server.connect(session);
            try {
                transport.sendMessage(mail, new InternetAddress[] {to});
            } finally {
                close(transport);
            }
            return Delivery.DELIVERED;
        } catch (AuthenticationFailedException e) {
            throw new IOException("The mail server refuses user and password: " + reason(e), e);
        } catch (MessagingException e) {
            return answered(e);
        }
    }

    /** One plain address; its domain in the form of DNS (RFC 5891). */
    private static InternetAddress recipient(String text) throws AddressException {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            throw new AddressException("it has no at sign with something before it");
        }
        String local = text.substring(0, at);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(local)) {
            throw new AddressException("before the at sign it has letters that not every server takes");
        }
        String plain = local + "@" + IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        InternetAddress address = new InternetAddress(plain, true);
        address.validate();
        if (!plain.equals(address.getAddress())) {
            throw new AddressException("it is more than one address");
        }
        return address;
    }

    /** The message has been taken, or refused, by then. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    /** What the server's answer means for this message, by the first digit of its code (RFC 5321, 4.2.1). */
    private static Delivery answered(MessagingException failure) throws IOException {
        for (Exception each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException refused) {
                return answered(refused.getReturnCode(), refused);
            }
            if (each instanceof SMTPSendFailedException refused && !isOfTheSender(refused)) {
                return answered(refused.getReturnCode(), refused);
            }
        }
        throw new IOException("The mail server takes nothing: " + reason(failure), failure);
    }

    /** Whoever is written to: the server does not take mail from this address, or user. */
    private static boolean isOfTheSender(SMTPSendFailedException refused) {
        return refused.getCommand() != null && refused.getCommand().startsWith("MAIL");
    }

    private static Exception next(Exception failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : null;
    }

    private static Delivery answered(int code, Exception refused) throws IOException {
        if (code / 100 == 5) {
            return Delivery.never("The mail server refuses it: " + reason(refused));
        }
        if (code / 100 == 4 && code != CLOSING) {
            return Delivery.later("The mail server does not take it now: " + reason(refused));
        }
        throw new IOException("The mail server takes nothing: " + reason(refused), refused);
    }

    private static String reason(Exception failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
}
