/**
 * Products and suppliers as an institution knows them, and the device that is one piece of a product.
 */
@Export
@Version("1.1.0")
package org.alveolus.api.catalogue;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
