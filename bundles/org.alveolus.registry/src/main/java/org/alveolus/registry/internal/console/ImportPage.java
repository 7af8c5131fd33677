package org.alveolus.registry.internal.console;

import org.alveolus.api.Modules;
import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** Earlier records that come in as files. */
@Component
public final class ImportPage implements ConsolePage {

    @Override
    public String id() {
        return "import";
    }

    @Override
    public int order() {
        return 420;
    }

    @Override
    public String icon() {
        return "file-earmark-arrow-up";
    }

    @Override
    public String module() {
        return "import.js";
    }

    @Override
    public String element() {
        return "alveolus-import";
    }

    @Override
    public String requires() {
        return Modules.REGISTRY;
    }
}
