package org.alveolus.api.catalogue;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * One piece of a product, as a box describes it. Whatever the maker's code does not give may be null until somebody
 * completes it.
 *
 * @param kind implant, abutment or biomaterial; never null
 * @param supplier the supplier's id
 * @param supplierName its name when it was recorded; kept when the supplier is renamed
 * @param productCode the maker's catalogue number (REF), at most 200 characters
 * @param name product name, at most 200 characters
 * @param type the maker's type or model, at most 200 characters
 * @param lot as printed, at most 200 characters
 * @param serial as printed, at most 200 characters
 * @param diameter in millimetres
 * @param length in millimetres
 * @param expiry last day or month of use
 * @param issuer who issued the UDI-DI
 * @param udiDi the UDI-DI as {@code ScanFields.udiDi}
 * @param rawScan the text that was scanned, unchanged
 * @param entry how it was entered; never null
 */
public record Device(
        DeviceKind kind,
        UUID supplier,
        String supplierName,
        String productCode,
        String name,
        String type,
        String lot,
        String serial,
        BigDecimal diameter,
        BigDecimal length,
        CodedDate expiry,
        UdiIssuer issuer,
        String udiDi,
        String rawScan,
        Entry entry) {

    public Device {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(entry, "entry");
    }

    /** This device with a supplier, or without one. */
    public Device withSupplier(UUID newSupplier, String newSupplierName) {
        return new Device(
                kind,
                newSupplier,
                newSupplierName,
                productCode,
                name,
                type,
                lot,
                serial,
                diameter,
                length,
                expiry,
                issuer,
                udiDi,
                rawScan,
                entry);
    }

    /** How a device was entered. */
    public enum Entry {
        SCAN,
        PHOTO,
        TYPED
    }
}
