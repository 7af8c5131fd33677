package org.alveolus.catalogue.internal.rest;

import java.util.stream.Stream;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;

/** Who may write the catalogue: it serves stock and registry alike, so whoever may edit one of them anywhere. */
final class Editors {

    private Editors() {}

    /**
     * @throws org.alveolus.api.ProblemException 403 {@code no-right}
     */
    static void require() {
        boolean editor = Stream.of(Modules.STOCK, Modules.REGISTRY).anyMatch(module -> !Callers.current()
                .rights()
                .locations(module, Level.EDIT)
                .isEmpty());
        if (!editor) {
            throw Problem.forbidden(
                            "no-right",
                            "You need the right 'edit' in module 'stock' or 'registry' at a practice location.")
                    .exception();
        }
    }
}
