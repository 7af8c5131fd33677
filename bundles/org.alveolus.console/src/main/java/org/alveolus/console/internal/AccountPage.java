package org.alveolus.console.internal;

import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** A person's own account: password, second factor, sessions and tokens. */
@Component
public final class AccountPage implements ConsolePage {

    @Override
    public String id() {
        return "account";
    }

    @Override
    public int order() {
        return 990;
    }

    @Override
    public String icon() {
        return "person-gear";
    }

    @Override
    public String module() {
        return "pages/account.js";
    }

    @Override
    public String element() {
        return "alveolus-account";
    }

    @Override
    public String requires() {
        return "";
    }
}
