package org.alveolus.notifications.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.alveolus.notifications.cfg}. */
@ObjectClassDefinition(name = "Alveolus: messages", description = "Messages to people by mail and text message.")
public @interface NotificationsConfiguration {

    @AttributeDefinition(
            name = "Public address",
            description =
                    "Under which people reach this installation from their own computers; links in messages begin with it.")
    String publicAddress() default "http://localhost:8181";

    @AttributeDefinition(
            name = "Days to keep",
            description = "After so many days a message that was delivered or has failed is no longer listed.",
            min = "1",
            max = "3650")
    int keepDays() default 90;
}
