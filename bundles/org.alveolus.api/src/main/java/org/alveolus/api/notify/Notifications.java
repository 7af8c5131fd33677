package org.alveolus.api.notify;

import java.net.URI;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Messages to people. Optional: hold it by a dynamic reference. Any thread; joins the current transaction. */
@ProviderType
public interface Notifications {

    /**
     * Queues a message in the current transaction: when that is rolled back, nothing is sent. It belongs to the caller's
     * institution, or to none when the caller has none.
     *
     * @return the message's id, under which its fate is listed and which every repeat of it carries
     * @throws org.alveolus.api.ProblemException 400 naming the field by {@code /to}, {@code /subject}, {@code /text} or {@code /topic}
     */
    UUID queue(Notification notification);

    /**
     * Whether a message of this medium can leave now: a channel of it is installed, or none was ever and messages go to the outbox
     * that the console shows.
     */
    boolean reaches(Notification.Medium medium);

    /**
     * The address under which people reach a page of this installation.
     *
     * @param path begins with {@code /}
     */
    URI address(String path);
}
