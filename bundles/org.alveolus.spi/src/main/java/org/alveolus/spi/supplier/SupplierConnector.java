package org.alveolus.spi.supplier;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Talks to one supplier, or to several: looks products up, takes orders and returns. Implemented by vendors and registered as an OSGi
 * service with the property {@link #NAME}.
 *
 * <p>The platform never trusts a connector: each call has a time limit and runs on a thread of its own; one that throws, hangs or answers
 * nonsense is named to the person who asked, and the stock goes on without it. Nothing of a call is in a transaction of the stock. Called on
 * any thread, by several threads at once; stops when its thread is interrupted.
 *
 * <p>'Not mine' is an answer, failure is an exception: a supplier that is not this connector's is answered with {@link SupplierAnswer#NOT_MINE},
 * a supplier that cannot be reached throws.
 */
@ConsumerType
public interface SupplierConnector {

    /** Service property: the connector's short name in lower case, e.g. {@code acme}; shown as the source of what it told. Required. */
    String NAME = "alveolus.supplier.connector";

    /**
     * What the supplier's catalogue says of a product.
     *
     * @return {@link SupplierAnswer#NOT_MINE} or {@link SupplierAnswer.Product}
     * @throws IOException when the supplier cannot be asked
     */
    SupplierAnswer lookUp(ProductKey product) throws IOException;

    /**
     * Hands an order over. The same order may be handed over again when the answer was lost: an id that is known already is the same
     * order and gets the same answer.
     *
     * @return {@link SupplierAnswer#NOT_MINE}, {@link SupplierAnswer.Accepted} or {@link SupplierAnswer.Refused}
     * @throws IOException when the supplier cannot be reached
     */
    SupplierAnswer order(SupplierOrder order) throws IOException;

    /**
     * Announces a return. As with {@link #order}, the same id is the same return.
     *
     * @return {@link SupplierAnswer#NOT_MINE}, {@link SupplierAnswer.Accepted} or {@link SupplierAnswer.Refused}
     * @throws IOException when the supplier cannot be reached
     */
    SupplierAnswer announceReturn(SupplierReturn announced) throws IOException;
}
