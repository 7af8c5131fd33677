package org.alveolus.console.internal;

import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The audit log's page, for administrators. */
@Component
public final class AuditPage implements ConsolePage {

    @Override
    public String id() {
        return "audit";
    }

    @Override
    public int order() {
        return 910;
    }

    @Override
    public String icon() {
        return "journal-check";
    }

    @Override
    public String module() {
        return "pages/audit.js";
    }

    @Override
    public String element() {
        return "alveolus-audit";
    }

    @Override
    public String requires() {
        return "administrator";
    }
}
