/**
 * The values of unique device identification: what a maker prints on an implant's box, parsed and validated.
 *
 * <p>All types here are immutable and thread-safe, and no parameter may be null unless its method says so.
 */
@Export
@Version("1.0.0")
package org.alveolus.spi.udi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
