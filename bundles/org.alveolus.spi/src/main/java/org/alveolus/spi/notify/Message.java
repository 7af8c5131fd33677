package org.alveolus.spi.notify;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One message to one person.
 *
 * @param id the same each time this message is handed to a channel, and no other message's
 * @param to the mail address, or the telephone number in the form of E.164 ({@code +31612345678})
 * @param subject one line without control characters, at most 200 UTF-16 units; not meant to be sent with text messages
 * @param text plain text whose lines end with line feeds, at most 20,000 UTF-16 units
 * @param written when the message was written
 */
public record Message(UUID id, String to, String subject, String text, Instant written) {

    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(written, "written");
    }
}
