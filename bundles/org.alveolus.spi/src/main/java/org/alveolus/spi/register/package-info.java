/**
 * Connectors to national registers: a vendor's bundle registers a {@link org.alveolus.spi.register.RegisterConnector} service, an
 * institution's administrator chooses it, and it is given that institution's treatments from then on.
 *
 * <p>Everything but the connector is an immutable value. No parameter, component or result is null unless its description says so.
 */
@Export
@Version("1.0.0")
package org.alveolus.spi.register;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
