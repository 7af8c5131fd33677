package org.alveolus.notifications.internal.console;

import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** Messages to people and what became of them. */
@Component
public final class MessagesPage implements ConsolePage {

    @Override
    public String id() {
        return "messages";
    }

    @Override
    public int order() {
        return 905;
    }

    @Override
    public String icon() {
        return "envelope";
    }

    @Override
    public String module() {
        return "messages.js";
    }

    @Override
    public String element() {
        return "alveolus-messages";
    }

    @Override
    public String requires() {
        return "administrator";
    }
}
