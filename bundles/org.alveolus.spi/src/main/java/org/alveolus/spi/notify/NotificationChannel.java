package org.alveolus.spi.notify;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings messages to people by one medium. Implemented by vendors and registered as an OSGi service with the property
 * {@link #MEDIUM}. Where several serve one medium, that of the highest {@code service.ranking} is used.
 *
 * <p>The platform keeps every message until its fate is known, tries again with growing pauses, and gives up after some days. So a
 * channel keeps nothing and repeats nothing by itself.
 */
@ConsumerType
public interface NotificationChannel {

    /** Service property: {@link #MAIL} or {@link #TEXT_MESSAGE}. Required. */
    String MEDIUM = "alveolus.notify.medium";

    /** The {@link #MEDIUM} of mail. */
    String MAIL = "mail";

    /** The {@link #MEDIUM} of text messages to mobile phones. */
    String TEXT_MESSAGE = "text-message";

    /**
     * Hands one message over to the other side and returns when that has taken it, or has not. Called on any thread, by several
     * threads at once, outside any transaction; it must end within five minutes whatever the other side does.
     *
     * <p>The same message comes again, with the same id, when the node died before it could note the answer. The channel
     * hands the id over too, in the way by which its medium tells a repeat from a new message, e.g. the Message-ID of a mail.
     *
     * @return its fate; a reason is one English sentence for administrators and never holds any of the message's text
     * @throws IOException when the other side cannot be reached or takes nothing from anybody at present, a fault that is not this
     *     message's; other messages wait too then
     */
    Delivery deliver(Message message) throws IOException;
}
