package org.alveolus.api.notify;

import java.util.Objects;

/**
 * One message to one person.
 *
 * @param medium the way it goes
 * @param to the mail address, or the telephone number in the form of E.164 ({@code +31612345678})
 * @param subject one line without patient's data, at most 200 characters; not sent with text messages
 * @param text plain text with line feeds, in the reader's language, at most 20,000 characters
 * @param topic what it is about, e.g. {@code password} or {@code stock-expiry}: small letters and dashes, at most 40 characters.
 *     Administrators list messages by it
 * @param secret whether the text must not be kept or shown once it was delivered, e.g. since it holds a link that signs in
 */
public record Notification(Medium medium, String to, String subject, String text, String topic, boolean secret) {

    public Notification {
        Objects.requireNonNull(medium, "medium");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(topic, "topic");
    }

    /** The ways by which a message can go. */
    public enum Medium {
        MAIL,
        TEXT_MESSAGE
    }
}
