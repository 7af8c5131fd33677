/**
 * Connections to suppliers: a vendor's bundle registers a {@link org.alveolus.spi.supplier.SupplierConnector} service and is asked at once.
 *
 * <p>Everything but the connector is an immutable value. No parameter or result is null unless its description says so.
 */
@Export
@Version("1.0.0")
package org.alveolus.spi.supplier;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
