package org.alveolus.registry.internal.console;

import org.alveolus.api.Modules;
import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The registry's figures, and a practitioner's own records to take along. */
@Component
public final class StatisticsPage implements ConsolePage {

    @Override
    public String id() {
        return "statistics";
    }

    @Override
    public int order() {
        return 410;
    }

    @Override
    public String icon() {
        return "bar-chart";
    }

    @Override
    public String module() {
        return "statistics.js";
    }

    @Override
    public String element() {
        return "alveolus-statistics";
    }

    @Override
    public String requires() {
        return Modules.REGISTRY;
    }
}
