package org.alveolus.registry.internal.console;

import org.alveolus.spi.console.ConsolePage;
import org.osgi.service.component.annotations.Component;

/** The national register that the institution delivers to. */
@Component
public final class NationalRegisterPage implements ConsolePage {

    @Override
    public String id() {
        return "national-register";
    }

    @Override
    public int order() {
        return 906;
    }

    @Override
    public String icon() {
        return "cloud-upload";
    }

    @Override
    public String module() {
        return "national-register.js";
    }

    @Override
    public String element() {
        return "alveolus-national-register";
    }

    @Override
    public String requires() {
        return "administrator";
    }
}
