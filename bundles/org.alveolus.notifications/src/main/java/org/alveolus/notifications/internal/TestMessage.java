package org.alveolus.notifications.internal;

import java.net.URI;
import org.alveolus.api.notify.Notification;

/** A message that says nothing, to see whether messages arrive; in the languages of the console, since nobody's is known. */
public final class TestMessage {

    private TestMessage() {}

    /**
     * @param to a mail address, or a telephone number that begins with a plus sign
     * @param address of this installation
     */
    public static Notification to(String to, URI address) {
        return new Notification(
                to.startsWith("+") ? Notification.Medium.TEXT_MESSAGE : Notification.Medium.MAIL,
                to,
                "Alveolus: test",
                """
                This is a test message. Mail of this installation arrives.
                Dit is een testbericht. Mail van deze installatie komt aan.
                Dies ist eine Testnachricht. E-Mails dieser Installation kommen an.

                """
                        + address + "\n",
                "test",
                false);
    }
}
