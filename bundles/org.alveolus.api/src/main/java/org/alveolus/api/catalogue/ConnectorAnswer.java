package org.alveolus.api.catalogue;

import java.util.Objects;
import org.alveolus.spi.supplier.SupplierAnswer;

/**
 * What the installed connectors of suppliers said.
 *
 * @param connector the name of the one that answered or failed; null when none is this supplier's
 * @param answer {@link SupplierAnswer#NOT_MINE} when none is this supplier's, or the one that is could not answer
 * @param failure why it could not, in one English sentence; null when it could
 */
public record ConnectorAnswer(String connector, SupplierAnswer answer, String failure) {

    public ConnectorAnswer {
        Objects.requireNonNull(answer, "answer");
    }
}
