package org.alveolus.registry.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.registry.internal.statistics.Figures.Named;

/** What suppliers are now with which devices were recorded: renamed, or merged into another. */
final class Suppliers {

    private static final int ID = 36;

    private final Catalogue catalogue;
    private final Map<UUID, Supplier> present;

    Suppliers(Catalogue catalogue) {
        this.catalogue = catalogue;
        present = catalogue.suppliers().stream().collect(Collectors.toMap(Supplier::id, Function.identity()));
    }

    /**
     * @param recorded its key is the supplier's id, or stands for a supplier that has none
     */
    Named settled(Named recorded) {
        if (recorded.key().length() != ID) {
            return recorded;
        }
        UUID id;
        try {
            id = UUID.fromString(recorded.key());
        } catch (IllegalArgumentException e) {
            return recorded; // a name that is as long as an id
        }
        return Optional.ofNullable(present.get(id))
                .or(() -> catalogue.supplier(id))
                .map(supplier -> new Named(supplier.id().toString(), supplier.name()))
                .orElse(recorded);
    }
}
