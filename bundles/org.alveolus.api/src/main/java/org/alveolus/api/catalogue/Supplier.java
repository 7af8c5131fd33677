package org.alveolus.api.catalogue;

import java.util.UUID;

/**
 * A supplier or maker of devices.
 *
 * @param address postal address in lines, printed on implant cards; null when not recorded
 * @param website null when not recorded
 */
public record Supplier(UUID id, String name, String address, String website) {}
