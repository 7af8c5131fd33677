package org.alveolus.accounts.internal.console;

import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** What each of the staff may do, for administrators. */
@Component
public final class RightsPage implements ConsolePage {

    @Override
    public String id() {
        return "rights";
    }

    @Override
    public int order() {
        return 901;
    }

    @Override
    public String icon() {
        return "grid-3x3";
    }

    @Override
    public String module() {
        return "rights.js";
    }

    @Override
    public String element() {
        return "alveolus-rights";
    }

    @Override
    public String requires() {
        return "administrator";
    }
}
