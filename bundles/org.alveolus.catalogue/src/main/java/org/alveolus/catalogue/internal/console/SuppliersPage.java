package org.alveolus.catalogue.internal.console;

import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The suppliers: whom to ask, what they take back, and which are the same. */
@Component
public final class SuppliersPage implements ConsolePage {

    @Override
    public String id() {
        return "suppliers";
    }

    @Override
    public int order() {
        return 320;
    }

    @Override
    public String icon() {
        return "truck";
    }

    @Override
    public String module() {
        return "suppliers.js";
    }

    @Override
    public String element() {
        return "alveolus-suppliers";
    }

    @Override
    public String requires() {
        return "";
    }
}
