package org.alveolus.registry.internal.console;

import org.alveolus.api.Modules;
import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The treatments: list, form and one treatment. */
@Component
public final class TreatmentsPage implements ConsolePage {

    @Override
    public String id() {
        return "registry";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public String icon() {
        return "clipboard2-pulse";
    }

    @Override
    public String module() {
        return "registry.js";
    }

    @Override
    public String element() {
        return "alveolus-registry";
    }

    @Override
    public String requires() {
        return Modules.REGISTRY;
    }
}
