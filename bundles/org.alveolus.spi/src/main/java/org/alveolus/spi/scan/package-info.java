/**
 * Scanner drivers: a vendor's bundle registers a {@link org.alveolus.spi.scan.ScanDriver} service and is asked at once.
 *
 * <p>Everything but the driver is an immutable value. No parameter or result is null unless its description says so.
 */
@Export
@Version("1.0.0")
package org.alveolus.spi.scan;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
