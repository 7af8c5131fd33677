package org.alveolus.registry.internal.console;

import org.alveolus.api.Modules;
import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The recall: every patient with a device. */
@Component
public final class RecallPage implements ConsolePage {

    @Override
    public String id() {
        return "recall";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String icon() {
        return "exclamation-octagon";
    }

    @Override
    public String module() {
        return "recall.js";
    }

    @Override
    public String element() {
        return "alveolus-recall";
    }

    @Override
    public String requires() {
        return Modules.REGISTRY;
    }

    @Override
    public String scanPath() {
        return "scan";
    }
}
