package org.alveolus.notifications.internal.persistence;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.notify.Notification;
import org.alveolus.notifications.internal.domain.MessageState;
import org.alveolus.notifications.internal.domain.Pauses;
import org.alveolus.notifications.internal.domain.State;
import org.alveolus.spi.notify.Message;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A message's row. */
@Entity(name = "Message")
@Table(name = "notifications_message")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class MessageEntity {

    private static final int LONGEST_REASON = 500;

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Notification.Medium medium;

    private String recipient;

    @Column(name = "recipient_key")
    private String recipientKey;

    private String subject;
    private String body;
    private String topic;
    private boolean secret;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "give_up_at")
    private Instant giveUpAt;

    private int tries;

    @Column(name = "tried_at")
    private Instant triedAt;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    private String reason;

    @Version
    private long version;

    protected MessageEntity() {}

    public MessageEntity(UUID id, Notification notification, Instant now) {
        this.id = id.toString();
        this.medium = notification.medium();
        this.recipient = notification.to();
        this.recipientKey = key(notification.to());
        this.subject = notification.subject();
        this.body = notification.text();
        this.topic = notification.topic();
        this.secret = notification.secret();
        this.queuedAt = now;
        await(now);
    }

    /** The form in which two addresses are the same. */
    public static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** It is to be sent from now on. */
    public final void await(Instant now) {
        state = State.WAITING;
        giveUpAt = now.plus(Pauses.UNTIL_GIVEN_UP);
        nextAt = now;
        endedAt = null;
    }

    /** A try begins. */
    public void tryNow(Instant now) {
        tries++;
        triedAt = now;
        nextAt = null;
    }

    /** The last try failed. A text that must not be kept goes with the last one. */
    public void fail(Instant now, String why, boolean forEver) {
        reason = why.substring(0, Math.min(why.length(), LONGEST_REASON));
        Instant next = now.plus(Pauses.after(tries));
        if (forEver || next.isAfter(giveUpAt)) {
            end(State.FAILED, now);
            forgetSecret();
        } else {
            nextAt = next;
        }
    }

    /** A channel has brought it. */
    public void deliver(Instant now) {
        reason = null;
        end(State.DELIVERED, now);
        forgetSecret();
    }

    /** It lies in the outbox. */
    public void putOut(Instant now) {
        reason = null;
        end(State.OUTBOX, now);
    }

    private void end(State last, Instant now) {
        state = last;
        nextAt = null;
        endedAt = now;
    }

    public void forgetSecret() {
        if (secret) {
            body = null;
        }
    }

    /** What a channel is given; only while there is a text. */
    public Message toMessage() {
        return new Message(UUID.fromString(id), recipient, subject, body, queuedAt);
    }

    /**
     * What administrators see.
     *
     * @param secrets whether secret texts are shown too
     */
    public MessageState toState(boolean secrets) {
        return new MessageState(
                UUID.fromString(id),
                medium,
                recipient,
                subject,
                secret && !secrets ? null : body,
                topic,
                secret,
                state,
                queuedAt,
                tries,
                triedAt,
                nextAt,
                endedAt,
                reason);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public State state() {
        return state;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public Instant nextAt() {
        return nextAt;
    }

    public Notification.Medium medium() {
        return medium;
    }

    public boolean hasText() {
        return body != null;
    }
}
