package org.alveolus.notifications.internal.domain;

import java.util.regex.Pattern;
import org.alveolus.api.Problem;
import org.alveolus.api.notify.Notification;

/** What a message must be like to be queued. */
public final class MessageCheck {

    public static final int LONGEST_ADDRESS = 254;
    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_TEXT = 20_000;

    /** One address and nothing around it, which a mail header could take for another. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cntrl}<>(),;:\"\\[\\]\\\\]{1,64}@[^\\s@\\p{Cntrl}<>(),;:\"\\[\\]\\\\]+");

    /** ITU-T E.164, 6: a plus sign and at most 15 digits, of which the first is the country's. */
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private MessageCheck() {}

    /**
     * @throws org.alveolus.api.ProblemException 400 naming the field
     */
    public static void check(Notification notification) {
        Problem.Faults faults = new Problem.Faults()
                .text("/subject", notification.subject(), 1, LONGEST_SUBJECT)
                .lines("/text", notification.text(), 1, LONGEST_TEXT);
        if (notification.medium() == Notification.Medium.MAIL) {
            if (notification.to().length() > LONGEST_ADDRESS
                    || !ADDRESS.matcher(notification.to()).matches()) {
                faults.add("/to", "not-an-email", "An e-mail address like anna@praktijk.example is expected");
            }
        } else if (!NUMBER.matcher(notification.to()).matches()) {
            faults.add("/to", "not-a-number", "A telephone number like +31612345678 is expected");
        }
        if (!TOPIC.matcher(notification.topic()).matches()) {
            faults.add("/topic", "not-a-topic", "A topic has small letters, digits and dashes, at most 40");
        }
        faults.refuse();
    }
}
