package org.alveolus.api.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.supplier.SupplierReturn;
import org.alveolus.spi.udi.UdiIssuer;
import org.osgi.annotation.versioning.ProviderType;

/** Products and suppliers of the caller's institution. Any thread; joins the current transaction. */
@ProviderType
public interface Catalogue {

    /**
     * What is known of a product: by the own institution, else by an installed connector of a supplier, which is named as the source; empty
     * when nothing is.
     */
    Optional<Product> find(UdiIssuer issuer, String udiDi);

    /**
     * Learns from a device that a person completed: supplier, code, name, type, diameter, length and kind under its
     * UDI-DI. Later corrections win. Lot, serial and dates are never learned. Does nothing for a device without UDI-DI.
     */
    void learn(Device device);

    /**
     * The device with its supplier settled: the chosen one must exist and gives its name; one that is only named is found or
     * added, as {@link #supplierNamed} does.
     *
     * @param device whose supplier and its name may be null; then it is returned as it is
     * @param pointer JSON pointer of the device in the request; empty when it is the request
     * @throws org.alveolus.api.ProblemException 400 {@code unknown} at {@code /supplier} when there is no such supplier
     */
    Device withSupplier(Device device, String pointer);

    /** Whether a connector of some supplier is installed. */
    boolean hasConnectors();

    /**
     * Hands an order over to the connector of its supplier. Waits for it, ten seconds at most: never called in a transaction.
     *
     * @param order its id is the same for every attempt
     */
    ConnectorAnswer order(SupplierOrder order);

    /**
     * Announces a return by the connector of its supplier, as {@link #order}.
     *
     * @param announced its id is the same for every attempt
     */
    ConnectorAnswer announceReturn(SupplierReturn announced);

    /** All suppliers, by name. */
    List<Supplier> suppliers();

    /** The supplier; the one that stays when this one was merged into it. */
    Optional<Supplier> supplier(UUID id);

    /**
     * All suppliers by every id under which devices may have been recorded: one that was merged leads to the one that stays. For lists that
     * group many devices by supplier.
     */
    Map<UUID, Supplier> suppliersByEveryId();

    /**
     * All ids under which devices of this supplier may have been recorded: its own and those of all suppliers that were merged into it,
     * whichever of them is given. Whoever looks for recorded devices by supplier looks for all of these.
     *
     * @return holds the given id, also when there is no such supplier
     */
    Set<UUID> sameSuppliers(UUID id);

    /**
     * The supplier of this name, whatever the case; added when there is none.
     *
     * @param name 1 to 200 characters
     * @throws org.alveolus.api.ProblemException 400 naming the field
     */
    Supplier supplierNamed(String name);

    /**
     * Changes a supplier; what is null is no longer recorded. Devices keep the name with which they were recorded.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 404; 409 {@code supplier-merged} when it was merged into another; 409 {@code supplier-exists} when another has the name
     */
    Supplier update(Supplier supplier);
}
