package org.alveolus.accounts.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.alveolus.accounts.cfg}. */
@ObjectClassDefinition(name = "Alveolus accounts", description = "How long people stay signed in.")
public @interface AccountsConfiguration {

    @AttributeDefinition(
            name = "Idle minutes",
            description = "A session ends when it was not used for so long. Sessions that have begun keep their time.",
            min = "1",
            max = "1440")
    int idleMinutes() default 30;

    @AttributeDefinition(
            name = "Longest session in hours",
            description = "A session ends after so long however much it is used.",
            min = "1",
            max = "720")
    int longestHours() default 24;
}
