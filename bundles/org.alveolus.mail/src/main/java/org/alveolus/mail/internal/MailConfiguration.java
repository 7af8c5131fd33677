package org.alveolus.mail.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** {@code etc/org.alveolus.mail.cfg}. */
@ObjectClassDefinition(
        name = "Alveolus: mail",
        description = "The SMTP server that takes outgoing mail. Without a host no mail leaves.")
public @interface MailConfiguration {

    @AttributeDefinition(name = "Host", description = "Name of the SMTP server; empty for none.")
    String host() default "";

    @AttributeDefinition(
            name = "Port",
            description = "0 for the usual one: 587 with starttls, 465 with tls, 25 with none.",
            min = "0",
            max = "65535")
    int port() default 0;

    @AttributeDefinition(
            name = "Security",
            description =
                    "starttls: encrypted after a plain greeting, or not at all; tls: encrypted from the first byte;"
                            + " none: readable by whoever listens.",
            options = {
                @Option(label = "STARTTLS, required", value = "starttls"),
                @Option(label = "TLS", value = "tls"),
                @Option(label = "None", value = "none")
            })
    String security() default "starttls";

    @AttributeDefinition(name = "User", description = "Empty when the server asks for none.")
    String user() default "";

    @AttributeDefinition(
            name = "Password",
            type = AttributeType.PASSWORD,
            description = "Empty when the server asks for none.")
    String password() default "";

    @AttributeDefinition(
            name = "From",
            description =
                    "The address that mail comes from, with a name if you like: Praktijk Linden <mail@linden.example>.")
    String from() default "";

    @AttributeDefinition(
            name = "Seconds to connect",
            description = "How long to wait until the server takes the connection.",
            min = "1",
            max = "60")
    int connectSeconds() default 10;

    @AttributeDefinition(
            name = "Seconds to answer",
            description = "How long to wait for each answer of the server.",
            min = "1",
            max = "60")
    int answerSeconds() default 20;
}
