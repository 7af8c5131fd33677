package org.alveolus.mail.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.alveolus.spi.notify.NotificationChannel;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the channel when a server is configured. */
@Component(service = MailComponent.class, immediate = true, configurationPid = "org.alveolus.mail")
@Designate(ocd = MailConfiguration.class)
public final class MailComponent {

    private static final Logger LOG = LoggerFactory.getLogger(MailComponent.class);

    private final ServiceRegistration<NotificationChannel> channel;

    /**
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    @Activate
    public MailComponent(BundleContext context, MailConfiguration configuration) {
        if (configuration.host().isBlank()) {
            channel = null;
            LOG.info("No mail is sent by this node: etc/org.alveolus.mail.cfg names no host");
        } else {
            SmtpServer server = SmtpServer.of(configuration);
            Dictionary<String, Object> properties = new Hashtable<>(Map.of(
                    NotificationChannel.MEDIUM, NotificationChannel.MAIL, Constants.SERVICE_DESCRIPTION, "SMTP"));
            channel = context.registerService(NotificationChannel.class, new SmtpChannel(server), properties);
        }
    }

    @Deactivate
    void leave() {
        if (channel != null) {
            channel.unregister();
        }
    }
}
