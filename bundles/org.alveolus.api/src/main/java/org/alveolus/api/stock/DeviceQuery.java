package org.alveolus.api.stock;

import java.util.UUID;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * Which devices are meant: all that is not null must match. Lot and serial match in their normal form, with or without the zeros
 * that fill a field ({@code LotNumber.spellings}).
 *
 * @param lot as typed
 * @param serial as typed
 * @param issuer with {@code udiDi}
 * @param udiDi the UDI-DI, e.g. the 14 digits of a GTIN
 * @param productCode the maker's catalogue number, whatever the case
 * @param supplier the supplier
 */
public record DeviceQuery(
        String lot, String serial, UdiIssuer issuer, String udiDi, String productCode, UUID supplier) {}
