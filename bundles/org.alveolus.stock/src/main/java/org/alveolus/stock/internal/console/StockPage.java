package org.alveolus.stock.internal.console;

import org.alveolus.api.Modules;
import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The stock: items, storage locations, and putting boxes in. */
@Component
public final class StockPage implements ConsolePage {

    @Override
    public String id() {
        return "stock";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String icon() {
        return "box-seam";
    }

    @Override
    public String module() {
        return "stock.js";
    }

    @Override
    public String element() {
        return "alveolus-stock";
    }

    @Override
    public String requires() {
        return Modules.STOCK;
    }

    @Override
    public String scanPath() {
        return "add";
    }

    @Override
    public String searchPath() {
        return "items";
    }
}
