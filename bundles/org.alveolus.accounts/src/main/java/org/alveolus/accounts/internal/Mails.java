package org.alveolus.accounts.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.alveolus.api.notify.Notification;
import org.alveolus.api.notify.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mails of this capability, in the language of whoever reads them. Any thread; joins the current transaction. */
final class Mails {

    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);

    private static final int MAXIMUM_SUBJECT = 200;

    private final Supplier<Optional<Notifications>> notifications;

    /** @param notifications gives none while that capability is away */
    Mails(Supplier<Optional<Notifications>> notifications) {
        this.notifications = notifications;
    }

    /** Whether mail can leave now. */
    boolean reach() {
        return notifications
                .get()
                .map(present -> present.reaches(Notification.Medium.MAIL))
                .orElse(false);
    }

    /**
     * Queues a mail that holds the address of the console with a secret.
     *
     * @param kind of the texts
     * @param fragment what follows in the address; a browser sends it to nobody
     * @return whether it can leave
     */
    boolean sendLink(String kind, String to, Locale language, String fragment, Map<String, String> values) {
        return queue(kind, to, language, values, fragment, true);
    }

    /** Queues a mail without any secret; whether it can leave. */
    boolean send(String kind, String to, Locale language, Map<String, String> values) {
        return queue(kind, to, language, values, "", false);
    }

    private boolean queue(
            String kind, String to, Locale language, Map<String, String> values, String fragment, boolean secret) {
        Notifications present = notifications.get().orElse(null);
        if (present == null || !present.reaches(Notification.Medium.MAIL)) {
            LOG.warn("No mail can be sent now: somebody was not told of '{}'", kind);
            return false;
        }
        ResourceBundle texts = ResourceBundle.getBundle(
                "mail.texts",
                language,
                Mails.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String text = filled(texts.getString(kind + ".text"), values)
                .replace("{link}", present.address("/console/") + fragment);
        String subject = filled(texts.getString(kind + ".subject"), values);
        present.queue(new Notification(
                Notification.Medium.MAIL,
                to,
                subject.substring(0, Math.min(subject.length(), MAXIMUM_SUBJECT)),
                text + "\n",
                topic(kind),
                secret));
        return true;
    }

    /** By which administrators list messages. */
    private static String topic(String kind) {
        return switch (kind) {
            case "first-password", "joined" -> "welcome";
            case "email", "email-taken", "email-changed" -> "address";
            default -> "password";
        };
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
