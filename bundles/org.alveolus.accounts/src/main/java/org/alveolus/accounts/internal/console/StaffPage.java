package org.alveolus.accounts.internal.console;

import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The staff of the institution, for administrators. */
@Component
public final class StaffPage implements ConsolePage {

    @Override
    public String id() {
        return "staff";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String icon() {
        return "people";
    }

    @Override
    public String module() {
        return "staff.js";
    }

    @Override
    public String element() {
        return "alveolus-staff";
    }

    @Override
    public String requires() {
        return "administrator";
    }
}
