package org.alveolus.mail.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.alveolus.spi.notify.Message;
import org.junit.Test;

/** A message in the form of a mail, byte by byte. Proves P10. */
public class MailTest {

    private static final UUID ID = UUID.fromString("01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e");
    private static final Instant WRITTEN = Instant.parse("2026-11-22T10:00:00Z");

    private static MimeMessage mail(String subject, String text) throws Exception {
        return Mail.of(
                new Message(ID, "anna@linden.example", subject, text, WRITTEN),
                Session.getInstance(new Properties()),
                new InternetAddress("mail@linden.example", "Zahnärzte am Fluß", "UTF-8"),
                new InternetAddress("anna@linden.example"));
    }

    private static String wire(MimeMessage mail) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    public void hasTheHeadersThatMailOfAMachineHas() throws Exception {
        MimeMessage mail = mail("Subject", "Text");
        assertEquals("<" + ID + "@linden.example>", mail.getMessageID());
        assertArrayEquals(new String[] {"auto-generated"}, mail.getHeader("Auto-Submitted"));
        assertArrayEquals(new String[] {"1.0"}, mail.getHeader("MIME-Version"));
        assertEquals(Date.from(WRITTEN), mail.getSentDate());
    }

    @Test
    public void isAsciiInShortLinesWhateverWasWritten() throws Exception {
        assertShortAscii(
                wire(mail("Ü".repeat(150), "Ä".repeat(3_000) + "\n.\n" + "x".repeat(5_000) + "\nFrom here \n")));
        assertShortAscii(
                wire(mail("Subject", "https://linden.example/?token=" + "0123456789".repeat(200) + "\nFrom here \n")));
    }

    private static void assertShortAscii(String wire) {
        assertTrue(wire.chars().allMatch(sign -> sign < 127));
        for (String line : wire.split("\r\n", -1)) {
            assertTrue(line, line.length() <= 78);
        }
        assertTrue("No line feed stands alone", wire.replace("\r\n", "").indexOf('\n') < 0);
    }

    @Test
    public void namesAndSubjectsAreEncodedWords() throws Exception {
        String wire = wire(mail("Größe", "Text"));
        assertTrue(wire, wire.contains("From: =?UTF-8?"));
        assertTrue(wire, wire.contains("Subject: =?UTF-8?"));
        assertEquals("Größe", mail("Größe", "Text").getSubject());
    }

    @Test
    public void aSubjectWithLineBreaksStaysOneHeader() throws Exception {
        MimeMessage mail = mail("Hello\r\nBcc: eve@evil.example\r\n\r\nText", "Text");
        assertEquals(1, mail.getAllRecipients().length);
        assertEquals("Hello Bcc: eve@evil.example Text", mail.getSubject());
    }
}
