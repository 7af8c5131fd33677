package org.alveolus.mail.internal;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.activation.DataHandler;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.mail.util.ByteArrayDataSource;
import org.alveolus.spi.notify.Message;

/**
 * A message as a mail (RFC 5322): plain text in UTF-8, quoted-printable so that long lines and all signs arrive as they are (RFC
 * 2045, 6.7), and marked as written by a machine so that no absence note answers it (RFC 3834, 5).
 */
final class Mail extends MimeMessage {

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** Its Message-ID is made of the message's id, so a repeat is known as one. */
    static Mail of(Message message, Session session, InternetAddress from, InternetAddress to)
            throws MessagingException {
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        Mail mail = new Mail(session, "<" + message.id() + "@" + domain + ">");
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(message.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(message.written()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        byte[] lines = message.text().replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8);
        mail.setDataHandler(new DataHandler(new ByteArrayDataSource(lines, "text/plain; charset=UTF-8")));
        // after the content, which takes away what was said of one before
        mail.setHeader("Content-Transfer-Encoding", "quoted-printable");
        mail.saveChanges();
        return mail;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
